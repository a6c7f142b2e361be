import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { viewportFor } from '../../../src/editor/canvas/viewportFor';

const covered = { left: 248, top: 76, right: 332, bottom: 56 };
const screen = { width: 1440, height: 900 };

test('what is shown lies in the middle of the free part, no larger than it is allowed to be', () => {
  const side = fc.integer({ min: 1, max: 6000 });
  const place = fc.integer({ min: -5000, max: 5000 });
  fc.assert(
    fc.property(fc.record({ x: place, y: place, width: side, height: side }), (rect) => {
      const { x, y, zoom } = viewportFor(rect, screen, covered, 1.5);
      const middle = { x: (rect.x + rect.width / 2) * zoom + x, y: (rect.y + rect.height / 2) * zoom + y };
      expect(middle.x).toBeCloseTo(248 + (1440 - 248 - 332) / 2, 6);
      expect(middle.y).toBeCloseTo(76 + (900 - 76 - 56) / 2, 6);
      expect(zoom).toBeLessThanOrEqual(1.5);
      if (zoom > 0.1) expect(rect.width * zoom).toBeLessThanOrEqual(860 + 1e-6);
      if (zoom > 0.1) expect(rect.height * zoom).toBeLessThanOrEqual(768 + 1e-6);
    }),
  );
});

test('nothing is shown at its own size, its origin in the middle', () => {
  expect(viewportFor(null, screen, covered, 1)).toEqual({ x: 678, y: 460, zoom: 1 });
});
