import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GridIndex } from '../../src/layout/gridIndex';
import { overlaps, type Rect } from '../../src/shared/geometry';

const rects: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: -3000, max: 3000 }),
  y: fc.integer({ min: -3000, max: 3000 }),
  width: fc.constantFrom(0, 1, 168, 900, 40_000),
  height: fc.constantFrom(0, 1, 60, 900, 40_000),
});

test('finds what a plain search finds, in the order it was added', () => {
  fc.assert(
    fc.property(fc.array(rects, { maxLength: 30 }), rects, (all, asked) => {
      const index = new GridIndex<number>();
      all.forEach((rect, at) => {
        index.add(rect, at);
      });
      const plain = all.flatMap((rect, at) => (overlaps(rect, asked, 1e-9) ? [at] : []));
      expect(index.near(asked)).toEqual(plain);
    }),
  );
});

test('takes places that are no numbers', () => {
  const index = new GridIndex<string>();
  index.add({ x: Number.NaN, y: 0, width: 1, height: 1 }, 'lost');
  index.add({ x: 0, y: 0, width: 1, height: 1 }, 'here');
  expect(index.near({ x: 0, y: 0, width: 2, height: 2 })).toEqual(['here']);
});
