import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seenArea } from '../../../../src/editor/canvas/painted/seenArea';

const view = { x: 0, y: 0, width: 1440, height: 900 };

test('it holds the view with room around it, and stays while it does', () => {
  const first = seenArea(view, 1, null);
  expect(seenArea({ ...view, x: 300, y: -300 }, 1, first)).toBe(first);
  const next = seenArea({ ...view, x: 500 }, 1, first);
  expect(next).not.toBe(first);
  expect(seenArea({ ...view, x: 200 }, 1, next)).toBe(next);
});

test('a view zoomed far into it has an area of its own', () => {
  const wide = seenArea({ x: 0, y: 0, width: 7200, height: 4500 }, 0.2, null);
  expect(seenArea(view, 1, wide).width).toBeLessThan(3 * view.width);
});

test('whatever came before, the view is in it', () => {
  const number = fc.integer({ min: -5000, max: 5000 });
  fc.assert(
    fc.property(number, number, fc.double({ min: 0.05, max: 4, noNaN: true }), number, (x, y, zoom, from) => {
      const now = { x, y, width: view.width / zoom, height: view.height / zoom };
      const area = seenArea(now, zoom, seenArea({ ...view, x: from }, 1, null));
      expect(area.x).toBeLessThanOrEqual(now.x);
      expect(area.x + area.width).toBeGreaterThanOrEqual(now.x + now.width);
      expect(area.y + area.height).toBeGreaterThanOrEqual(now.y + now.height);
    }),
  );
});
