/**
 * The view in which what was looked at is still seen when panels have opened over a part of it: moved no further than it
 * has to be, and smaller only where there isn't room otherwise, never so small that labels which could be read become dots.
 */
import type { Rect, Size } from '../../shared/geometry';
import { READABLE_ZOOM } from './useDetail';
import type { Sides, Viewport } from './viewportFor';

/** Of what can't be read anyway: no smaller. */
const LEAST_SHARE = 0.5;

export interface LookedAt {
  /** In canvas coordinates. */
  readonly rect: Rect;
  /** all: also what of it wasn't seen before · seen: only what was · whole: nothing, where not all of it was. */
  readonly of: 'all' | 'seen' | 'whole';
}

/** What is seen of it in `view`, between the sides `before`, is to be seen between `after`. */
export function viewBeside(
  view: Viewport,
  { rect, of }: LookedAt,
  screen: Size,
  { before, after }: { readonly before: Sides; readonly after: Sides },
): Viewport {
  const [drawn, sight] = [onScreen(view, rect), within(after, screen)];
  const wasSeen = common(drawn, within(before, screen));
  const seen = of === 'all' ? drawn : wasSeen;
  if (!seen || holds(sight, seen)) return view;
  if (of === 'whole' && !holds(within(before, screen), drawn)) return view;
  const fitting = view.zoom * Math.min(1, sight.width / seen.width, sight.height / seen.height);
  const zoom = Math.max(fitting, view.zoom >= READABLE_ZOOM ? READABLE_ZOOM : view.zoom * LEAST_SHARE);
  const scale = zoom / view.zoom;
  const [width, height] = [seen.width * scale, seen.height * scale];
  const x = placed(seen.x + (seen.width - width) / 2, width, sight.x, sight.width);
  const y = placed(seen.y + (seen.height - height) / 2, height, sight.y, sight.height);
  return { x: x - (seen.x - view.x) * scale, y: y - (seen.y - view.y) * scale, zoom };
}

/** Where a stretch that has been somewhere is to be, so that it is seen; of one that is too long, where it begins. */
function placed(at: number, length: number, from: number, room: number): number {
  if (length > room + 0.5) return from;
  return Math.min(Math.max(at, from), from + room - length);
}

const onScreen = ({ x, y, zoom }: Viewport, rect: Rect): Rect => ({
  x: rect.x * zoom + x,
  y: rect.y * zoom + y,
  width: rect.width * zoom,
  height: rect.height * zoom,
});

const within = ({ left, top, right, bottom }: Sides, { width, height }: Size): Rect => ({
  x: left,
  y: top,
  width: Math.max(1, width - left - right),
  height: Math.max(1, height - top - bottom),
});

/** null: they have nothing in common. */
function common(a: Rect, b: Rect): Rect | null {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  const [width, height] = [
    Math.min(a.x + a.width, b.x + b.width) - x,
    Math.min(a.y + a.height, b.y + b.height) - y,
  ];
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

const holds = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x - 0.5 &&
  inner.y >= outer.y - 0.5 &&
  inner.x + inner.width <= outer.x + outer.width + 0.5 &&
  inner.y + inner.height <= outer.y + outer.height + 0.5;
