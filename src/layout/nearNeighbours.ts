/**
 * Where part of a page goes that is laid out by itself: each connected piece right of what calls it (below, where calls
 * run down) or left of what it calls, at their height. What is connected to nothing that stays keeps its middle, or,
 * where it never had a place, goes below everything.
 */
import type { Diagram } from '../model/diagram';
import { boundsOf, centerOf, type Point, type Rect, rounded } from '../shared/geometry';
import { COLUMN_GAP, LAYER_GAP_DOWN, ROW_GAP } from './layoutGraph';
import { joinedUnit, type LayoutUnit, type Settling } from './layoutUnits';
import { nodeRect, nodeSize } from './nodeRect';

type Put = (unit: LayoutUnit, by: Point) => Point;

export function nearNeighbours(
  task: Settling,
  units: readonly LayoutUnit[],
  extent: () => Rect | null,
  put: Put,
): void {
  const { diagram } = task;
  const placed = new Map<string, Rect>();
  for (const [id, component] of diagram.components)
    if (!task.free.has(id) && component.position) placed.set(id, nodeRect(component));
  const waiting = piecesOf(task, units).map((piece) => ({ piece, links: linksOf(diagram, piece) }));
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ links }) => links.some(({ other }) => placed.has(other)));
    const [one] = waiting.splice(Math.max(0, next), 1);
    if (!one) return;
    const { piece } = one;
    const by = next < 0 ? apartFrom(task, piece, extent()) : besideThem(task, one, placed);
    const shift = put(piece, rounded(by));
    for (const id of piece.cards) {
      const rect = rectIn(task, id);
      if (rect) placed.set(id, { ...rect, x: rect.x + shift.x, y: rect.y + shift.y });
    }
  }
}

interface Link {
  /** Of the piece, and the other end. */
  readonly own: string;
  readonly other: string;
  readonly calls: 'own' | 'other';
}

function linksOf(diagram: Diagram, { cards }: LayoutUnit): readonly Link[] {
  const own = new Set(cards);
  const links: Link[] = [];
  for (const { from, to } of diagram.connections.values()) {
    if (own.has(from) === own.has(to)) continue;
    links.push(
      own.has(from) ? { own: from, other: to, calls: 'own' } : { own: to, other: from, calls: 'other' },
    );
  }
  return links;
}

/** Units that are connected, and stand in the same groups that stay; what is connected to nothing outside is one. */
function piecesOf({ diagram, free }: Settling, units: readonly LayoutUnit[]): readonly LayoutUnit[] {
  const pieceOf = new Map<string, LayoutUnit[]>();
  const pieces = new Set<LayoutUnit[]>();
  for (const unit of units) {
    const piece = [unit];
    pieces.add(piece);
    for (const id of unit.cards) pieceOf.set(id, piece);
  }
  const isLinked = new Set<LayoutUnit>();
  const join = (a: LayoutUnit[], b: LayoutUnit[]): void => {
    if (a === b || a[0]?.within[0] !== b[0]?.within[0]) return;
    a.push(...b);
    for (const unit of b) for (const id of unit.cards) pieceOf.set(id, a);
    pieces.delete(b);
  };
  for (const { from, to } of diagram.connections.values()) {
    const [a, b] = [pieceOf.get(from), pieceOf.get(to)];
    if (a && b) join(a, b);
    else if (a && !free.has(to)) for (const unit of a) isLinked.add(unit);
    else if (b && !free.has(from)) for (const unit of b) isLinked.add(unit);
  }
  const lone = new Map<string, LayoutUnit[]>();
  const made: LayoutUnit[][] = [];
  for (const piece of pieces) {
    const key = piece[0]?.within[0] ?? '';
    const like = lone.get(key);
    if (piece.some((unit) => isLinked.has(unit))) made.push(piece);
    else if (like) like.push(...piece);
    else {
      lone.set(key, piece);
      made.push(piece);
    }
  }
  return made.flatMap((piece) => joinedUnit(piece) ?? []);
}

/** After most of its callers, before most of what it calls, and as high as all of them are on the average. */
function besideThem(
  task: Settling,
  { links }: { readonly links: readonly Link[] },
  placed: ReadonlyMap<string, Rect>,
): Point {
  const isDown = task.diagram.style.direction === 'down';
  const [along, across] = isDown ? (['y', 'x'] as const) : (['x', 'y'] as const);
  const length = isDown ? 'height' : 'width';
  const gap = isDown ? LAYER_GAP_DOWN : COLUMN_GAP;
  const [after, before]: [number[], number[]] = [[], []];
  let [aside, count] = [0, 0];
  for (const { own, other, calls } of links) {
    const [rect, at] = [rectIn(task, own), placed.get(other)];
    if (!rect || !at) continue;
    if (calls === 'other') after.push(at[along] + at[length] + gap - rect[along]);
    else before.push(rect[along] + rect[length] + gap - at[along]);
    aside += centerOf(at)[across] - centerOf(rect)[across];
    count += 1;
  }
  const low = middleOf(after);
  const high = -middleOf(before);
  const by = low === -Infinity ? high : high === Infinity || low <= high ? low : (low + high) / 2;
  const beside = count > 0 ? aside / count : 0;
  return isDown ? { x: beside, y: by } : { x: by, y: beside };
}

/** Of an even number the larger one; of none, nothing holds it. */
const middleOf = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? -Infinity;

function apartFrom(task: Settling, piece: LayoutUnit, extent: Rect | null): Point {
  const old = boundsOf(
    piece.cards.flatMap((id) => {
      const component = task.diagram.components.get(id);
      return component?.position ? [nodeRect(component)] : [];
    }),
  );
  const [from, to] = [centerOf(piece.rect), old && centerOf(old)];
  if (to) return { x: to.x - from.x, y: to.y - from.y };
  if (!extent) return { x: 0, y: 0 };
  return { x: extent.x - piece.rect.x, y: extent.y + extent.height + ROW_GAP - piece.rect.y };
}

/** Where the engine has a card. */
function rectIn({ diagram, laid }: Settling, id: string): Rect | null {
  const [component, at] = [diagram.components.get(id), laid.cards.get(id)];
  return component && at ? { ...at, ...nodeSize(component) } : null;
}
