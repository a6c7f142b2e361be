/**
 * The rectangle a drawing lies in, in canvas units: the box of a stroke's points, the frame of an image. Null for a
 * kind we don't know, which isn't drawn.
 */
import type { Drawing, Stroke } from '../model/diagram';
import type { Rect } from '../shared/geometry';
import { imageRect } from './imageRect';

export function drawingRect(drawing: Drawing): Rect | null {
  switch (drawing.kind) {
    case 'stroke':
      return strokeRect(drawing);
    case 'image':
      return imageRect(drawing);
    case 'foreign':
      return null;
  }
}

function strokeRect(stroke: Stroke): Rect {
  const { x, y } = stroke.position ?? { x: 0, y: 0 };
  const box = pointsBox(stroke);
  return { x: x + box.x, y: y + box.y, width: box.width, height: box.height };
}

/** Around a stroke's points, from its position. */
export function pointsBox({ points }: Stroke): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  if (left === Infinity) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}
