/** Everything about the document and the window, behind the logo; made from the commands. */
import { ChevronRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { EXAMPLES } from '../../library/examples';
import { returnKeyboard } from '../app/focus';
import { useShell } from '../app/hooks';
import { openExample } from '../files/openExample';
import { CommandItem } from './CommandItem';
import { MENUS, THEME_MENU } from './menuLists';
import { SubMenu } from './SubMenu';

export function MainMenu({ children }: { readonly children: ReactNode }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="logo-button" aria-label="Menu">
        {children}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align="start"
          sideOffset={8}
          loop
          onCloseAutoFocus={returnKeyboard}
        >
          {['new', 'open'].map((id) => (
            <CommandItem key={id} id={id} />
          ))}
          <ExamplesMenu />
          <DropdownMenu.Separator className="menu-rule" />
          {['save', 'save-as', 'recover', 'export'].map((id) => (
            <CommandItem key={id} id={id} />
          ))}
          <DropdownMenu.Separator className="menu-rule" />
          {MENUS.map(({ label, ids }) => (
            <SubMenu key={label} label={label} ids={ids} />
          ))}
          <SubMenu label="Theme" ids={THEME_MENU} />
          <DropdownMenu.Separator className="menu-rule" />
          {['quick-add', 'command-palette', 'help', 'keys', 'toggle-welcome'].map((id) => (
            <CommandItem key={id} id={id} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function ExamplesMenu() {
  const shell = useShell();
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className="menu-item">
        Examples
        <ChevronRight className="menu-more" size={14} aria-hidden="true" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className="menu menu-examples" sideOffset={4}>
          {EXAMPLES.map((example) => (
            <DropdownMenu.Item
              key={example.id}
              className="menu-item menu-item-tall"
              onSelect={() => void openExample(shell, example.id)}
            >
              <span>
                {example.title}
                <small>{example.summary}</small>
              </span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}
