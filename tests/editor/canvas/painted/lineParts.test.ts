import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineParts, partsWithin } from '../../../../src/editor/canvas/painted/lineParts';
import { linePath } from '../../../../src/layout/linePath';
import { sketchPath } from '../../../../src/layout/sketchPath';
import type { Point } from '../../../../src/shared/geometry';

/** Corners of a line that goes along x and y by turns, and where its first piece hops. */
const lines = fc.record({
  steps: fc.array(fc.integer({ min: 30, max: 3000 }), { minLength: 1, maxLength: 6 }),
  radius: fc.integer({ min: 0, max: 12 }),
  hops: fc.array(fc.integer({ min: 10, max: 2900 }), { maxLength: 40 }),
});

const pathOf = ({ steps, radius, hops }: { steps: number[]; radius: number; hops: number[] }): string => {
  const points: Point[] = [{ x: 0, y: 0 }];
  for (const [index, step] of steps.entries()) {
    const { x, y } = points.at(-1) ?? { x: 0, y: 0 };
    points.push(index % 2 === 0 ? { x: x + step, y } : { x, y: y + step });
  }
  return linePath(points, () => radius, new Map([[0, hops]]));
};

const commands = (d: string): string[] => d.match(/[MLQAC][^MLQAC]*/g) ?? [];

describe('the parts of a line', () => {
  test('say together what the line says, each led into by less than a pixel', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const path = pathOf(line);
        const said = lineParts(path).flatMap(({ d }, index) => commands(d).slice(index === 0 ? 0 : 2));
        expect(said.join('')).toBe(path);
        for (const { d } of lineParts(path).slice(1)) {
          const [lead = '', start = ''] = commands(d);
          const [a, b] = [lead, start].map((one) => one.slice(1).split(' ').map(Number));
          expect(Math.hypot((a?.[0] ?? 0) - (b?.[0] ?? 0), (a?.[1] ?? 0) - (b?.[1] ?? 0))).toBeLessThan(1);
        }
      }),
    );
  });

  test('are short where they bend, and the last alone ends the line', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const parts = lineParts(pathOf(line));
        for (const { d, bounds } of parts)
          if (commands(d).length > 4) expect(Math.max(bounds.width, bounds.height)).toBeLessThanOrEqual(400);
        expect(parts.filter(({ isLast }) => isLast)).toEqual(parts.slice(-1));
      }),
    );
  });

  test('of a dashed line are short wherever they are, and begin as far along it as those before them are long', () => {
    const parts = lineParts('M0 0L1000 0L1000 300', true);
    expect(parts.map(({ along }) => along)).toEqual([0, 1000 / 3 - 0.75, 2000 / 3 - 0.75]);
    for (const { bounds } of parts) expect(Math.max(bounds.width, bounds.height)).toBeLessThanOrEqual(400);
  });

  test('count hops and corners as long as they are', () => {
    const last = lineParts('M0 0L100 0A5 5 0 0 1 110 0L392 0Q400 0 400 8L400 900').at(-1);
    expect(last?.along).toBeCloseTo(100 + 5 * Math.PI + 282 + 12.98 - 0.75, 0);
  });

  test('of a sketched line are strokes apart', () => {
    const path = sketchPath('M0 0L1000 0L1000 900', 7);
    const said = lineParts(path).flatMap(({ d }) => commands(d));
    expect(said.map((one) => one[0]).join('')).toBe('MCMCMCMC');
  });

  test('of a dashed line that is sketched begin their dashes anew with each stroke', () => {
    const path = 'M0 0L1000 0M1000 0L1000 100M1000 100L1000 200';
    expect(lineParts(path, true).map(({ d, along }) => [commands(d).length, along > 0])).toEqual([
      [2, false],
      [3, true],
      [3, true],
      [4, false],
    ]);
  });
});

describe('what an area shows of a line', () => {
  const parts = lineParts('M0 0L1000 0L1000 1000L2000 1000');
  test('is from the first to the last of its parts in it', () => {
    expect(partsWithin(parts, { x: 0, y: -10, width: 50, height: 20 })).toEqual([0, 0]);
    expect(partsWithin(parts, { x: 990, y: 500, width: 20, height: 20 })).toEqual([1, 1]);
    expect(partsWithin(parts, { x: 0, y: 0, width: 2000, height: 1000 })).toEqual([0, 2]);
  });
  test('may be nothing, and is never less than what stands out from it', () => {
    expect(partsWithin(parts, { x: 0, y: 300, width: 500, height: 500 })).toBeNull();
    expect(partsWithin(parts, { x: 0, y: 8, width: 50, height: 20 })).toEqual([0, 0]);
  });
});
