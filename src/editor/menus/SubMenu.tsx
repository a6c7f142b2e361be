/** A menu within a menu, of commands. */
import { ChevronRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { Fragment } from 'react';
import { CommandItem } from './CommandItem';
import { type MenuList, sectionsOf } from './menuLists';

export function SubMenu({ label, ids }: { readonly label: string; readonly ids: MenuList }) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className="menu-item">
        {label}
        <ChevronRight className="menu-more" size={14} aria-hidden="true" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className="menu" sideOffset={4}>
          {sectionsOf(ids).map((section, index) => (
            <Fragment key={section[0]}>
              {index > 0 && <DropdownMenu.Separator className="menu-rule" />}
              {section.map((id) => (
                <CommandItem key={id} id={id} />
              ))}
            </Fragment>
          ))}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}
