/** Where a new card can stand: the wanted place, or the nearest one around it that covers neither a card nor a note. */
import type { Diagram } from '../model/diagram';
import { overlaps, type Point, type Rect, rounded } from '../shared/geometry';
import { nodeRect } from './nodeRect';
import { noteRect } from './noteRect';

const GAP = 16;
const RINGS = 24;

/** Top-left corner, in whole numbers; the wanted one where everything around is taken. */
export function freeSpot(diagram: Diagram, wanted: Rect): Point {
  const cards = [...diagram.components.values()].filter((component) => component.position).map(nodeRect);
  const taken = [...cards, ...[...diagram.notes.values()].map(noteRect)];
  const { width, height } = wanted;
  for (let ring = 0; ring <= RINGS; ring++)
    for (const spot of ringAround(wanted, ring))
      if (!taken.some((rect) => overlaps(rect, { ...spot, width, height }, GAP))) return spot;
  return rounded(wanted);
}

/** Points of a square ring, the ones right and below first. */
function ringAround({ x, y, width, height }: Rect, ring: number): Point[] {
  const spots: Point[] = [];
  for (let column = ring; column >= -ring; column--)
    for (let row = ring; row >= -ring; row--)
      if (Math.max(Math.abs(column), Math.abs(row)) === ring)
        spots.push(rounded({ x: x + (column * width) / 4, y: y + (row * height) / 2 }));
  return spots;
}
