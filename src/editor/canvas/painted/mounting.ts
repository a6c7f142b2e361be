/**
 * Which things are elements of the page. Of a small diagram all are. Of a large one the lines are painted, and from afar
 * the cards too; elements are then only what is in reach of a hand: what is pointed at, what is selected, what moves, and
 * close up the cards and labels in view. A line that is an element needs both of its ends to be known.
 */
import { type ElementRef, refOf } from '../../../model/elements';
import { overlaps, type Rect } from '../../../shared/geometry';
import type { ConnectionFlowEdge, FlowNode } from '../flowElements';
import { type Drawn, type Held, withHeld } from '../heldView';
import type { DrawnLabel } from '../labels';
import { isCard, type Picture, rectOfNode, runsThrough } from './picture';

export interface Mounted {
  readonly nodes: FlowNode[];
  readonly edges: ConnectionFlowEdge[];
  readonly labels: readonly DrawnLabel[];
  /** Of the labels those that follow a hand. */
  readonly heldLabels: readonly DrawnLabel[];
  /** What follows a hand lies over the rest, in layers of its own. */
  readonly isLifted: boolean;
  /** Close up: of the lines that are no elements those that are in view. */
  readonly lines: readonly ConnectionFlowEdge[];
  readonly area: Rect;
  readonly picture: Picture | null;
}

export interface Situation {
  readonly isFar: boolean;
  readonly isSketched: boolean;
  /** What is in view, and some of what is around it. */
  readonly area: Rect;
  /** The same for cards and labels: less of it. */
  readonly near: Rect;
  readonly touched: ReadonlySet<ElementRef>;
  /** What is selected is among what is touched. */
  readonly isFewSelected: boolean;
}

/** With fewer things than this all are elements: nothing is gained by painting them. */
export const MANY = 150;

export const isMany = ({ nodes, edges }: Drawn): boolean => nodes.length + edges.length > MANY;

/** Keeps the identity of every list that has the same in it as before; one for each canvas. */
export function createMounter(): (all: Drawn, now: Situation, held: Held | null) => Mounted {
  let resting: Resting | null = null;
  let kept: Mounted | null = null;
  return (all, now, held) => {
    const moving = held && held.nodes.size + held.edges.size <= MOST_MOVING ? held : NOTHING_HELD;
    // Of very many that move, the picture is painted anew as they go.
    const drawn = held && moving !== held ? withHeld(all, held) : all;
    if (resting?.drawn !== drawn || resting.now !== now || !isOf(moving, resting.moving))
      resting = around(drawn, now, new Set([...moving.nodes.keys(), ...moving.edges.keys()]));
    const next = following(resting, moving);
    kept = kept ? withSame(kept, next) : next;
    return kept;
  };
}

/** All that a frame of a drag leaves as it is; what moves is in it as it stands at rest. */
interface Resting extends Omit<Mounted, 'heldLabels'> {
  readonly drawn: Drawn;
  readonly now: Situation;
  readonly moving: ReadonlySet<string>;
}

const isOf = ({ nodes, edges }: Held, moving: ReadonlySet<string>): boolean =>
  nodes.size + edges.size === moving.size && [...nodes.keys(), ...edges.keys()].every((id) => moving.has(id));

