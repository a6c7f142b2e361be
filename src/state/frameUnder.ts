/** Which frame is under a point or around a rectangle. */
import { centerOf, contains, type Point, type Rect } from '../shared/geometry';

export type Frames = ReadonlyMap<string, Rect>;

/** The smallest frame the test accepts, around a point. */
export function innermost(
  frames: Frames,
  point: Point,
  accepts: (id: string) => boolean = () => true,
): string | null {
  let best: string | null = null;
  let area = Infinity;
  for (const [id, frame] of frames)
    if (contains(frame, point) && frame.width * frame.height < area && accepts(id)) {
      best = id;
      area = frame.width * frame.height;
    }
  return best;
}

/** Whether a rectangle lies wholly in another. */
export const liesIn = (inner: Rect, outer: Rect | undefined): boolean =>
  outer !== undefined &&
  contains(outer, inner) &&
  contains(outer, { x: inner.x + inner.width, y: inner.y + inner.height });

/** Whether a note or drawing goes with a frame: its middle is in it, and it isn't larger. */
export const holdsLoose = (rect: Rect, frame: Rect | undefined): boolean =>
  frame !== undefined &&
  contains(frame, centerOf(rect)) &&
  rect.width <= frame.width &&
  rect.height <= frame.height;
