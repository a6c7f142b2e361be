/**
 * The part of the canvas that is painted: what is in view with room around it, so that panning moves what is there and
 * paints nothing. Its corner falls on a whole pixel of the screen, or everything in it would be blurred.
 */
import type { Rect, Size } from '../../../shared/geometry';

export interface Cover extends Rect {
  readonly zoom: number;
}

export type Transform = readonly [x: number, y: number, zoom: number];

/** Of the view's size, on each side. */
const ROOM = 0.3;

/** `bounds`: of all there is to paint. */
export function coverFor([x, y, zoom]: Transform, { width, height }: Size, bounds: Rect): Cover {
  const left = Math.floor(Math.max(-ROOM * width, bounds.x * zoom + x));
  const top = Math.floor(Math.max(-ROOM * height, bounds.y * zoom + y));
  const right = Math.ceil(Math.min((1 + ROOM) * width, (bounds.x + bounds.width) * zoom + x));
  const bottom = Math.ceil(Math.min((1 + ROOM) * height, (bounds.y + bounds.height) * zoom + y));
  return {
    x: (left - x) / zoom,
    y: (top - y) / zoom,
    width: Math.max(1, right - left) / zoom,
    height: Math.max(1, bottom - top) / zoom,
    zoom,
  };
}

/** Whether all there is to see in the view is painted, to within a pixel. */
export function covers(
  cover: Cover,
  [x, y, zoom]: Transform,
  { width, height }: Size,
  bounds: Rect,
): boolean {
  const pixel = 1 / zoom;
  const left = Math.max(-x / zoom, bounds.x);
  const top = Math.max(-y / zoom, bounds.y);
  const right = Math.min((width - x) / zoom, bounds.x + bounds.width);
  const bottom = Math.min((height - y) / zoom, bounds.y + bounds.height);
  if (left >= right || top >= bottom) return true;
  return (
    left >= cover.x - pixel &&
    top >= cover.y - pixel &&
    right <= cover.x + cover.width + pixel &&
    bottom <= cover.y + cover.height + pixel
  );
}
