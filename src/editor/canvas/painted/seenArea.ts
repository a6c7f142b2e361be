/**
 * The part of the canvas whose things are elements: what is in view with room around it, kept for as long as the view stays
 * within it, so that panning to and fro mounts nothing.
 */
import { inflate, type Rect } from '../../../shared/geometry';

/** On the screen. */
const ROOM_PX = 400;
/** As many times as wide as the view it holds more than it should: the view was zoomed into it. */
const TOO_WIDE = 3;

export function seenArea(view: Rect, zoom: number, before: Rect | null): Rect {
  const holds =
    before !== null &&
    view.x >= before.x &&
    view.y >= before.y &&
    view.x + view.width <= before.x + before.width &&
    view.y + view.height <= before.y + before.height &&
    before.width <= TOO_WIDE * view.width;
  return holds ? before : inflate(view, ROOM_PX / zoom);
}
