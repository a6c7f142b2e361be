import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Alignment, align, distribute, type Moves, type Thing, tidyUp } from '../../src/layout/align';
import { boundsOf, type Rect } from '../../src/shared/geometry';

const rect: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
  width: fc.integer({ min: 1, max: 200 }),
  height: fc.integer({ min: 1, max: 200 }),
});
const things = fc
  .array(rect, { minLength: 2, maxLength: 8 })
  .map((rects) => new Map<number, Thing>(rects.map((one, index) => [index, { rect: one }])));

const moved = (all: ReadonlyMap<number, Thing>, moves: Moves<number>): ReadonlyMap<number, Thing> =>
  new Map(
    [...all].map(([key, thing]) => {
      const by = moves.get(key) ?? { x: 0, y: 0 };
      return [key, { ...thing, rect: { ...thing.rect, x: thing.rect.x + by.x, y: thing.rect.y + by.y } }];
    }),
  );

const ALIGNMENTS: readonly Alignment[] = ['left', 'right', 'top', 'bottom', 'centre', 'middle'];
const placeOf = ({ x, y, width, height }: Rect, to: Alignment): number =>
  ({ left: x, right: x + width, top: y, bottom: y + height, centre: x + width / 2, middle: y + height / 2 })[
    to
  ];

describe('aligning', () => {
  test.each(ALIGNMENTS)('%s: all on one line, other axis untouched, twice is once', (to) => {
    fc.assert(
      fc.property(things, (all) => {
        const done = moved(all, align(all, to));
        const [first = 0, ...others] = [...done.values()].map((thing) => placeOf(thing.rect, to));
        for (const other of others) expect(Math.abs(other - first)).toBeLessThanOrEqual(0.5);
        const across = to === 'left' || to === 'right' || to === 'centre' ? 'y' : 'x';
        for (const [key, { rect: now }] of done) {
          expect(now[across]).toBe(all.get(key)?.rect[across]);
          expect(Number.isInteger(now.x) && Number.isInteger(now.y)).toBe(true);
        }
        expect(align(done, to).size).toBe(0);
      }),
    );
  });

  test('what is fixed stays, and the others align with it', () => {
    const all = new Map<string, Thing>([
      ['a', { rect: { x: 100, y: 0, width: 10, height: 10 }, fixed: true }],
      ['b', { rect: { x: 0, y: 50, width: 10, height: 10 } }],
    ]);
    expect(align(all, 'left')).toEqual(new Map([['b', { x: 100, y: 0 }]]));
  });
});

test.each(['x', 'y'] as const)(
  'distributing along %s: gaps differ by a pixel at most, the ends stay',
  (axis) => {
    fc.assert(
      fc.property(things, (all) => {
        const size = (one: Rect) => (axis === 'x' ? one.width : one.height);
        const order = [...all.keys()].sort((a, b) => {
          const [one, other] = [all.get(a)?.rect, all.get(b)?.rect];
          if (!one || !other) return 0;
          return one[axis] + size(one) / 2 - other[axis] - size(other) / 2 || one[axis] - other[axis];
        });
        const moves = distribute(all, axis);
        if (order.length < 3) expect(moves.size).toBe(0);
        const done = moved(all, moves);
        expect(moves.has(order[0] ?? -1)).toBe(false);
        expect(moves.has(order.at(-1) ?? -1)).toBe(false);
        const rects = order.flatMap((key) => done.get(key)?.rect ?? []);
        const gaps = rects
          .slice(1)
          .map((one, n) => one[axis] - (rects[n]?.[axis] ?? 0) - size(rects[n] ?? one));
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
      }),
    );
  },
);

describe('tidying up', () => {
  test('nothing overlaps, the top left corner stays, twice is once', () => {
    fc.assert(
      fc.property(things, (all) => {
        const done = moved(all, tidyUp(all));
        const rects = [...done.values()].map((thing) => thing.rect);
        for (const [n, a] of rects.entries())
          for (const b of rects.slice(n + 1))
            expect(
              a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
            ).toBe(false);
        const before = boundsOf([...all.values()].map((thing) => thing.rect));
        expect(Math.min(...rects.map((one) => one.y))).toBeGreaterThanOrEqual(before?.y ?? 0);
        expect(tidyUp(done).size).toBe(0);
      }),
    );
  });

  test('a rough grid of cards becomes one', () => {
    const cards = [
      [0, 4],
      [205, -3],
      [398, 7],
      [6, 101],
      [190, 98],
      [402, 110],
    ] as const;
    const all = new Map(
      cards.map(([x, y], n): [number, Thing] => [n, { rect: { x, y, width: 168, height: 60 } }]),
    );
    const done = [...moved(all, tidyUp(all)).values()].map(({ rect: { x, y } }) => [x, y]);
    const [columns, rows] = [0, 1].map((n) => new Set(done.map((place) => place[n])));
    expect([columns?.size, rows?.size]).toEqual([3, 2]);
    const gaps = [...(columns ?? [])].map((x) => Number(x)).sort((a, b) => a - b);
    expect((gaps[1] ?? 0) - (gaps[0] ?? 0)).toBe((gaps[2] ?? 0) - (gaps[1] ?? 0));
  });
});
