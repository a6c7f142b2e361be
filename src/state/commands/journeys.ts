/** Journeys: a request played, what they are meant to reach and what would. */
import type { Command } from '../command';
import { startPath } from '../path';

export const journeyCommands: readonly Command[] = [
  {
    id: 'targets',
    label: 'Targets: the budget, and what would reach them',
    family: 'view',
    keys: ['Shift+B'],
    enabled: ({ diagram }) => diagram.journeys.size > 0,
    run: ({ session }) => ({ session: { targets: !session.targets, why: null } }),
  },
  {
    id: 'play-journey',
    label: 'Play a request of the journey',
    family: 'view',
    keys: ['Shift+P'],
    enabled: ({ diagram }) => diagram.components.size > 0,
    run: ({ session }) => ({ session: { trace: !session.trace, selection: new Set() } }),
  },
  {
    id: 'journey-path',
    label: 'New journey: click its path',
    family: 'view',
    keys: ['Shift+J'],
    enabled: ({ diagram }) => diagram.components.size > 0,
    run: (context) => (context.session.path ? { session: { path: null } } : startPath(context)),
  },
];
