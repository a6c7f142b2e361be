/** Finding one's way. */
import { idsOf } from '../../model/elements';
import type { Command } from '../command';

export const helpCommands: readonly Command[] = [
  {
    id: 'help',
    label: 'Help on what is selected…',
    family: 'help',
    keys: ['F1'],
    run: ({ diagram, session }) => {
      const [only] = idsOf([...session.selection], 'component');
      const type = only === undefined ? undefined : diagram.components.get(only)?.type;
      const [group] = idsOf([...session.selection], 'group');
      const kind = group === undefined ? undefined : diagram.groups.get(group)?.type;
      if (type === undefined && kind !== undefined)
        return { session: { dialog: { kind: 'help', topic: { about: 'group', id: kind } } } };
      if (type === undefined) return { session: { dialog: { kind: 'commands', helpOnly: true } } };
      return { session: { dialog: { kind: 'help', topic: { about: 'type', id: type } } } };
    },
  },
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
    id: 'toggle-welcome',
    label: 'Show or hide three things to try',
    family: 'help',
    keys: [],
    run: ({ session }) => ({
      session: session.welcome ? { welcome: false } : { welcome: true, tried: [] },
    }),
  },
  {
    id: 'keyboard',
    label: 'Change keys…',
    family: 'help',
    keys: [],
    run: () => ({ session: { dialog: { kind: 'keyboard' } } }),
  },
  {
    id: 'find-component',
    label: 'Search the palette',
    family: 'help',
    keys: ['Mod+/'],
    run: () => ({ effect: 'find-component' }),
  },
];
