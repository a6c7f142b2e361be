/** Every command by name, with its key, and every pattern that can be put in; typing filters. */
import { Command } from 'cmdk';
import type { Pattern } from '../../library/pattern';
import { PATTERNS } from '../../library/patterns';
import { inSentence } from '../../rules/phrases';
import type { Command as AppCommand } from '../../state/command';
import { COMMANDS } from '../../state/commands/commands';
import { showKeys } from '../../state/keys';
import { useEnabled, useShell } from '../app/hooks';
import { useInsertPattern } from '../patterns/useInsertPattern';
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
          {PATTERNS.map((pattern) => (
            <PatternRow key={pattern.id} pattern={pattern} />
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

function PatternRow({ pattern }: { readonly pattern: Pattern }) {
  const { app } = useShell();
  const insert = useInsertPattern();
  const run = () => {
    app.apply({ session: { dialog: null } });
    insert(pattern);
  };
  const name = `Insert ${inSentence(pattern.title)}`;
  return (
    <Command.Item
      className="menu-item menu-item-tall"
      value={`${name} pattern`}
      keywords={[...pattern.keywords]}
      onSelect={run}
    >
      <span>
        {name}
        <small>{pattern.tradeOff}</small>
      </span>
    </Command.Item>
  );
}
