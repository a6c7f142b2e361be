/** The view in which a part of the canvas fills the free part of the screen, in its middle. */
import type { Rect, Size } from '../../shared/geometry';

export interface Sides {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** As far out as the view goes. */
export const LEAST_ZOOM = 0.02;

export function viewportFor(rect: Rect | null, screen: Size, covered: Sides, maxZoom: number): Viewport {
  const room = {
    width: Math.max(1, screen.width - covered.left - covered.right),
    height: Math.max(1, screen.height - covered.top - covered.bottom),
  };
  const { x, y, width, height } = rect ?? { x: 0, y: 0, width: 0, height: 0 };
  const fitting = Math.min(room.width / Math.max(1, width), room.height / Math.max(1, height), maxZoom);
  const zoom = Math.max(LEAST_ZOOM, rect ? fitting : 1);
  return {
    x: covered.left + room.width / 2 - (x + width / 2) * zoom,
    y: covered.top + room.height / 2 - (y + height / 2) * zoom,
    zoom,
  };
}
