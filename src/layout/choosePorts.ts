/**
 * On which side of its two cards each edge stands, and where along it. The pair of sides is the one whose plain
 * shape costs least; edges that share a side are spread along it around its middle, in the order of where they
 * go; an edge alone on its side slides along it where that makes the edge straight.
 */
import { centerOf, type Rect } from '../shared/geometry';
import { byText } from '../shared/order';
import { connectPorts, obstaclesOf, type Port } from './connectPorts';
import { distance } from './polyline';
import { isHorizontal, pointOn, SIDES, type Side, turnsOver, usableLength } from './sides';

export interface EdgeEnds {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  readonly from: Rect;
  readonly to: Rect;
  /** How far the card drawn behind several replicas stands out at the top; 0 for one. */
  readonly fromStack: number;
  readonly toStack: number;
}

export interface EdgePorts {
  readonly source: Port;
  readonly target: Port;
}

/** The side at the source, and the one at the target. */
export type Sides = readonly [from: Side, to: Side];

interface Stand {
  readonly edge: EdgeEnds;
  readonly atSource: boolean;
  readonly side: Side;
  readonly otherSide: Side;
  offset: number;
}

/** Edges on one side stand this far apart, or closer where the side is too short. */
const SPACING = 20;
const BUSY_SIDE = 10;

/** How many of the edges before this one stand on a side already. */
export type Busy = (componentId: string, side: Side) => number;

/** `sidesOf` is asked for one edge after another, in their order; see `sidesFor`. */
export function choosePorts(
  edges: readonly EdgeEnds[],
  sidesOf: (edge: EdgeEnds, busy: Busy) => Sides,
): ReadonlyMap<string, EdgePorts> {
  const stands = new Map<string, [Stand, Stand]>();
  const bySide = new Map<string, Stand[]>();
  const busy: Busy = (id, side) => bySide.get(`${side} ${id}`)?.length ?? 0;
  for (const edge of edges) {
    const [side, otherSide] = sidesOf(edge, busy);
    const source: Stand = { edge, atSource: true, side, otherSide, offset: 0 };
    const target: Stand = { edge, atSource: false, side: otherSide, otherSide: side, offset: 0 };
    stands.set(edge.id, [source, target]);
    for (const stand of [source, target]) {
      const key = `${stand.side} ${stand.atSource ? edge.fromId : edge.toId}`;
      const list = bySide.get(key);
      if (list) list.push(stand);
      else bySide.set(key, [stand]);
    }
  }
  for (const list of bySide.values()) spread(list);
  const alone = (stand: Stand) =>
    bySide.get(`${stand.side} ${stand.atSource ? stand.edge.fromId : stand.edge.toId}`)?.length === 1;
  const ports = new Map<string, EdgePorts>();
  for (const [id, [source, target]] of stands) {
    straighten(source, target, alone);
    ports.set(id, { source: portOf(source), target: portOf(target) });
  }
  return ports;
}

/** The pair that costs least among these cards, given with the room wanted around them. */
export function sidesFor(edge: EdgeEnds, cards: readonly Rect[], busy: Busy): Sides {
  if (edge.fromId === edge.toId) return ['right', 'top'];
  let best: Sides = ['right', 'left'];
  let bestCost = Infinity;
  const obstacles = obstaclesOf(edge, cards);
  for (const from of SIDES)
    for (const to of SIDES) {
      const source = { point: pointOn(edge.from, from), side: from };
      const target = { point: pointOn(edge.to, to), side: to };
      const extra =
        taste(edge, from, to) + BUSY_SIDE * Math.max(0, busy(edge.fromId, from) + busy(edge.toId, to) - 2);
      if (distance(source.point, target.point) + extra >= bestCost) continue;
      const { cost } = connectPorts(source, target, edge, obstacles, false);
      const total = cost + extra;
      if (total < bestCost - 1e-6) {
        best = [from, to];
        bestCost = total;
      }
    }
  return best;
}

/** Diagrams read left to right: facing sides first, then whatever is shortest. */
function taste(edge: EdgeEnds, from: Side, to: Side): number {
  const ahead = edge.to.x - (edge.from.x + edge.from.width);
  if (from === 'right' && to === 'left') return ahead >= 48 ? -56 : 0;
  if (from === 'left' && to === 'right') return -8;
  if (isHorizontal(from) !== isHorizontal(to)) return 0;
  return from === to ? 24 : -8;
}

function spread(stands: Stand[]): void {
  if (stands.length < 2) return;
  stands.sort((a, b) => goesTo(a) - goesTo(b) || tieOrder(a, b));
  const [first] = stands;
  if (!first) return;
  const own = first.atSource ? first.edge.from : first.edge.to;
  const step = Math.min(SPACING, usableLength(own, first.side) / (stands.length - 1));
  stands.forEach((stand, index) => {
    stand.offset = (index - (stands.length - 1) / 2) * step;
  });
}

/** The other end's place along this side: what keeps edges of one side from crossing. */
function goesTo(stand: Stand): number {
  const other = centerOf(stand.atSource ? stand.edge.to : stand.edge.from);
  const self = centerOf(stand.atSource ? stand.edge.from : stand.edge.to);
  if (stand.edge.fromId === stand.edge.toId) return isHorizontal(stand.side) ? -Infinity : Infinity;
  const along = isHorizontal(stand.side) ? other.y - self.y : other.x - self.x;
  const out = Math.abs(isHorizontal(stand.side) ? other.x - self.x : other.y - self.y);
  return Math.atan2(along, Math.max(1, out));
}

/** Edges between the same two cards stand in one order at the one and in the order that fits it at the other. */
function tieOrder(a: Stand, b: Stand): number {
  const order = byText(a.edge.id, b.edge.id);
  const own = a.atSource ? a.edge.fromId : a.edge.toId;
  const other = a.atSource ? a.edge.toId : a.edge.fromId;
  const same = other === (b.atSource ? b.edge.toId : b.edge.fromId) && a.otherSide === b.otherSide;
  return same && own > other && turnsOver(a.side, a.otherSide) ? -order : order;
}

/** Facing sides at nearly one height: the end that is alone on its side moves to the other's height. */
function straighten(source: Stand, target: Stand, alone: (stand: Stand) => boolean): void {
  if (source.side === target.side || isHorizontal(source.side) !== isHorizontal(target.side)) return;
  if (source.edge.fromId === source.edge.toId) return;
  for (const [fixed, moving] of [
    [source, target],
    [target, source],
  ] as const) {
    if (!alone(moving)) continue;
    const aim = along(fixed) - along({ ...moving, offset: 0 });
    const room = usableLength(moving.atSource ? moving.edge.from : moving.edge.to, moving.side) / 2;
    if (Math.abs(aim) <= room) {
      moving.offset = aim;
      return;
    }
  }
}

function along(stand: Stand): number {
  const { point } = portOf(stand);
  return isHorizontal(stand.side) ? point.y : point.x;
}

function portOf(stand: Stand): Port {
  const { edge, side, atSource } = stand;
  return { point: pointOn(atSource ? edge.from : edge.to, side, stand.offset), side };
}
