/** Two versions on one canvas. Nothing in the document changes. */
import type { Command } from '../command';

export const compareCommands: readonly Command[] = [
  {
    id: 'compare',
    label: 'Compare with another version',
    family: 'view',
    keys: ['Shift+C'],
    run: ({ session }) => ({ session: { compare: session.compare ? null : { version: null } } }),
  },
];
