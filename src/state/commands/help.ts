/** Finding one's way. */
import type { Command } from '../command';

export const helpCommands: readonly Command[] = [
  {
    id: 'command-palette',
    label: 'All commands…',
    family: 'help',
    keys: ['Mod+K', 'Mod+Shift+P'],
    run: () => ({ session: { dialog: { kind: 'commands' } } }),
  },
  {
    id: 'keys',
    label: 'All keys',
    family: 'help',
    keys: ['?'],
    run: () => ({ session: { dialog: { kind: 'keys' } } }),
  },
  {
    id: 'find-component',
    label: 'Add a component…',
    family: 'help',
    keys: ['/'],
    run: () => ({ effect: 'find-component' }),
  },
];
