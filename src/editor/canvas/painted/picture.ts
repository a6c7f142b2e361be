/** What is painted instead of being elements of the page, and where the parts of it are. */
import type { Route } from '../../../layout/route';
import { type ElementRef, idOf, refOf } from '../../../model/elements';
import { boundsOf, contains, inflate, overlaps, type Point, type Rect } from '../../../shared/geometry';
import type { ComponentFlowNode, ConnectionFlowEdge, FlowNode } from '../flowElements';
import type { DrawnLabel } from '../labels';

export interface Picture {
  readonly edges: readonly ConnectionFlowEdge[];
  /** Empty where cards are elements of the page. */
  readonly cards: readonly ComponentFlowNode[];
  /** Their colours alone; empty where labels are elements of the page. */
  readonly dots: readonly DrawnLabel[];
  readonly isSketched: boolean;
}

export const rectOfNode = ({ position, width = 0, height = 0 }: FlowNode): Rect => ({
  ...position,
  width,
  height,
});

/** The middle of a card's mark of what is found about it. */
export const cardMarkAt = ({ x, y, width }: Rect): Point => ({ x: x + width - 2, y: y + 2 });

/** Heads, hops and a hand's tremble stand out from a line's corners. */
const LINE_REACH = 12;
const lineBounds = new WeakMap<Route, Rect>();
const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 };
const extents = new WeakMap<Picture, Rect>();

/** Around all of it, with what sticks out of a card. */
export function extentOf(picture: Picture): Rect {
  let extent = extents.get(picture);
  if (!extent) {
    const lines = picture.edges.flatMap(({ data }) => (data ? [boundsOfLine(data.route)] : []));
    const dots = picture.dots.map(({ rect }) => rect);
    extent = inflate(boundsOf([...lines, ...dots, ...picture.cards.map(rectOfNode)]) ?? NOWHERE, LINE_REACH);
    extents.set(picture, extent);
  }
  return extent;
}

/** Never empty, even of a line along an axis. */
export function boundsOfLine(route: Route): Rect {
  let bounds = lineBounds.get(route);
  if (!bounds) {
    const around = boundsOf(route.points.map((point) => ({ ...point, width: 0, height: 0 })));
    bounds = inflate(around ?? NOWHERE, LINE_REACH);
    lineBounds.set(route, bounds);
  }
  return bounds;
}

/** Whether anything of a line can be seen there. Asked of every line in every frame of a drag: makes nothing. */
export function runsThrough({ points }: Route, { x, y, width, height }: Rect): boolean {
  const [left, top] = [x - LINE_REACH, y - LINE_REACH];
  const [right, bottom] = [x + width + LINE_REACH, y + height + LINE_REACH];
  let from = points[0];
  for (const to of points) {
    if (
      from &&
      Math.max(from.x, to.x) > left &&
      Math.min(from.x, to.x) < right &&
      Math.max(from.y, to.y) > top &&
      Math.min(from.y, to.y) < bottom
    )
      return true;
    from = to;
  }
  return false;
}

export const isCard = (node: FlowNode): node is ComponentFlowNode => node.type === 'component';

/** The topmost thing at a point of the canvas: a card, else a line no further away than `reach`. */
export function paintedAt({ cards, edges }: Picture, at: Point, reach: number): ElementRef | null {
  return cardAt(cards, at) ?? lineAt(edges, at, reach);
}

export function cardAt(cards: readonly ComponentFlowNode[], at: Point): ElementRef | null {
  let found: ComponentFlowNode | null = null;
  for (const card of cards)
    if (contains(rectOfNode(card), at) && (card.zIndex ?? 0) >= (found?.zIndex ?? Number.NEGATIVE_INFINITY))
      found = card;
  return found && refOf('component', found.data.id);
}

export function lineAt(edges: readonly ConnectionFlowEdge[], at: Point, reach: number): ElementRef | null {
  let nearest = reach;
  let found: string | null = null;
  for (const { id, data } of edges) {
    if (!data || !isWithin(boundsOfLine(data.route), at, nearest)) continue;
    const { points } = data.route;
    for (let index = 1; index < points.length; index++) {
      const [a, b] = [points[index - 1], points[index]];
      if (!a || !b || !isNear(a, b, at, nearest)) continue;
      const away = distanceTo(a, b, at);
      if (away > nearest) continue;
      nearest = away;
      found = id;
    }
  }
  return found === null ? null : refOf('connection', idOf(found as ElementRef));
}

/** Asked of all lines of a page with every step of the pointer. */
const isWithin = ({ x, y, width, height }: Rect, at: Point, reach: number): boolean =>
  at.x >= x - reach && at.x <= x + width + reach && at.y >= y - reach && at.y <= y + height + reach;

const isNear = (a: Point, b: Point, { x, y }: Point, reach: number): boolean =>
  x >= Math.min(a.x, b.x) - reach &&
  x <= Math.max(a.x, b.x) + reach &&
  y >= Math.min(a.y, b.y) - reach &&
  y <= Math.max(a.y, b.y) + reach;

function distanceTo(a: Point, b: Point, at: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - a.x) * dx + (at.y - a.y) * dy) / length));
  return Math.hypot(at.x - a.x - share * dx, at.y - a.y - share * dy);
}

/** What a marquee touches: everything that has a place of its own. */
export function touchedBy(nodes: readonly FlowNode[], marquee: Rect): ReadonlySet<ElementRef> {
  const found = new Set<ElementRef>();
  for (const node of nodes) {
    const rect = rectOfNode(node);
    const ref = node.id as ElementRef;
    if (overlaps(rect, marquee)) found.add(ref);
  }
  return found;
}
