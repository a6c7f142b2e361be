import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { HANDLES, resizedRect, sidesOf } from '../../src/layout/resizeRect';

const least = { width: 40, height: 30 };
const start = { x: 100, y: 100, width: 200, height: 100 };

test.each([
  ['se', { x: 20, y: 10 }, false, { x: 100, y: 100, width: 220, height: 110 }],
  ['nw', { x: 20, y: 10 }, false, { x: 120, y: 110, width: 180, height: 90 }],
  ['e', { x: 20, y: 99 }, false, { x: 100, y: 100, width: 220, height: 100 }],
  ['n', { x: 9, y: 500 }, false, { x: 100, y: 170, width: 200, height: 30 }],
  ['se', { x: 100, y: 10 }, true, { x: 100, y: 100, width: 300, height: 150 }],
  ['w', { x: -100, y: 0 }, true, { x: 0, y: 75, width: 300, height: 150 }],
] as const)('%s by %o', (handle, by, keepsRatio, to) => {
  expect(resizedRect(start, handle, by, { least, keepsRatio })).toEqual(to);
});

test('never smaller than it may be; the sides not in hand stay; a ratio is kept', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...HANDLES),
      fc.record({ x: fc.integer({ min: -400, max: 400 }), y: fc.integer({ min: -400, max: 400 }) }),
      fc.boolean(),
      (handle, by, keepsRatio) => {
        const to = resizedRect(start, handle, by, { least, keepsRatio });
        expect(to.width).toBeGreaterThanOrEqual(least.width - 1e-9);
        expect(to.height).toBeGreaterThanOrEqual(least.height - 1e-9);
        const { x, y } = sidesOf(handle);
        if (x === 'high') expect(to.x).toBe(start.x);
        if (x === 'low') expect(to.x + to.width).toBeCloseTo(start.x + start.width);
        if (y === 'low') expect(to.y + to.height).toBeCloseTo(start.y + start.height);
        if (keepsRatio) expect(to.width / to.height).toBeCloseTo(2);
      },
    ),
  );
});
