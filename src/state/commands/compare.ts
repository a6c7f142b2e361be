/** Two versions on one canvas, and what the numbers rest on. Nothing in the document changes. */
import type { Command } from '../command';

export const compareCommands: readonly Command[] = [
  {
    id: 'compare',
    label: 'Compare with another version',
    family: 'view',
    keys: ['Shift+D'],
    run: ({ session }) => ({ session: { compare: session.compare ? null : { version: null } } }),
  },
  {
    id: 'assumptions',
    label: 'Assumptions: what the numbers rest on…',
    family: 'view',
    keys: ['Shift+A'],
    enabled: ({ diagram }) => diagram.components.size > 0,
    run: () => ({ session: { dialog: { kind: 'assumptions' } } }),
  },
];
