/** What journeys are meant to reach, and what would. */
import type { Command } from '../command';

export const targetCommands: readonly Command[] = [
  {
    id: 'targets',
    label: 'Targets: the budget, and what would reach them',
    family: 'view',
    keys: ['Shift+B'],
    enabled: ({ diagram }) => diagram.journeys.size > 0,
    run: ({ session }) => ({ session: { targets: !session.targets, why: null } }),
  },
];
