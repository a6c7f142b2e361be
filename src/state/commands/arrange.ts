/** Moving and resizing things by key. */
import { moveElements } from '../../model/edits';
import { byLock } from '../../model/locks';
import type { Size } from '../../shared/geometry';
import { shown } from '../collapse';
import type { Command, Context } from '../command';
import { bodiesOf, lockedNotice } from '../locks';
import { growSelected, hasOwnSize, sameSize, usualSize } from '../resizing';

type Direction = 'Left' | 'Right' | 'Up' | 'Down';
const DIRECTIONS: readonly Direction[] = ['Left', 'Right', 'Up', 'Down'];

const hasBodies = ({ session }: Context): boolean => bodiesOf(session.selection).length > 0;
const hasSeveral = ({ session }: Context): boolean => bodiesOf(session.selection).length > 1;

const nudge = (direction: Direction, far: boolean): Command => {
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
    run: ({ diagram, session }) => {
      const { free, locked } = byLock(diagram, shown(diagram, session.selection));
      return {
        diagram: moveElements(diagram, free, by),
        record: `merge:nudge ${[...session.selection].join(' ')}`,
        session: lockedNotice(diagram, locked),
        effect: 'keep-in-view',
      };
    },
  };
};

const STEP = 8;
const GROWTH: Readonly<Record<Direction, { readonly by: Size; readonly words: string }>> = {
  Right: { by: { width: STEP, height: 0 }, words: 'wider' },
  Left: { by: { width: -STEP, height: 0 }, words: 'narrower' },
  Down: { by: { width: 0, height: STEP }, words: 'taller' },
  Up: { by: { width: 0, height: -STEP }, words: 'lower' },
};

const grow = (direction: Direction): Command => {
  const { by, words } = GROWTH[direction];
  return {
    id: `make-${words}`,
    label: `Make ${words} by ${STEP}`,
    family: 'arrange',
    keys: [`Alt+Shift+Arrow${direction}`],
    enabled: hasBodies,
    run: (context) => growSelected(context, by),
  };
};

export const arrangeCommands: readonly Command[] = [
  ...DIRECTIONS.flatMap((direction) => [nudge(direction, false), nudge(direction, true)]),
  ...DIRECTIONS.map(grow),
  {
    id: 'usual-size',
    label: 'Size as usual',
    family: 'arrange',
    keys: [],
    enabled: hasOwnSize,
    run: usualSize,
  },
  {
    id: 'same-width',
    label: 'Same width',
    family: 'arrange',
    keys: [],
    enabled: hasSeveral,
    run: (context) => sameSize(context, 'width'),
  },
  {
    id: 'same-height',
    label: 'Same height',
    family: 'arrange',
    keys: [],
    enabled: hasSeveral,
    run: (context) => sameSize(context, 'height'),
  },
];
