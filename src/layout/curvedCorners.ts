/**
 * How far each corner of a line may be rounded when it is drawn as one smooth curve: as far as its pieces go, less where
 * the curve would cut over a card on the inside of the bend.
 */
import { inflate, type Point, type Rect } from '../shared/geometry';
import type { Nearby } from './gridIndex';
import { distance } from './polyline';

const WIDEST = 96;
/** Straight before the arrow, and after the start. */
const STRAIGHT = 12;
const FROM_CARD = 3;
/** So small a corner cuts nothing that the line itself doesn't. */
const SAFE = 8;
const SAMPLES = 12;

export function curvedCorners(
  points: readonly Point[],
  cards: Nearby<{ readonly rect: Rect }>,
): readonly number[] {
  const last = points.length - 1;
  return points.map((corner, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (!before || !after) return 0;
    const room = (to: Point, isEnd: boolean) =>
      isEnd ? Math.max(distance(corner, to) / 2, distance(corner, to) - STRAIGHT) : distance(corner, to) / 2;
    let radius = Math.min(WIDEST, room(before, index === 1), room(after, index === last - 1));
    const near = cards
      .near(inflate({ ...corner, width: 0, height: 0 }, radius))
      .map(({ rect }) => inflate(rect, FROM_CARD));
    while (radius > SAFE && near.some((rect) => cuts(corner, before, after, radius, rect))) radius /= 1.4;
    return radius;
  });
}

function cuts(corner: Point, before: Point, after: Point, radius: number, rect: Rect): boolean {
  const [from, to] = [towards(corner, before, radius), towards(corner, after, radius)];
  for (let step = 0; step <= SAMPLES; step++) {
    const t = step / SAMPLES;
    const at = (axis: 'x' | 'y') =>
      (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * corner[axis] + t ** 2 * to[axis];
    const [x, y] = [at('x'), at('y')];
    if (x > rect.x && x < rect.x + rect.width && y > rect.y && y < rect.y + rect.height) return true;
  }
  return false;
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}
