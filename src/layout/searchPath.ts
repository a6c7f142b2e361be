/**
 * The cheapest orthogonal way from one port to another around all cards, wherever there is one within the area: A* over
 * the channel grid, a state being a node and the direction it was reached in. What the router asks when none of its
 * few simple shapes is free. Deterministic; null where there is no way, or looking for it would cost too much.
 */
import type { Point, Rect } from '../shared/geometry';
import { type ChannelCard, type ChannelGrid, channelGrid } from './channelGrid';
import type { Port } from './connectPorts';
import { MinHeap } from './minHeap';
import type { Segment } from './pathCost';
import { simplified } from './polyline';
import { outOf, type Side } from './sides';

/** What all searches together may still cost, in steps; it runs down as they search. */
export interface SearchBudget {
  steps: number;
}

export interface SearchGround {
  /** All cards in the area, the two ends among them. */
  readonly cards: readonly ChannelCard[];
  /** Segments of lines that are drawn already. */
  readonly routed: readonly Segment[];
  readonly area: Rect;
}

/** A larger grid is not searched: its line would wind through half the diagram. */
const MOST_NODES = 120_000;
/** A line drawn already is found in the grid all along its way. */
const STEPS_A_SEGMENT = 20;
const STUB = 18;
const BEND = 80;
/** Right, down, left, up: the way each side of a card faces. */
const FACING: Readonly<Record<Side, number>> = { right: 0, bottom: 1, left: 2, top: 3 };

export function searchPath(
  source: Port,
  target: Port,
  ground: SearchGround,
  budget: SearchBudget,
): readonly Point[] | null {
  const cards = ground.cards.map(({ rect }) => rect);
  const a = outOf(source.point, source.side, Math.min(STUB, roomAhead(source, cards) / 2));
  const b = outOf(target.point, target.side, Math.min(STUB, roomAhead(target, cards) / 2));
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const grid = channelGrid(ground.cards, [a, b, middle], ground.routed, ground.area, MOST_NODES);
  budget.steps -= ground.cards.length + ground.routed.length * STEPS_A_SEGMENT;
  budget.steps -= grid ? grid.xs.length * grid.ys.length : 0;
  if (!grid) return null;
  const start = nodeAt(grid, a);
  const goal = nodeAt(grid, b);
  if (start === null || goal === null) return null;
  const between = cheapest(grid, start, FACING[source.side], goal, FACING[target.side]);
  return between && simplified([source.point, a, ...between, b, target.point]);
}

/** How far it is straight out of a port to the next card. */
export function roomAhead({ point, side }: Port, cards: readonly Rect[]): number {
  let room = Infinity;
  for (const { x, y, width, height } of cards) {
    const beside = side === 'left' || side === 'right';
    const faces = beside ? point.y > y && point.y < y + height : point.x > x && point.x < x + width;
    if (!faces) continue;
    const ahead =
      side === 'right'
        ? x - point.x
        : side === 'left'
          ? point.x - x - width
          : side === 'bottom'
            ? y - point.y
            : point.y - y - height;
    if (ahead > 0) room = Math.min(room, ahead);
  }
  return room;
}

function nodeAt({ xs, ys }: ChannelGrid, { x, y }: Point): number | null {
  const column = xs.findIndex((line) => Math.abs(line - x) < 0.01);
  const row = ys.findIndex((line) => Math.abs(line - y) < 0.01);
  return column < 0 || row < 0 ? null : row * xs.length + column;
}

function cheapest(
  grid: ChannelGrid,
  start: number,
  facing: number,
  goal: number,
  goalFacing: number,
): readonly Point[] | null {
  const { xs, ys } = grid;
  const columns = xs.length;
  const best = new Float64Array(columns * ys.length * 4).fill(Infinity);
  const cameFrom = new Int32Array(best.length).fill(-1);
  const at = (node: number): Point => ({
    x: xs[node % columns] ?? 0,
    y: ys[Math.floor(node / columns)] ?? 0,
  });
  const end = at(goal);
  const ahead = (node: number) => {
    const { x, y } = at(node);
    return Math.abs(x - end.x) + Math.abs(y - end.y);
  };
  const open = new MinHeap();
  const done = new Uint8Array(best.length);
  const reach = (state: number, cost: number, from: number) => {
    if (cost >= (best[state] ?? 0)) return;
    best[state] = cost;
    cameFrom[state] = from;
    open.push(state, cost + ahead(state >> 2));
  };
  reach(start * 4 + facing, 0, -1);
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (done[state]) continue;
    done[state] = 1;
    const node = state >> 2;
    const direction = state & 3;
    const cost = best[state] ?? 0;
    // The last turn, onto the port, is a state of its own: straight in.
    const inward = (goalFacing + 2) & 3;
    if (node === goal && direction === inward) return wayTo(state, cameFrom, at);
    for (let next = 0; next < 4; next++) {
      if (next === ((direction + 2) & 3)) continue;
      const bend = next === direction ? 0 : BEND;
      if (node === goal && next === inward) reach(state - direction + next, cost + bend, state);
      const to = neighbour(grid, node, next);
      if (to === null || to.cost === Infinity) continue;
      reach(to.node * 4 + next, cost + bend + to.cost, state);
    }
  }
  return null;
}

function neighbour(
  { xs, ys, across, down }: ChannelGrid,
  node: number,
  direction: number,
): { readonly node: number; readonly cost: number } | null {
  const columns = xs.length;
  const column = node % columns;
  if (direction === 0)
    return column + 1 < columns ? { node: node + 1, cost: across[node] ?? Infinity } : null;
  if (direction === 2) return column > 0 ? { node: node - 1, cost: across[node - 1] ?? Infinity } : null;
  const row = Math.floor(node / columns);
  if (direction === 1)
    return row + 1 < ys.length ? { node: node + columns, cost: down[node] ?? Infinity } : null;
  return row > 0 ? { node: node - columns, cost: down[node - columns] ?? Infinity } : null;
}

function wayTo(state: number, cameFrom: Int32Array, at: (node: number) => Point): readonly Point[] {
  const way: Point[] = [];
  for (let now = state; now >= 0; now = cameFrom[now] ?? -1) way.push(at(now >> 2));
  return way.reverse();
}