function around(drawn: Drawn, now: Situation, moving: ReadonlySet<string>): Resting {
  const { nodes, edges, labels } = drawn;
  const { isFar, area, near, touched } = now;
  const isHeld = (node: FlowNode): boolean => touched.has(node.id as ElementRef) || moving.has(node.id);
  const shownEdges = edges.filter(
    ({ id, selected }) => touched.has(id as ElementRef) || (selected && now.isFewSelected) || moving.has(id),
  );
  const ends = new Set(shownEdges.flatMap(({ source, target }) => [source, target]));
  const shownNodes = nodes.filter(
    (node) => ends.has(node.id) || isHeld(node) || (isFar ? !isCard(node) : overlaps(rectOfNode(node), near)),
  );
  const shown = new Set(shownEdges.map(({ id }) => id));
  const isMoving = ({ connectionId }: DrawnLabel): boolean => moving.has(refOf('connection', connectionId));
  return {
    drawn,
    now,
    moving,
    nodes: shownNodes,
    edges: shownEdges,
    labels: labels.filter(
      (label) =>
        isMoving(label) || (isFar ? shown.has(refOf('connection', label.connectionId)) : isNear(label, near)),
    ),
    isLifted: moving.size > 0 && shownNodes.filter(({ id }) => moving.has(id)).length <= MOST_LIFTED,
    lines: isFar
      ? []
      : edges.filter(({ id, data }) => !shown.has(id) && data && runsThrough(data.route, area)),
    area,
    // Whatever doesn't move is painted once.
    picture: {
      edges: edges.filter(({ id }) => !moving.has(id)),
      cards: isFar ? nodes.filter(isCard).filter(({ id }) => !moving.has(id)) : [],
      dots: isFar ? labels.filter((label) => !isMoving(label)) : [],
      isSketched: now.isSketched,
    },
  };
}

const isNear = ({ dot, rect }: DrawnLabel, near: Rect): boolean => overlaps(dot ?? rect, near);

/** With what follows a hand where it is now. */
function following({ drawn: _, now: at, moving, ...resting }: Resting, held: Held): Mounted {
  if (moving.size === 0) return { ...resting, heldLabels: [] };
  const { isLifted } = resting;
  const isMoving = ({ connectionId }: DrawnLabel): boolean => moving.has(refOf('connection', connectionId));
  const labels = resting.labels.flatMap((label) => {
    if (!isMoving(label)) return [label];
    const now = held.labels.get(label.connectionId);
    const there = now === undefined ? label : now;
    return there && (at.isFar || isNear(there, at.near)) ? [there] : [];
  });
  return {
    ...resting,
    nodes: resting.nodes.map((node) => {
      const there = held.nodes.get(node.id);
      return there && isLifted ? { ...there, ...LIFTED } : (there ?? node);
    }),
    edges: resting.edges.map((edge) => held.edges.get(edge.id) ?? edge),
    labels: isLifted ? labels.filter((label) => !isMoving(label)) : labels,
    heldLabels: isLifted ? labels.filter(isMoving) : [],
  };
}

function withSame(before: Mounted, next: Mounted): Mounted {
  const picture =
    before.picture && next.picture
      ? {
          ...next.picture,
          edges: same(before.picture.edges, next.picture.edges),
          cards: same(before.picture.cards, next.picture.cards),
          dots: same(before.picture.dots, next.picture.dots),
        }
      : next.picture;
  return {
    nodes: same(before.nodes, next.nodes),
    edges: same(before.edges, next.edges),
    labels: same(before.labels, next.labels),
    heldLabels: same(before.heldLabels, next.heldLabels),
    isLifted: next.isLifted,
    lines: same(before.lines, next.lines),
    area: next.area,
    picture: picture && before.picture && isSame(before.picture, picture) ? before.picture : picture,
  };
}

const same = <L extends readonly unknown[]>(a: L, b: L): L =>
  a.length === b.length && a.every((value, index) => value === b[index]) ? a : b;

const isSame = (a: Picture, b: Picture): boolean =>
  a.edges === b.edges && a.cards === b.cards && a.dots === b.dots && a.isSketched === b.isSketched;

/** The most that are elements for following a hand. */
const MOST_MOVING = 150;
const NOTHING_HELD: Held = { nodes: new Map(), edges: new Map(), labels: new Map() };
/** A layer for each; more than these would cost more than they spare. */
const MOST_LIFTED = 8;
/** Over the lines that follow it. */
const LIFTED = { className: 'held', zIndex: 10_001 };

/** The most that are elements for being selected; of more than these the painted ones show it. */
export const MOST_SELECTED = 40;

export function touchedOf(
  selection: ReadonlySet<ElementRef>,
  ...others: readonly (ElementRef | null)[]
): ReadonlySet<ElementRef> {
  const touched = new Set<ElementRef>(selection.size <= MOST_SELECTED ? selection : []);
  for (const ref of others) if (ref !== null) touched.add(ref);
  return touched;
}
