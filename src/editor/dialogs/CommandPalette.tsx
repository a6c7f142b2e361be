/** Every command by name, with its key; typing filters. */
import { Command } from 'cmdk';
import type { Command as AppCommand } from '../../state/command';
import { COMMANDS } from '../../state/commands/commands';
import { showKeys } from '../../state/keys';
import { useEnabled, useShell } from '../app/hooks';
import { Modal } from './Modal';

const HIDDEN = new Set(['command-palette', 'escape']);

export function CommandPalette() {
  return (
    <Modal title="All commands" bare>
      <Command className="picker" loop label="All commands">
        <Command.Input className="picker-input" placeholder="What do you want to do?" />
        <Command.List className="picker-list">
          <Command.Empty className="picker-empty">No command is called that.</Command.Empty>
          {COMMANDS.filter(({ id }) => !HIDDEN.has(id)).map((item) => (
            <CommandRow key={item.id} item={item} />
          ))}
        </Command.List>
      </Command>
    </Modal>
  );
}

function CommandRow({ item }: { readonly item: AppCommand }) {
  const { app, isMac } = useShell();
  const enabled = useEnabled(item);
  const [keys] = item.keys;
  const run = () => {
    app.apply({ session: { dialog: null } });
    app.run(item);
  };
  return (
    <Command.Item
      className="menu-item"
      value={`${item.label} ${item.family}`}
      disabled={!enabled}
      onSelect={run}
    >
      {item.label}
      {keys && <kbd>{showKeys(keys, isMac)}</kbd>}
    </Command.Item>
  );
}
