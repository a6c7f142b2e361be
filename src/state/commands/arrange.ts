/** Moving things by key, and automatic layout. */
import { moveElements } from '../../model/edits';
import type { Command } from '../command';

const nudge = (direction: 'Left' | 'Right' | 'Up' | 'Down', far: boolean): Command => {
  const step = far ? 10 : 1;
  const by = {
    x: direction === 'Left' ? -step : direction === 'Right' ? step : 0,
    y: direction === 'Up' ? -step : direction === 'Down' ? step : 0,
  };
  return {
    id: `nudge-${direction.toLowerCase()}${far ? '-far' : ''}`,
    label: `Move ${direction.toLowerCase()} by ${step}`,
    family: 'arrange',
    keys: [`${far ? 'Shift+' : ''}Arrow${direction}`],
    enabled: ({ session }) => session.selection.size > 0,
    run: ({ diagram, session }) => ({
      diagram: moveElements(diagram, session.selection, by),
      record: `merge:nudge ${[...session.selection].join(' ')}`,
    }),
  };
};

export const arrangeCommands: readonly Command[] = [
  {
    id: 'lay-out',
    label: 'Lay out automatically',
    family: 'arrange',
    keys: ['Shift+Alt+F'],
    run: () => ({ effect: 'lay-out' }),
  },
  ...(['Left', 'Right', 'Up', 'Down'] as const).flatMap((direction) => [
    nudge(direction, false),
    nudge(direction, true),
  ]),
];
