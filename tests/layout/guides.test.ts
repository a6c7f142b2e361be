import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGuides } from '../../src/layout/guides';
import { guideTargets } from '../../src/layout/guideTargets';
import type { Rect } from '../../src/shared/geometry';
import { make } from '../model/make';

const card = (x: number, y: number, width = 168, height = 60): Rect => ({ x, y, width, height });
const still = (...rects: readonly Rect[]) => createGuides(rects.map((rect) => ({ rect, isFrame: false })));
const view = card(-2000, -2000, 4000, 4000);

describe('alignment', () => {
  test.each([
    ['left edges', card(203, 300), { x: -3, y: 0 }, 200],
    ['right edge on left edge', card(30, 300), { x: 2, y: 0 }, 200],
    ['centres', card(254, 300, 64, 60), { x: -2, y: 0 }, 284],
  ])('%s', (_, moving, by, at) => {
    const snap = still(card(200, 0)).snap({ moving, view, reach: 6 });
    expect(snap.by).toEqual(by);
    expect(snap.held).toEqual({ x: true, y: false });
    expect(snap.lines).toContainEqual({ axis: 'x', at, from: 0, to: 360 });
  });

  test('beyond reach, or out of view, nothing holds', () => {
    const guides = still(card(200, 0));
    expect(guides.snap({ moving: card(207, 300), view, reach: 6 }).by).toEqual({ x: 0, y: 0 });
    const away = card(0, 200, 500, 400);
    expect(guides.snap({ moving: card(203, 300), view: away, reach: 6 })).toMatchObject({
      by: { x: 0, y: 0 },
      lines: [],
    });
  });

  test('a side in hand meets edges and centres, and the other sides stay', () => {
    const sides = { x: 'high', y: null } as const;
    const snap = still(card(400, 0)).snap({ moving: card(0, 100, 480, 60), view, reach: 6, sides });
    expect(snap.by).toEqual({ x: 4, y: 0 });
    expect(snap.lines).toEqual([{ axis: 'x', at: 484, from: 0, to: 160 }]);
  });

  test('it lands on something, and no further than it reaches', () => {
    const rect = fc
      .tuple(
        fc.integer({ min: -600, max: 600 }),
        fc.integer({ min: -600, max: 600 }),
        fc.integer({ min: 8, max: 200 }),
      )
      .map(([x, y, size]) => card(x, y, size, size + 11));
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 30 }), rect, (others, moving) => {
        const guides = still(...others);
        const { by, held, lines } = guides.snap({ moving, view, reach: 6 });
        for (const axis of ['x', 'y'] as const) {
          expect(Math.abs(by[axis])).toBeLessThanOrEqual(6.5);
          if (!held[axis]) expect(by[axis]).toBe(0);
        }
        const there = { ...moving, x: moving.x + by.x, y: moving.y + by.y };
        const again = guides.snap({ moving: there, view, reach: 0.5 });
        for (const { axis, at } of lines) {
          const low = there[axis];
          const size = axis === 'x' ? there.width : there.height;
          expect(
            Math.min(...[low, low + size / 2, low + size].map((one) => Math.abs(one - at))),
          ).toBeLessThan(0.52);
        }
        expect(Math.abs(again.by.x) + Math.abs(again.by.y)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('equal gaps', () => {
  test('between two', () => {
    const snap = still(card(0, 0), card(600, 0)).snap({ moving: card(303, 15), view, reach: 6 });
    expect(snap.by.x).toBe(-3);
    expect(snap.gaps.map(({ from, to }) => to - from)).toEqual([132, 132]);
  });
  test('as the one before', () => {
    const snap = still(card(0, 5), card(218, 15)).snap({ moving: card(440, 25), view, reach: 6 });
    expect(snap.by.x).toBe(-4);
    expect(snap.gaps).toHaveLength(2);
    expect(snap.gaps.every(({ from, to }) => to - from === 50)).toBe(true);
  });
  test('as the one behind, upwards too', () => {
    const snap = still(card(0, 300), card(10, 400)).snap({ moving: card(20, 203), view, reach: 6 });
    expect(snap.by.y).toBe(-3);
  });
  test('of what stands level with it only', () => {
    const snap = still(card(0, 500), card(600, 500)).snap({ moving: card(303, 15), view, reach: 6 });
    expect(snap.gaps).toEqual([]);
  });
});

test('what moves along is no measure: members of a group in hand, and frames drawn around what moves', () => {
  const diagram = make({
    components: {
      in: { position: { x: 0, y: 0 }, in: ['loose'] },
      held: { position: { x: 300, y: 0 }, in: ['own'] },
      free: { position: { x: 600, y: 0 } },
    },
    groups: {
      loose: { type: 'team' },
      own: { type: 'zone', position: { x: 280, y: -40 }, size: { width: 220, height: 140 } },
    },
  });
  const seen = (...refs: Parameters<typeof guideTargets>[1] extends ReadonlySet<infer T> ? T[] : never) =>
    guideTargets(diagram, new Set(refs))
      .map(({ rect }) => rect.x)
      .sort((a, b) => a - b);
  expect(seen('component:in')).toEqual([280, 300, 600]);
  expect(seen('group:own')).toEqual([-28, 0, 600]);
  expect(seen('component:free')).toEqual([-28, 0, 280, 300]);
});
