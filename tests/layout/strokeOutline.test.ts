import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inkRect, strokeOutline } from '../../src/layout/strokeOutline';
import { thinStroke } from '../../src/layout/thinStroke';
import type { StrokePoint } from '../../src/model/diagram';

const numbersIn = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

const point = fc
  .tuple(
    fc.integer({ min: -500, max: 500 }),
    fc.integer({ min: -500, max: 500 }),
    fc.integer({ min: 0, max: 100 }),
  )
  .map(([x, y, p]): StrokePoint => [x, y, p / 100]);
const line = fc.array(point, { minLength: 1, maxLength: 30 });

describe('what a pen drew', () => {
  test('is a closed outline, of one point a dot of its width', () => {
    const dot = strokeOutline([[10, 10]], 8);
    expect(dot).toMatch(/^M.*Q.*Z$/);
    const xs = numbersIn(dot).filter((_, index) => index % 2 === 0);
    expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(5);
    expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(10);
    expect(strokeOutline([], 8)).toBe('');
  });

  test('pressed harder it is wider', () => {
    const across = (pressure: number) => {
      const numbers = numbersIn(
        strokeOutline(
          [
            [0, 0, pressure],
            [200, 0, pressure],
          ],
          10,
        ),
      );
      return Math.max(...numbers.filter((_, index) => index % 2 === 1));
    };
    expect(across(1)).toBeGreaterThan(across(0.1) + 3);
  });

  test('a corner between long sides stays a corner', () => {
    const numbers = numbersIn(
      strokeOutline(
        [
          [0, 0],
          [300, 0],
          [300, 300],
        ],
        4,
      ),
    );
    const corner = numbers.some(
      (x, index) => index % 2 === 0 && Math.hypot(x - 302, (numbers[index + 1] ?? 0) + 2) < 4,
    );
    expect(corner).toBe(true);
  });

  test('no ink is outside of its box, however wild the stroke', () => {
    fc.assert(
      fc.property(line, (points) => {
        const box = inkRect({ kind: 'stroke', points, width: 8 });
        const numbers = numbersIn(strokeOutline(points, 8));
        const beyond = numbers.filter((value, index) => {
          const [from, to] = index % 2 === 0 ? [box.x, box.x + box.width] : [box.y, box.y + box.height];
          return !(value >= from - 0.5 && value <= to + 0.5);
        });
        expect(beyond).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a thinned stroke', () => {
  test('keeps its ends, leaves no point further from its line than the tolerance, and thins no further', () => {
    fc.assert(
      fc.property(line, (points) => {
        const thin = thinStroke(points, 4, 0.5);
        expect(thin[0]).toBe(points[0]);
        expect(thin.at(-1)).toBe(points.at(-1));
        for (const [x, y] of points) expect(awayFrom(thin, x, y)).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
      { numRuns: 100 },
    );
  });

  test('a straight line of a hundred points is two; where the pressure changes a point stays', () => {
    const straight = Array.from({ length: 100 }, (_, n): StrokePoint => [n, n, 0.5]);
    expect(thinStroke(straight, 4, 0.3)).toHaveLength(2);
    const pressed = straight.map(([x, y], n): StrokePoint => [x, y, n < 50 ? 0.1 : 0.9]);
    expect(thinStroke(pressed, 8, 0.3).length).toBeGreaterThan(3);
  });
});

function awayFrom(points: readonly StrokePoint[], x: number, y: number): number {
  const [only] = points;
  if (points.length === 1 && only) return Math.hypot(x - only[0], y - only[1]);
  let least = Infinity;
  for (const [index, [bx, by]] of points.entries()) {
    const [ax, ay] = points[index - 1] ?? [bx, by];
    const square = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = square === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square;
    const share = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay)));
  }
  return least;
}
