/** The menu of a right click: what can be done with what is selected, there where the pointer is. */
import { DropdownMenu } from 'radix-ui';
import { Fragment } from 'react';
import { returnKeyboard } from '../app/focus';
import { useSession } from '../app/hooks';
import type { OpenedMenu } from '../canvas/useContextMenu';
import { CommandItem } from './CommandItem';
import { contextItems, JOIN } from './contextItems';
import { JoinMenu } from './JoinMenu';
import { SubMenu } from './SubMenu';

interface Props {
  readonly opened: OpenedMenu | null;
  readonly onClose: () => void;
}

export function ContextMenu({ opened, onClose }: Props) {
  const selection = useSession((session) => session.selection);
  if (!opened) return null;
  const { at, turn } = opened;
  return (
    <DropdownMenu.Root key={turn} open modal={false} onOpenChange={(open) => !open && onClose()}>
      <DropdownMenu.Trigger
        className="menu-anchor"
        tabIndex={-1}
        aria-label="What can be done here"
        style={{ left: at.x, top: at.y }}
      />
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          // Beside the pointer it can be moved up to fit the screen; below it, it can't.
          side="right"
          align="start"
          sideOffset={0}
          collisionPadding={8}
          loop
          onCloseAutoFocus={returnKeyboard}
        >
          {contextItems(selection).map((section, index) => (
            // The sections of one menu are always the same.
            <Fragment key={section.map((entry) => (typeof entry === 'string' ? entry : entry.label)).join()}>
              {index > 0 && <DropdownMenu.Separator className="menu-rule" />}
              {section.map((entry) =>
                entry === JOIN ? (
                  <JoinMenu key={entry} />
                ) : typeof entry === 'string' ? (
                  <CommandItem key={entry} id={entry} />
                ) : (
                  <SubMenu key={entry.label} label={entry.label} ids={entry.ids} />
                ),
              )}
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
