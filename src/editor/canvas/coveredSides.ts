/**
 * How much of each side of the window panels take that come and go over the canvas: at the foot those that are wide, beside
 * it those that are high, by where they stand. One that would leave no room to see anything in is not counted.
 */
import type { Rect, Size } from '../../shared/geometry';
import type { Sides } from './viewportFor';

/** In screen pixels, in each direction. */
const LEAST_ROOM = 220;
const AIR = 12;
/** Of what is free: one that is wider lies at the foot. */
const WIDE = 0.6;
/** Of the height: what stands no higher leaves more above it than beside it. */
const LOW = 0.5;

/** `docked`: what the panels that are always there take. */
export function coveredSides(docked: Sides, panels: readonly Rect[], screen: Size): Sides {
  return panels.reduce<Sides>((sides, panel) => {
    if (panel.width === 0 || panel.height === 0) return sides;
    const next = larger(sides, covering(docked, panel, screen));
    const hasRoom =
      screen.width - next.left - next.right >= LEAST_ROOM &&
      screen.height - next.top - next.bottom >= LEAST_ROOM;
    return hasRoom ? next : sides;
  }, docked);
}

export const larger = (a: Sides, b: Partial<Sides>): Sides => ({
  left: Math.max(a.left, b.left ?? 0),
  top: Math.max(a.top, b.top ?? 0),
  right: Math.max(a.right, b.right ?? 0),
  bottom: Math.max(a.bottom, b.bottom ?? 0),
});

function covering(docked: Sides, { x, y, width }: Rect, screen: Size): Partial<Sides> {
  const free = screen.width - docked.left - docked.right;
  const isLow = screen.height - y < LOW * (screen.height - docked.top);
  // One in the column of what is docked stands out of it a little, however low it is.
  const standsOut = x + width + AIR - docked.left;
  if (standsOut < width / 2) return { left: docked.left + Math.max(0, standsOut) };
  if (width >= free * WIDE || isLow) return { bottom: screen.height - y + AIR };
  return x + width / 2 > docked.left + free / 2
    ? { right: screen.width - x + AIR }
    : { left: x + width + AIR };
}

/** Those on the screen now. */
export const panelRects = (): readonly Rect[] =>
  [...document.querySelectorAll(PANELS)].map((panel) => panel.getBoundingClientRect());

export const PANELS =
  'main > :is(.bottom-panel, .findings-panel, .worksheet, .corner-card, .what-if, .compare)';
