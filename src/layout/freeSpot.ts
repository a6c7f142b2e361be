/** Where a new card can stand: the wanted place, or the nearest one around it that covers neither a card nor a note. */
import type { Diagram } from '../model/diagram';
import { overlaps, type Point, type Rect, rounded, type Size } from '../shared/geometry';
import { COLUMN_GAP, ROW_GAP } from './layoutGraph';
import { drawnNoteRect } from './legend';
import { nodeRect } from './nodeRect';
import { visibleDiagram } from './visibleDiagram';

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

export type Direction = 'Left' | 'Right' | 'Up' | 'Down';

/**
 * Beside a card, in that direction: sideways in the next column, as near its own row as there is room; up and down in its
 * own column. Full: further on.
 */
export function spotTowards(diagram: Diagram, from: Rect, direction: Direction, size: Size): Point {
  const taken = takenIn(diagram);
  const isSideways = direction === 'Left' || direction === 'Right';
  const sign = direction === 'Left' || direction === 'Up' ? -1 : 1;
  const start = {
    x: from.x + (from.width - size.width) / 2,
    y: from.y + (from.height - size.height) / 2,
  };
  const column = (from.width + size.width) / 2 + COLUMN_GAP;
  const row = (from.height + size.height) / 2 + ROW_GAP;
  for (let on = 1; on <= RINGS; on++)
    for (let turn = 0; turn <= RINGS; turn++) {
      const aside = Math.ceil(turn / 2) * (turn % 2 === 0 ? -1 : 1);
      const [columns, rows] = isSideways ? [sign * on, aside] : [aside, sign * on];
      const spot = rounded({ x: start.x + columns * column, y: start.y + rows * row });
      if (!taken.some((rect) => overlaps(rect, { ...spot, ...size }, CLOSE.gap))) return spot;
      if (!isSideways) break;
    }
  return rounded({
    x: start.x + (isSideways ? sign * column : 0),
    y: start.y + (isSideways ? 0 : sign * row),
  });
}

function takenIn(diagram: Diagram): readonly Rect[] {
  const seen = visibleDiagram(diagram).diagram;
  const cards = [...seen.components.values()].filter((component) => component.position).map(nodeRect);
  const notes = [...seen.notes.values()].map((note) => drawnNoteRect(seen, note));
  return [...cards, ...notes];
}

function search(diagram: Diagram, wanted: Rect, { step, gap }: Search, frames: readonly Rect[] = []): Point {
  const taken = [...takenIn(diagram), ...frames];
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
