/**
 * Aligning, distributing and tidying rectangles: from where things are, how far each of them has to move. What stays is
 * not in the answer. Whatever is `fixed` never moves: the others align with it. Doing the same twice does nothing.
 */
import { boundsOf, type Point, type Rect } from '../shared/geometry';

export interface Thing {
  readonly rect: Rect;
  readonly fixed?: boolean;
}
export type Alignment = 'left' | 'right' | 'top' | 'bottom' | 'centre' | 'middle';
/** x: side by side, y: one above the other. */
export type Axis = 'x' | 'y';
export type Moves<K> = ReadonlyMap<K, Point>;

/** centre: their centres on one vertical line; middle: on one horizontal line. */
export function align<K>(things: ReadonlyMap<K, Thing>, to: Alignment): Moves<K> {
  const all = [...things.values()];
  const fixed = all.filter((thing) => thing.fixed);
  const around = boundsOf((fixed.length > 0 ? fixed : all).map(({ rect }) => rect));
  if (!around) return new Map();
  const axis: Axis = to === 'left' || to === 'right' || to === 'centre' ? 'x' : 'y';
  const low = around[axis];
  const high = low + sizeOf(around, axis);
  const centre = fixed.length > 0 ? (low + high) / 2 : wholeCentre(all, axis, (low + high) / 2);
  const place = (rect: Rect): number => {
    if (to === 'left' || to === 'top') return low;
    if (to === 'right' || to === 'bottom') return high - sizeOf(rect, axis);
    return Math.round(centre - sizeOf(rect, axis) / 2);
  };
  return movesOf(things, axis, ({ rect }) => place(rect));
}

/** The same gap between neighbours, to a whole pixel; the two at the ends stay. */
export function distribute<K>(things: ReadonlyMap<K, Thing>, axis: Axis): Moves<K> {
  const row = [...things].filter(([, thing]) => !thing.fixed).sort(byCentre(axis));
  const [first] = row;
  const last = row.at(-1);
  if (!first || !last || row.length < 3) return new Map();
  const inner = row.slice(1, -1);
  const start = endOf(first[1].rect, axis);
  const taken = inner.reduce((sum, [, { rect }]) => sum + sizeOf(rect, axis), 0);
  const gap = (last[1].rect[axis] - start - taken) / (row.length - 1);
  const places = new Map<K, number>();
  let at = start;
  for (const [key, { rect }] of inner) {
    places.set(key, Math.round(at + gap));
    at += gap + sizeOf(rect, axis);
  }
  return movesOf(things, axis, ({ rect }, key) => places.get(key) ?? rect[axis]);
}

/** Between things that are tidied up, where they don't say otherwise by how they stand. */
const USUAL_GAP = 40;

/** Rows and columns as they roughly are, with the same gaps throughout; the top left corner of all stays. */
export function tidyUp<K>(things: ReadonlyMap<K, Thing>): Moves<K> {
  const free = [...things].filter(([, thing]) => !thing.fixed);
  const around = boundsOf(free.map(([, { rect }]) => rect));
  if (!around) return new Map();
  const rows = rowsOf(free);
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.[1].rect.width ?? 0)),
  );
  const heights = rows.map((row) => Math.max(...row.map(([, { rect }]) => rect.height)));
  const lines = widths.map((_, column) => rows.flatMap((row) => row.slice(column, column + 1)));
  const between = usualGap(lines, 'x');
  const beneath = usualGap(rows, 'y');
  const moves = new Map<K, Point>();
  let y = Math.round(around.y);
  for (const [index, row] of rows.entries()) {
    let x = Math.round(around.x);
    const height = heights[index] ?? 0;
    for (const [column, [key, { rect }]] of row.entries()) {
      const width = widths[column] ?? 0;
      const to = {
        x: x + Math.floor((width - rect.width) / 2),
        y: y + Math.floor((height - rect.height) / 2),
      };
      const by = { x: to.x - rect.x, y: to.y - rect.y };
      if (by.x !== 0 || by.y !== 0) moves.set(key, by);
      x += width + between;
    }
    y += height + beneath;
  }
  return moves;
}

type Entry<K> = readonly [key: K, thing: Thing];

/** Things side by side are one row: the middle of each lies within the height of the row's first. */
function rowsOf<K>(things: readonly Entry<K>[]): Entry<K>[][] {
  const rows: Entry<K>[][] = [];
  for (const thing of [...things].sort(byCentre('y'))) {
    const row = rows.at(-1);
    const head = row?.[0]?.[1].rect;
    if (row && head && centreOf(thing[1].rect, 'y') <= head.y + head.height) row.push(thing);
    else rows.push([thing]);
  }
  return rows.map((row) => row.sort(byCentre('x')));
}

/** Of the gaps between one line of things and the next the middle one, among those that are any. */
function usualGap<K>(lines: readonly (readonly Entry<K>[])[], axis: Axis): number {
  const spans = lines.flatMap((line) => boundsOf(line.map(([, { rect }]) => rect)) ?? []);
  const gaps = spans.slice(1).flatMap((span, index) => {
    const before = spans[index];
    return before ? [span[axis] - endOf(before, axis)] : [];
  });
  const open = gaps.filter((gap) => gap > 0).sort((a, b) => a - b);
  return Math.round(open[Math.floor((open.length - 1) / 2)] ?? USUAL_GAP);
}

/** Where the centre of the largest comes to lie on whole pixels: all the others can be centred on that again and again. */
function wholeCentre(things: readonly Thing[], axis: Axis, centre: number): number {
  const largest = Math.max(...things.map(({ rect }) => sizeOf(rect, axis)));
  return Math.round(centre - largest / 2) + largest / 2;
}

function movesOf<K>(
  things: ReadonlyMap<K, Thing>,
  axis: Axis,
  place: (thing: Thing, key: K) => number,
): Moves<K> {
  const moves = new Map<K, Point>();
  for (const [key, thing] of things) {
    const by = place(thing, key) - thing.rect[axis];
    if (!thing.fixed && Math.abs(by) > TINY) moves.set(key, axis === 'x' ? { x: by, y: 0 } : { x: 0, y: by });
  }
  return moves;
}

/** Less than that is rounding. */
const TINY = 1e-6;

const sizeOf = (rect: Rect, axis: Axis): number => (axis === 'x' ? rect.width : rect.height);
const endOf = (rect: Rect, axis: Axis): number => rect[axis] + sizeOf(rect, axis);
const centreOf = (rect: Rect, axis: Axis): number => rect[axis] + sizeOf(rect, axis) / 2;

const byCentre =
  (axis: Axis) =>
  <K>([, one]: Entry<K>, [, other]: Entry<K>): number =>
    centreOf(one.rect, axis) - centreOf(other.rect, axis) || one.rect[axis] - other.rect[axis];
