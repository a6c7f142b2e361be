/**
 * The lines a connection may run on near some cards, and what each piece of them costs: one beside each side of each
 * card (in a gap too narrow for more, down its middle), and the lines its ends stand on. A piece costs its length, more
 * close to a card, across lines drawn already and most on top of them; through a card there is no way. Null where there
 * would be more nodes than allowed.
 */
import { inflate, type Point, type Rect } from '../shared/geometry';
import type { Segment } from './pathCost';

export interface ChannelGrid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** From the node to the one right of it, at `row * xs.length + column`. */
  readonly across: Float64Array;
  /** From the node to the one below it, in the same order. */
  readonly down: Float64Array;
}

/** Room wanted between a line and a card. */
const CLEARANCE = 14;
const CLOSE = 6;
const CLOSE_COST = 4;
const NEAR_COST = 0.5;
const CROSSING = 36;
const ON_TOP = 3;
/** Lines closer than this look like one. */
const TOO_CLOSE = 7;

/** A card with the lines beside its sides. */
export interface ChannelCard {
  readonly rect: Rect;
  readonly channels: Channels;
}

export interface Channels {
  readonly x: readonly [left: number, right: number];
  readonly y: readonly [above: number, below: number];
}

/** No card farther away than this narrows a gap so that the lines beside a card move. */
export const CHANNEL_REACH = 2 * CLEARANCE;

/** The lines beside a card's sides; `near` are the other cards within reach, it may itself be among them. */
export function channelsOf(rect: Rect, near: readonly Rect[]): Channels {
  return { x: beside('x', rect, near), y: beside('y', rect, near) };
}

export function channelGrid(
  cards: readonly ChannelCard[],
  through: readonly Point[],
  routed: readonly Segment[],
  area: Rect,
  mostNodes: number,
): ChannelGrid | null {
  const xs = linesOf('x', cards, through, area);
  const ys = linesOf('y', cards, through, area);
  const size = xs.length * ys.length;
  if (size > mostNodes) return null;
  const grid = { xs, ys, across: new Float64Array(size), down: new Float64Array(size) };
  for (let row = 0; row < ys.length; row++)
    for (let column = 0; column < xs.length; column++) {
      const at = row * xs.length + column;
      grid.across[at] = (xs[column + 1] ?? Infinity) - (xs[column] ?? 0);
      grid.down[at] = (ys[row + 1] ?? Infinity) - (ys[row] ?? 0);
    }
  for (const { rect: card } of cards) {
    charge(grid, inflate(card, CLEARANCE - 0.5), (length) => length * NEAR_COST);
    charge(grid, inflate(card, CLOSE), (length) => length * CLOSE_COST);
    charge(grid, inflate(card, -0.01), () => Infinity);
  }
  for (const segment of routed) cross(grid, segment);
  return grid;
}

/** Adds to every piece that runs inside the rectangle. */
function charge({ xs, ys, across, down }: ChannelGrid, rect: Rect, cost: (length: number) => number): void {
  const right = rect.x + rect.width;
  const bottom = rect.y + rect.height;
  const [left, top] = [firstAbove(xs, rect.x), firstAbove(ys, rect.y)];
  for (let row = top; row < ys.length && (ys[row] ?? bottom) < bottom; row++)
    for (
      let column = Math.max(0, left - 1);
      column + 1 < xs.length && (xs[column] ?? right) < right;
      column++
    ) {
      const at = row * xs.length + column;
      across[at] = (across[at] ?? 0) + cost(shared(xs, column, rect.x, right));
    }
  for (let column = left; column < xs.length && (xs[column] ?? right) < right; column++)
    for (let row = Math.max(0, top - 1); row + 1 < ys.length && (ys[row] ?? bottom) < bottom; row++) {
      const at = row * xs.length + column;
      down[at] = (down[at] ?? 0) + cost(shared(ys, row, rect.y, bottom));
    }
}

/** What a line drawn already adds: to the pieces it crosses, and to those too close beside it. */
function cross(grid: ChannelGrid, s: Segment): void {
  const { xs, ys, across, down } = grid;
  const isFlat = s.bottom - s.top < 0.01;
  const [along, beside] = isFlat ? [xs, ys] : [ys, xs];
  const [start, end, level] = isFlat ? [s.left, s.right, s.top] : [s.top, s.bottom, s.left];
  const [same, other] = isFlat ? [across, down] : [down, across];
  // From one node to the next along the line, and from one line to the next beside it.
  const [step, stride] = isFlat ? [1, xs.length] : [xs.length, 1];
  const crossed = firstAbove(beside, level) - 1;
  if (crossed >= 0 && crossed + 1 < beside.length)
    for (let at = firstAbove(along, start - 0.01); at < along.length && (along[at] ?? end) <= end; at++) {
      const node = at * step + crossed * stride;
      other[node] = (other[node] ?? 0) + CROSSING;
    }
  const first = Math.max(0, firstAbove(along, start) - 1);
  for (let line = firstAbove(beside, level - TOO_CLOSE); line < beside.length; line++) {
    if ((beside[line] ?? Infinity) >= level + TOO_CLOSE) break;
    for (let at = first; at + 1 < along.length && (along[at] ?? end) < end; at++) {
      const node = at * step + line * stride;
      same[node] = (same[node] ?? 0) + shared(along, at, start, end) * ON_TOP;
    }
  }
}

/** How much of the piece after line `at` lies between two places. */
const shared = (lines: readonly number[], at: number, start: number, end: number): number =>
  Math.max(0, Math.min(lines[at + 1] ?? end, end) - Math.max(lines[at] ?? start, start));

function linesOf(
  axis: 'x' | 'y',
  cards: readonly ChannelCard[],
  through: readonly Point[],
  area: Rect,
): number[] {
  const found = through.map((point) => point[axis]);
  for (const { channels } of cards) found.push(...channels[axis]);
  const [least, most] = [area[axis], area[axis] + area[axis === 'x' ? 'width' : 'height']];
  const inside = found.filter((line) => line >= least && line <= most).sort((a, b) => a - b);
  return inside.filter((line, index) => index === 0 || line - (inside[index - 1] ?? 0) > 0.005);
}

function beside(axis: 'x' | 'y', card: Rect, near: readonly Rect[]): readonly [number, number] {
  const [extent, side, sideExtent] =
    axis === 'x' ? (['width', 'y', 'height'] as const) : (['height', 'x', 'width'] as const);
  const [start, end] = [card[axis], card[axis] + card[extent]];
  let before = Infinity;
  let after = Infinity;
  for (const other of near) {
    if (other === card) continue;
    if (other[side] >= card[side] + card[sideExtent] || card[side] >= other[side] + other[sideExtent])
      continue;
    const otherEnd = other[axis] + other[extent];
    if (otherEnd <= start) before = Math.min(before, start - otherEnd);
    else if (other[axis] >= end) after = Math.min(after, other[axis] - end);
  }
  return [start - Math.min(CLEARANCE, before / 2), end + Math.min(CLEARANCE, after / 2)];
}

/** Index of the first line beyond a place. */
function firstAbove(lines: readonly number[], place: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? Infinity) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
