import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coveredSides } from '../../../src/editor/canvas/coveredSides';
import { viewBeside } from '../../../src/editor/canvas/viewBeside';
import type { Sides, Viewport } from '../../../src/editor/canvas/viewportFor';
import type { Rect } from '../../../src/shared/geometry';

const SCREEN = { width: 1440, height: 900 };
const DOCKED: Sides = { left: 248, top: 76, right: 332, bottom: 56 };

describe('what panels cover', () => {
  test.each<[string, Rect, Partial<Sides>]>([
    ['one as wide as what is free: the foot', { x: 244, y: 600, width: 868, height: 254 }, { bottom: 312 }],
    ['a card beside the inspector: the right', { x: 772, y: 200, width: 340, height: 654 }, { right: 680 }],
    ['one beside the palette: the left', { x: 244, y: 200, width: 340, height: 654 }, { left: 596 }],
    [
      'a low one beside: the foot, which leaves more',
      { x: 244, y: 500, width: 340, height: 354 },
      { bottom: 412 },
    ],
    [
      'a low one in the column of the palette: the left',
      { x: 12, y: 500, width: 300, height: 354 },
      { left: 324 },
    ],
    ['nothing more, in that column alone', { x: 12, y: 500, width: 200, height: 354 }, {}],
    ['nothing, if no room were left', { x: 244, y: 100, width: 868, height: 760 }, {}],
    ['nothing, where it isn’t shown', { x: 0, y: 0, width: 0, height: 0 }, {}],
  ])('%s', (_what, panel, more) => {
    expect(coveredSides(DOCKED, [panel], SCREEN)).toEqual({ ...DOCKED, ...more });
  });

  test('several together, as long as there is room', () => {
    const foot = { x: 244, y: 600, width: 868, height: 254 };
    const card = { x: 772, y: 90, width: 340, height: 500 };
    const left = { x: 244, y: 90, width: 340, height: 500 };
    expect(coveredSides(DOCKED, [foot, card], SCREEN)).toEqual({ ...DOCKED, bottom: 312, right: 680 });
    expect(coveredSides(DOCKED, [card, left], SCREEN)).toEqual({ ...DOCKED, right: 680 });
  });
});

describe('the view beside panels', () => {
  const view: Viewport = { x: 0, y: 0, zoom: 1 };
  const after = { ...DOCKED, bottom: 400 };
  const between = { before: DOCKED, after };
  const within = (now: Viewport, { x, y, width, height }: Rect, { left, top, right, bottom }: Sides) =>
    x * now.zoom + now.x >= left - 0.6 &&
    y * now.zoom + now.y >= top - 0.6 &&
    (x + width) * now.zoom + now.x <= SCREEN.width - right + 0.6 &&
    (y + height) * now.zoom + now.y <= SCREEN.height - bottom + 0.6;

  test('stays where nothing is covered', () => {
    const rect = { x: 300, y: 100, width: 200, height: 200 };
    expect(viewBeside(view, { rect, of: 'seen' }, SCREEN, between)).toBe(view);
  });

  test('moves by what is missing, at the same zoom, where there is room', () => {
    const rect = { x: 300, y: 500, width: 200, height: 200 };
    expect(viewBeside(view, { rect, of: 'seen' }, SCREEN, between)).toEqual({ x: 0, y: -200, zoom: 1 });
  });

  test('is smaller where there isn’t, and never so that labels can’t be read', () => {
    const rect = { x: 260, y: 80, width: 800, height: 700 };
    const now = viewBeside(view, { rect, of: 'seen' }, SCREEN, between);
    expect(now.zoom).toBeCloseTo(424 / 700, 3);
    expect(within(now, rect, after)).toBe(true);
    const tight = viewBeside(view, { rect, of: 'seen' }, SCREEN, {
      before: DOCKED,
      after: { ...DOCKED, bottom: 600 },
    });
    expect(tight.zoom).toBe(0.5);
  });

  test('of what can’t be read anyway, is as small as it has to be; of what doesn’t fit, shows where it begins', () => {
    const far = { x: 248, y: 76, zoom: 0.4 };
    const rect = { x: 0, y: 0, width: 2000, height: 1800 };
    const now = viewBeside(far, { rect, of: 'seen' }, SCREEN, between);
    expect(now.zoom).toBeCloseTo((0.4 * 424) / 720, 3);
    expect(within(now, rect, after)).toBe(true);
    const long = { x: 260, y: 80, width: 800, height: 760 };
    const sides = { ...DOCKED, bottom: 600 };
    const { y, zoom } = viewBeside(view, { rect: long, of: 'seen' }, SCREEN, {
      before: DOCKED,
      after: sides,
    });
    expect([zoom, y + long.y * zoom]).toEqual([0.5, 76]);
  });

  test('leaves a page be that wasn’t seen whole, and looks for a journey that is elsewhere', () => {
    const rect = { x: -2000, y: 100, width: 5000, height: 3000 };
    expect(viewBeside(view, { rect, of: 'whole' }, SCREEN, between)).toBe(view);
    const away = { x: 4000, y: 3000, width: 300, height: 100 };
    expect(viewBeside(view, { rect: away, of: 'seen' }, SCREEN, between)).toBe(view);
    expect(within(viewBeside(view, { rect: away, of: 'all' }, SCREEN, between), away, after)).toBe(true);
  });

  test('whatever was seen is seen, or labels are as small as they may be', () => {
    fc.assert(
      fc.property(
        fc.record({ x: fc.integer({ min: 250, max: 900 }), y: fc.integer({ min: 80, max: 700 }) }),
        fc.record({ width: fc.integer({ min: 20, max: 150 }), height: fc.integer({ min: 20, max: 140 }) }),
        fc.integer({ min: 60, max: 600 }),
        fc.double({ min: 0.5, max: 1, noNaN: true }),
        (at, size, bottom, zoom) => {
          const rect = { ...at, ...size };
          const from = { x: at.x * (1 - zoom), y: at.y * (1 - zoom), zoom };
          const sides = { ...DOCKED, bottom };
          const now = viewBeside(from, { rect, of: 'seen' }, SCREEN, { before: DOCKED, after: sides });
          expect(now.zoom <= zoom && (now.zoom >= 0.5 || now.zoom === zoom)).toBe(true);
          expect(within(now, rect, sides) || now.zoom <= 0.5 + 1e-9).toBe(true);
        },
      ),
    );
  });
});
