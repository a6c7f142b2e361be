/** A menu within a menu, of commands. */
import { ChevronRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { CommandItem } from './CommandItem';

export function SubMenu({ label, ids }: { readonly label: string; readonly ids: readonly string[] }) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className="menu-item">
        {label}
        <ChevronRight className="menu-more" size={14} aria-hidden="true" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className="menu" sideOffset={4}>
          {ids.map((id) => (
            <CommandItem key={id} id={id} />
          ))}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}
