/**
 * Lines that run the same way side by side: moves pieces between two bends apart to a constant distance, in the order that
 * makes them cross least, as far as cards leave room. Pieces that end at a card stay: a port decides where they are.
 * What is done for pieces that run down is done for those that run across, with x and y exchanged.
 */
import type { Point, Rect } from '../shared/geometry';
import type { Nearby } from './gridIndex';
import type { Segment } from './pathCost';
import { besideEach, orderOf, type Piece, type Places, placesIn, runsBeside } from './sideBySide';

export interface SeparateInputs {
  /** Corners of each line that may be changed, by the connection's id. */
  readonly lines: ReadonlyMap<string, readonly Point[]>;
  /** Segments of lines that stay as they are. */
  readonly kept: Iterable<Segment>;
  readonly cards: Nearby<{ readonly rect: Rect }>;
}

type Axis = 'x' | 'y';

/** Lines side by side are this far apart; closer only where there is no room. */
export const LINE_GAP = 12;
const ROUNDS = 3;
/** A moved piece keeps this far from a card, if it was so far from it. */
const FROM_CARD = 8;
const BESIDE_CARD = 4;
const LEAST_PIECE = 4;
const LEAST_GAP = 4;
const FARTHEST = 120;
/** There is no room for more side by side; they stay as they are. */
const MOST_CROWDED = 120;

export function separateLines({ lines, kept, cards }: SeparateInputs): ReadonlyMap<string, readonly Point[]> {
  const moved = new Map<string, Point[]>();
  for (const [id, points] of lines) moved.set(id, [...points]);
  for (const axis of ['x', 'y', 'x'] as const)
    for (let round = 0; round < ROUNDS; round++) {
      let anyMoved = false;
      for (const pieces of crowded(piecesOf(moved, kept, axis)))
        anyMoved = spreadOut(pieces, moved, cards, axis) || anyMoved;
      if (!anyMoved) break;
    }
  return moved;
}

const otherAxis = (axis: Axis): Axis => (axis === 'x' ? 'y' : 'x');

/** All pieces that could be moved along the axis, and those that stand fast. */
function piecesOf(
  lines: ReadonlyMap<string, readonly Point[]>,
  kept: Iterable<Segment>,
  axis: Axis,
): Piece[] {
  const along = otherAxis(axis);
  const pieces: Piece[] = [];
  for (const [line, points] of lines)
    for (let at = 0; at + 1 < points.length; at++) {
      const [a, b] = [points[at], points[at + 1]];
      if (!a || !b || Math.abs(a[axis] - b[axis]) > 0.01 || Math.abs(a[along] - b[along]) < 0.01) continue;
      const turn = (next: Point | undefined) => (next ? Math.sign(next[axis] - a[axis]) : 0);
      const [turnA, turnB] = [turn(points[at - 1]), turn(points[at + 2])];
      const forward = a[along] < b[along];
      pieces.push({
        line,
        at,
        fixed: at === 0 || at + 2 === points.length,
        place: a[axis],
        start: forward ? a[along] : b[along],
        end: forward ? b[along] : a[along],
        turnAtStart: forward ? turnA : turnB,
        turnAtEnd: forward ? turnB : turnA,
      });
    }
  let count = 0;
  for (const { left, right, top, bottom } of kept) {
    count += 1;
    const flat = bottom - top < 0.01;
    if (flat !== (axis === 'y')) continue;
    const [place, start, end] = axis === 'x' ? [left, top, bottom] : [top, left, right];
    pieces.push({ line: `\0${count}`, at: 0, fixed: true, place, start, end, turnAtStart: 0, turnAtEnd: 0 });
  }
  return pieces;
}

