import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linePieces } from '../../../../src/editor/canvas/painted/linePieces';
import { linePath } from '../../../../src/layout/linePath';
import type { Point } from '../../../../src/shared/geometry';

/** Corners of a line that goes along x and y by turns. */
const corners = fc
  .array(fc.integer({ min: 30, max: 400 }), { minLength: 1, maxLength: 8 })
  .map((steps): Point[] => {
    const points = [{ x: 0, y: 0 }];
    for (const [index, step] of steps.entries()) {
      const { x, y } = points.at(-1) ?? { x: 0, y: 0 };
      points.push(index % 2 === 0 ? { x: x + step, y } : { x, y: y + step });
    }
    return points;
  });

describe('a line in pieces', () => {
  test('covers it from end to end without a gap, whatever its corners and hops', () => {
    fc.assert(
      fc.property(corners, fc.integer({ min: 0, max: 12 }), fc.boolean(), (points, radius, hops) => {
        const pieces = linePieces(linePath(points, () => radius, hops ? new Map([[0, [15]]]) : undefined));
        expect(pieces).not.toBeNull();
        const ends = [
          ...(pieces?.runs ?? []),
          ...(pieces?.bends ?? []).map(({ from, to }) => [from, to] as const),
        ].sort(([a], [b]) => a.x + a.y - b.x - b.y);
        expect(ends[0]?.[0]).toEqual(points[0]);
        for (const [index, [start]] of ends.entries())
          if (index > 0) expect(ends[index - 1]?.[1]).toEqual(start);
        expect(ends.at(-1)?.[1]).toEqual(points.at(-1));
      }),
    );
  });

  test('says how each bend goes', () => {
    expect(linePieces('M0 0L92 0Q100 0 100 8L100 50')?.bends).toEqual([
      { from: { x: 92, y: 0 }, to: { x: 100, y: 8 }, by: { corner: { x: 100, y: 0 } } },
    ]);
    expect(linePieces('M0 0L20 0A5 5 0 0 1 30 0L50 0')?.bends).toEqual([
      { from: { x: 20, y: 0 }, to: { x: 30, y: 0 }, by: { radii: { x: 5, y: 5 }, isClockwise: true } },
    ]);
  });

  test.each([
    ['a slanted run', 'M0 0L30 40'],
    ['a curve', 'M0 0C10 0 20 10 20 20'],
    ['nothing', ''],
    ['no number', 'M0 0L 10'],
  ])('%s is stroked as a whole', (_, path) => {
    expect(linePieces(path)).toBeNull();
  });
});
