import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverFor, covers, type Transform } from '../../../../src/editor/canvas/painted/cover';

const screen = { width: 1440, height: 900 };
const bounds = { x: -5000, y: -4000, width: 12000, height: 9000 };
const transform = fc.tuple(
  fc.double({ min: -2000, max: 2000, noNaN: true }),
  fc.double({ min: -2000, max: 2000, noNaN: true }),
  fc.double({ min: 0.05, max: 4, noNaN: true }),
);

test('what is painted covers the view and some panning, and starts on a whole pixel', () => {
  fc.assert(
    fc.property(transform, fc.integer({ min: -250, max: 250 }), (at: Transform, by) => {
      const [x, y, zoom] = at;
      const cover = coverFor(at, screen, bounds);
      expect(covers(cover, at, screen, bounds)).toBe(true);
      expect(covers(cover, [x + by, y - by, zoom], screen, bounds)).toBe(true);
      const left = cover.x * zoom + x;
      expect(Math.abs(left - Math.round(left))).toBeLessThan(1e-6);
    }),
  );
});

test('a view beyond it is not covered, unless there is nothing to see there', () => {
  const cover = coverFor([0, 0, 1], screen, bounds);
  expect(covers(cover, [-600, 0, 1], screen, bounds)).toBe(false);
  expect(covers(cover, [0, 0, 0.4], screen, bounds)).toBe(false);
  expect(covers(cover, [90_000, 0, 1], screen, bounds)).toBe(true);
  const small = { x: 100, y: 100, width: 300, height: 200 };
  expect(covers(coverFor([0, 0, 1], screen, small), [0, 0, 0.4], screen, small)).toBe(true);
});
