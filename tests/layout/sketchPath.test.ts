import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roundedRectPath, seedOf, sketchPath } from '../../src/layout/sketchPath';

/** The pairs of numbers in path data that rough draws: absolute moves and curves only. */
const pointsOf = (d: string) =>
  [...d.matchAll(/(-?[\d.]+)[ ,]+(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));

describe('a sketched outline', () => {
  const card = roundedRectPath({ x: 0, y: 0, width: 168, height: 60 }, 11);

  test('is the same each time, and another for another id', () => {
    expect(sketchPath(card, seedOf('orders'))).toBe(sketchPath(`${card}`, seedOf('orders')));
    expect(sketchPath(card, seedOf('orders'))).not.toBe(sketchPath(card, seedOf('users')));
    expect(sketchPath(card, seedOf('orders'))).not.toBe(card);
  });

  test('stays close to what it sketches', () => {
    for (const { x, y } of pointsOf(sketchPath(card, seedOf('orders')))) {
      expect(x).toBeGreaterThan(-8);
      expect(x).toBeLessThan(176);
      expect(y).toBeGreaterThan(-8);
      expect(y).toBeLessThan(68);
    }
  });

  test('begins and ends where the line does, so that arrows still meet their cards', () => {
    const points = pointsOf(sketchPath('M10 20L100 20Q110 20 110 30L110 90A5 5 0 0 1 110 100L110 200', 7));
    expect(points[0]).toEqual({ x: 10, y: 20 });
    expect(points.at(-1)).toEqual({ x: 110, y: 200 });
  });

  test('is drawn once where it is dashed, twice otherwise', () => {
    const moves = (d: string) => d.match(/M/g)?.length;
    expect(moves(sketchPath('M0 0L100 0', 3, true))).toBe(1);
    expect(moves(sketchPath('M0 0L100 0', 3))).toBe(2);
  });

  test('is empty where there is nothing to draw', () => {
    expect(sketchPath('', 3)).toBe('');
  });
});

test('a seed is a whole number above 0, whatever the id', () => {
  fc.assert(
    fc.property(fc.string(), (id) => {
      expect(Number.isSafeInteger(seedOf(id))).toBe(true);
      expect(seedOf(id)).toBeGreaterThan(0);
    }),
  );
});
