import { describe, expect, test } from 'vitest';
import { createFramesInHand, groupBounds } from '../../src/layout/groupBounds';
import { createObstaclesInHand, labelObstacles } from '../../src/layout/labelBoxes';
import type { Diagram, Group, Note } from '../../src/model/diagram';
import { moveElements } from '../../src/model/edits';
import { type ElementRef, refOf } from '../../src/model/elements';
import { overlaps, type Rect } from '../../src/shared/geometry';
import { at, diagramOf } from './diagrams';

const page: Diagram = diagramOf(
  {
    inner: at(40, 60, { in: ['zone'] }),
    other: at(340, 60, { in: ['zone'] }),
    loose: at(1400, 400),
  },
  {},
  {
    groups: new Map<string, Group>([
      ['region', { type: 'region', name: 'Paris' }],
      ['zone', { type: 'zone', in: ['region'] }],
      ['apart', { type: 'zone', position: { x: 0, y: 800 }, size: { width: 300, height: 200 } }],
    ]),
    notes: new Map<string, Note>([['note', { text: 'here', position: { x: 700, y: 500 } }]]),
  },
);
const frames = groupBounds(page);
const everywhere: Rect = { x: -5000, y: -5000, width: 10_000, height: 10_000 };
const sorted = (rects: readonly Rect[]) => rects.map((rect) => JSON.stringify(rect)).sort();

const MOVES: readonly (readonly ElementRef[])[] = [
  [refOf('component', 'inner')],
  [refOf('component', 'inner'), refOf('component', 'other')],
  [refOf('component', 'loose'), refOf('note', 'note')],
  [refOf('group', 'zone')],
  [refOf('group', 'apart')],
];

describe.each(MOVES.map((refs) => ({ refs, name: refs.join(' and ') })))(
  'with $name in the hand',
  ({ refs }) => {
    const now = moveElements(page, refs, { x: -130, y: 210 });
    const components = [...now.components.keys()].filter(
      (id) => now.components.get(id) !== page.components.get(id),
    );
    const moved = createFramesInHand(page, frames)(now, components);

    test('the frames that follow are those that all frames anew would have elsewhere', () => {
      const anew = [...groupBounds(now)].filter(([id, rect]) => !sameAs(frames.get(id), rect));
      expect(new Map(moved)).toEqual(new Map(anew));
    });

    test('labels keep off what they would keep off, were all looked at', () => {
      const refsMoved = new Set<ElementRef>([
        ...components.map((id) => refOf('component', id)),
        ...[...now.notes.keys()]
          .filter((id) => now.notes.get(id) !== page.notes.get(id))
          .map((id) => refOf('note', id)),
        ...[...moved.keys()].map((id) => refOf('group', id)),
      ]);
      const near = createObstaclesInHand(page, frames)(now, new Map([...frames, ...moved]), refsMoved);
      expect(sorted(near(everywhere))).toEqual(sorted(labelObstacles(now)));
      const area = { x: 0, y: 100, width: 400, height: 300 };
      expect(sorted(near(area))).toEqual(sorted(labelObstacles(now).filter((rect) => overlaps(rect, area))));
    });
  },
);

const sameAs = (a: Rect | undefined, b: Rect): boolean => JSON.stringify(a) === JSON.stringify(b);
