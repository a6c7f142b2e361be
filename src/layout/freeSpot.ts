/** Where a new card can stand: the wanted place, or the nearest one around it that covers neither a card nor a note. */
import type { Diagram } from '../model/diagram';
import { overlaps, type Point, type Rect, rounded } from '../shared/geometry';
import { drawnNoteRect } from './legend';
import { nodeRect } from './nodeRect';

/** How far around is looked, in what steps, and how near another card may be. */
interface Search {
  readonly step: Point;
  readonly gap: number;
}

/** Close by: for what belongs between others. */
const CLOSE: Search = { step: { x: 42, y: 30 }, gap: 16 };
/** With room for a line and its label on every side: for what is added to be connected. */
const ROOMY: Search = { step: { x: 288, y: 120 }, gap: 40 };
/** Near by, but apart: for a part that is put between others together with its lines. */
const APART: Search = { step: { x: 48, y: 32 }, gap: 36 };
const RINGS = 24;

/** Top-left corner, in whole numbers; the wanted one where everything around is taken. */
export const freeSpot = (diagram: Diagram, wanted: Rect): Point => search(diagram, wanted, CLOSE);

/** As `freeSpot`, with room around it for the lines to come. */
export const roomySpot = (diagram: Diagram, wanted: Rect): Point => search(diagram, wanted, ROOMY);

/** As `freeSpot`, a line's width apart from what is there. */
export const spotApart = (diagram: Diagram, wanted: Rect): Point => search(diagram, wanted, APART);

/** As `roomySpot`, for a whole piece of drawing that is to cover none of these frames either. */
export const freeArea = (diagram: Diagram, wanted: Rect, frames: Iterable<Rect>): Point =>
  search(diagram, wanted, ROOMY, [...frames]);

function search(diagram: Diagram, wanted: Rect, { step, gap }: Search, frames: readonly Rect[] = []): Point {
  const cards = [...diagram.components.values()].filter((component) => component.position).map(nodeRect);
  const notes = [...diagram.notes.values()].map((note) => drawnNoteRect(diagram, note));
  const taken = [...cards, ...notes, ...frames];
  const { width, height } = wanted;
  for (let ring = 0; ring <= RINGS; ring++)
    for (const spot of ringAround(wanted, ring, step))
      if (!taken.some((rect) => overlaps(rect, { ...spot, width, height }, gap))) return spot;
  return rounded(wanted);
}

/** Points of a square ring, the nearest first, and among those the ones right and below. */
function ringAround({ x, y }: Point, ring: number, step: Point): Point[] {
  const cells: { readonly column: number; readonly row: number }[] = [];
  for (let column = ring; column >= -ring; column--)
    for (let row = ring; row >= -ring; row--)
      if (Math.max(Math.abs(column), Math.abs(row)) === ring) cells.push({ column, row });
  const steps = ({ column, row }: (typeof cells)[number]) => Math.abs(column) + Math.abs(row);
  return cells
    .sort((one, other) => steps(one) - steps(other))
    .map(({ column, row }) => rounded({ x: x + column * step.x, y: y + row * step.y }));
}
