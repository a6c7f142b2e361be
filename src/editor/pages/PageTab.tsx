/** One page: a press shows it, a drag moves it, a double press names it, the right button says what else can be done. */
import { ContextMenu } from 'radix-ui';
import type { PointerEvent } from 'react';
import type { PageId } from '../../model/pages';
import { keysOf } from '../../state/bindings';
import { command } from '../../state/commands/commands';
import { showKeys } from '../../state/keys';
import { goToPage, renamePage } from '../../state/pages';
import { returnKeyboard } from '../app/focus';
import { useApp, useEnabled, useShell } from '../app/hooks';
import { useKeyboard } from '../app/useKeyboard';
import { InlineName } from '../canvas/InlineName';

interface Props {
  readonly id: PageId;
  readonly name: string;
  readonly current: boolean;
  readonly renaming: boolean;
  /** On which side of it the dragged one would land. */
  readonly dropAt: 'before' | 'after' | null;
  readonly onPointerDown: (event: PointerEvent, id: PageId) => void;
}

const ITEMS = ['page-rename', 'page-duplicate', 'page-left', 'page-right', 'page-delete'] as const;

export function PageTab({ id, name, current, renaming, dropAt, onPointerDown }: Props) {
  const app = useApp();
  const show = () => app.apply(goToPage(app.context(), id));
  if (renaming)
    return (
      <li data-page={id ?? ''}>
        <InlineName
          value={name}
          label="Name of the page"
          onDone={(next) => app.apply(renamePage(app.context(), id, next))}
        />
      </li>
    );
  return (
    <li data-page={id ?? ''} data-drop={dropAt ?? undefined}>
      <ContextMenu.Root modal={false} onOpenChange={(open) => open && show()}>
        <ContextMenu.Trigger asChild>
          <button
            type="button"
            className="page-tab"
            aria-current={current ? 'page' : undefined}
            tabIndex={current ? 0 : -1}
            onPointerDown={(event) => onPointerDown(event, id)}
            onClick={show}
            onDoubleClick={() => {
              show();
              app.apply({ session: { renamingPage: true } });
            }}
          >
            {name}
          </button>
        </ContextMenu.Trigger>
        <ContextMenu.Portal>
          <ContextMenu.Content className="menu" loop onCloseAutoFocus={returnKeyboard}>
            {ITEMS.map((item) => (
              <Item key={item} id={item} />
            ))}
          </ContextMenu.Content>
        </ContextMenu.Portal>
      </ContextMenu.Root>
    </li>
  );
}

function Item({ id }: { readonly id: (typeof ITEMS)[number] }) {
  const { app, isMac } = useShell();
  const item = command(id);
  const enabled = useEnabled(item);
  const [keys] = keysOf(item, useKeyboard());
  return (
    <ContextMenu.Item className="menu-item" disabled={!enabled} onSelect={() => app.run(item)}>
      {item.label}
      {keys && <kbd>{showKeys(keys, isMac)}</kbd>}
    </ContextMenu.Item>
  );
}
