import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFramesInHand, groupBounds, unframedGroups } from '../../src/layout/groupBounds';
import { nodeRect } from '../../src/layout/nodeRect';
import type { Diagram, Group } from '../../src/model/diagram';
import { moveElements } from '../../src/model/edits';
import { refOf } from '../../src/model/elements';
import { contains, type Rect } from '../../src/shared/geometry';
import { at, diagramOf } from './diagrams';

const zone = (parent: string): Group => ({ type: 'zone', in: [parent] });

const region: Diagram = diagramOf(
  {
    spread: at(0, 0, { in: ['a', 'b'] }),
    lone: at(300, 0, { in: ['a'] }),
    both: at(600, 0, { in: ['a', 'r'] }),
    outside: at(1200, 0),
  },
  {},
  {
    groups: new Map([
      ['r', { type: 'region' }],
      ['a', zone('r')],
      ['b', zone('r')],
    ]),
  },
);

const inside = (frame: Rect | undefined, card: Rect): boolean =>
  frame !== undefined &&
  contains(frame, card) &&
  contains(frame, { x: card.x + card.width, y: card.y + card.height });

const card = (diagram: Diagram, id: string): Rect => {
  const component = diagram.components.get(id);
  if (!component) throw new Error(id);
  return nodeRect(component);
};

test('frames of one diagram are looked for once', () => {
  expect(groupBounds(region)).toBe(groupBounds(region));
  expect(groupBounds({ ...region })).not.toBe(groupBounds(region));
});

test('frames follow what is in a hand as all frames anew would, whatever was asked on the way', () => {
  const names = [...region.components.keys()];
  const some = fc.subarray(names);
  const place = fc.record({
    x: fc.double({ min: -900, max: 900, noNaN: true }),
    y: fc.integer({ min: -900, max: 900 }),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(some, place), { minLength: 1, maxLength: 5 }), (moves) => {
      const frames = groupBounds(region);
      const inHand = createFramesInHand(region, frames);
      for (const [ids, by] of moves) {
        const now = moveElements(
          region,
          ids.map((id) => refOf('component', id)),
          by,
        );
        const anew = groupBounds(now);
        const moved = inHand(now, ids);
        for (const [id, frame] of anew) expect(moved.get(id) ?? frames.get(id)).toEqual(frame);
        for (const [id, frame] of moved) expect(frame).not.toEqual(frames.get(id));
      }
    }),
  );
});

describe('frames', () => {
  test('stand around what is wholly inside, outer ones first', () => {
    const frames = groupBounds(region);
    expect([...frames.keys()]).toEqual(['r', 'a']);
    for (const id of ['lone', 'both']) expect(inside(frames.get('a'), card(region, id))).toBe(true);
    for (const id of ['spread', 'lone', 'both']) expect(inside(frames.get('r'), card(region, id))).toBe(true);
    expect(inside(frames.get('r'), card(region, 'outside'))).toBe(false);
    expect(inside(frames.get('a'), card(region, 'spread'))).toBe(false);
  });

  test('a nested frame lies inside the outer one with room for its title', () => {
    const frames = groupBounds(region);
    const outer = frames.get('r');
    const inner = frames.get('a');
    expect(outer && inner && inner.y - outer.y).toBeGreaterThanOrEqual(20);
    expect(outer && inner && outer.x + outer.width - inner.x - inner.width).toBeGreaterThanOrEqual(12);
  });

  test('a zone with nothing exclusively inside has none, and is named as such', () => {
    expect(groupBounds(region).has('b')).toBe(false);
    expect(unframedGroups(region, 'r').map(([id]) => id)).toEqual(['b']);
    expect(unframedGroups(region, null)).toEqual([]);
  });

  test('its own position and size win', () => {
    const own = { type: 'network', position: { x: -10, y: -20 }, size: { width: 900, height: 90 } };
    const frames = groupBounds({ ...region, groups: new Map([...region.groups, ['n', own]]) });
    expect(frames.get('n')).toEqual({ x: -10, y: -20, width: 900, height: 90 });
  });

  test('ids that are names of object members are ids like others', () => {
    const diagram = diagramOf(
      {},
      {},
      {
        components: new Map([['10', at(0, 0, { in: ['__proto__'] })]]),
        groups: new Map([['__proto__', { type: 'zone' }]]),
      },
    );
    expect([...groupBounds(diagram).keys()]).toEqual(['__proto__']);
  });
});
