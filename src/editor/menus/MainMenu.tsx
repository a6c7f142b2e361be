/** Everything about the document and the window, behind the logo; made from the commands. */
import { ChevronRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { EXAMPLES } from '../../library/examples';
import { LINE_STYLES } from '../../model/style';
import { LOOK_IDS } from '../../state/commands/style';
import { returnKeyboard } from '../app/focus';
import { useShell } from '../app/hooks';
import { openExample } from '../files/openExample';
import { CommandItem } from './CommandItem';
import { ALIGN_IDS, ORDER_IDS, SIZE_IDS } from './contextItems';
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
          <SubMenu
            label="Edit"
            ids={[
              'undo',
              'redo',
              'cut',
              'copy',
              'copy-png',
              'copy-svg',
              'copy-text',
              'paste',
              'duplicate',
              'delete',
              'select-all',
              'find',
            ]}
          />
          <SubMenu
            label="View"
            ids={[
              'fit-all',
              'fit-selection',
              'zoom-reset',
              'cycle-reading',
              'toggle-marks',
              'toggle-palette',
              'toggle-outline',
              'toggle-inspector',
              'toggle-findings',
              'toggle-grid',
              'toggle-guides',
              'toggle-minimap',
              'zen',
              'present',
            ]}
          />
          <SubMenu
            label="Arrange"
            ids={[
              'group-selection',
              'dissolve-group',
              'toggle-lock',
              'unlock-all',
              ...ALIGN_IDS,
              ...ORDER_IDS,
              ...SIZE_IDS,
            ]}
          />
          <SubMenu label="Look" ids={[...LOOK_IDS, ...LINE_STYLES.map((style) => `lines-${style}`)]} />
          <SubMenu
            label="Pages"
            ids={[
              'page-add',
              'page-rename',
              'page-duplicate',
              'page-previous',
              'page-next',
              'page-left',
              'page-right',
              'page-delete',
            ]}
          />
          <SubMenu
            label="Review"
            ids={['profile-whiteboard', 'profile-interview', 'profile-production', 'toggle-findings']}
          />
          <SubMenu label="Theme" ids={['theme-system', 'theme-light', 'theme-dark']} />
          <DropdownMenu.Separator className="menu-rule" />
          {['quick-add', 'lay-out', 'command-palette', 'help', 'keys', 'toggle-welcome'].map((id) => (
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