/** Pieces closer to each other than they should be, together with those. */
function crowded(pieces: readonly Piece[]): Piece[][] {
  const sorted = [...pieces].sort((a, b) => a.place - b.place);
  const parent = sorted.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[index] = root;
    return root;
  };
  sorted.forEach((a, i) => {
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j];
      if (!b || b.place - a.place >= LINE_GAP - 0.01) break;
      if ((!a.fixed || !b.fixed) && runsBeside(a, b)) parent[rootOf(j)] = rootOf(i);
    }
  });
  const groups = new Map<number, Piece[]>();
  sorted.forEach((piece, index) => {
    const root = rootOf(index);
    const group = groups.get(root);
    if (group) group.push(piece);
    else groups.set(root, [piece]);
  });
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Whether any was moved. */
function spreadOut(
  pieces: readonly Piece[],
  lines: ReadonlyMap<string, Point[]>,
  cards: SeparateInputs['cards'],
  axis: Axis,
): boolean {
  if (pieces.length > MOST_CROWDED) return false;
  const limits = new Map(pieces.map((piece) => [piece, limitsOf(piece, lines, cards, axis)]));
  const { places } = bestPlaces(pieces, (piece) => limits.get(piece) ?? [piece.place, piece.place]);
  let anyMoved = false;
  for (const [piece, place] of places) {
    if (piece.fixed || Math.abs(place - piece.place) < 0.01) continue;
    const points = lines.get(piece.line);
    const [a, b] = [points?.[piece.at], points?.[piece.at + 1]];
    if (!points || !a || !b) continue;
    points[piece.at] = { ...a, [axis]: place };
    points[piece.at + 1] = { ...b, [axis]: place };
    anyMoved = true;
  }
  return anyMoved;
}

/** As far apart as they can all be; where they can't even be a little apart, with as few on each other as may be. */
function bestPlaces(pieces: readonly Piece[], limitsOf: (piece: Piece) => readonly [number, number]): Places {
  const beside = besideEach(pieces);
  const orders = [orderOf(pieces), [...pieces].sort((a, b) => a.place - b.place)];
  for (const gap of [LINE_GAP, 9, 6])
    for (const order of orders) {
      const found = placesIn(order, gap, limitsOf, beside);
      if (found.tight === 0) return found;
    }
  const [inOrder, asTheyAre] = orders.map((order) => placesIn(order, LEAST_GAP, limitsOf, beside));
  const nothing = { places: new Map(), tight: Infinity };
  return (asTheyAre?.tight ?? 0) < (inOrder?.tight ?? 0) ? (asTheyAre ?? nothing) : (inOrder ?? nothing);
}

/** How far a piece may be moved: to the cards beside it, and not so far that its neighbours would turn round. */
function limitsOf(
  piece: Piece,
  lines: ReadonlyMap<string, readonly Point[]>,
  cards: SeparateInputs['cards'],
  axis: Axis,
): readonly [number, number] {
  const { place, start, end, line, at, fixed } = piece;
  if (fixed) return [place, place];
  let [low, high] = [place - FARTHEST, place + FARTHEST];
  const along = otherAxis(axis);
  const [extent, length] = axis === 'x' ? (['width', 'height'] as const) : (['height', 'width'] as const);
  const area =
    axis === 'x'
      ? { x: low, y: start, width: high - low, height: end - start }
      : { x: start, y: low, width: end - start, height: high - low };
  for (const { rect } of cards.near(area)) {
    if (rect[along] >= end + BESIDE_CARD || rect[along] + rect[length] <= start - BESIDE_CARD) continue;
    const far = rect[axis] + rect[extent];
    if (far <= place) low = Math.max(low, far + Math.min(FROM_CARD, place - far));
    else if (rect[axis] >= place) high = Math.min(high, rect[axis] - Math.min(FROM_CARD, rect[axis] - place));
    else return [place, place];
  }
  const points = lines.get(line) ?? [];
  for (const next of [points[at - 1], points[at + 2]]) {
    const by = next ? place - next[axis] : 0;
    if (by > 0) low = Math.max(low, place - Math.max(0, by - LEAST_PIECE));
    if (by < 0) high = Math.min(high, place + Math.max(0, -by - LEAST_PIECE));
  }
  return [low, high];
}
