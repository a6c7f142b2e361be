/** A command as an item of a drop-down menu: its label, its key, and whether it can run now. */
import { DropdownMenu } from 'radix-ui';
import { keysOf } from '../../state/bindings';
import { command } from '../../state/commands/commands';
import { showKeys } from '../../state/keys';
import { useEnabled, useShell } from '../app/hooks';
import { useKeyboard } from '../app/useKeyboard';

export function CommandItem({ id }: { readonly id: string }) {
  const { app, isMac } = useShell();
  const item = command(id);
  const enabled = useEnabled(item);
  const [keys] = keysOf(item, useKeyboard());
  return (
    <DropdownMenu.Item className="menu-item" disabled={!enabled} onSelect={() => app.run(item)}>
      {item.label}
      {keys && <kbd>{showKeys(keys, isMac)}</kbd>}
    </DropdownMenu.Item>
  );
}
