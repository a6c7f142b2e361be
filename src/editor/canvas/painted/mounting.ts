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
  const lines = remembered(linesAround);
  const seen = remembered(linesSeen);
  const nodes = remembered(nodesAround);
  const labels = remembered(labelsAround);
  let moving: ReadonlySet<string> = new Set();
  let kept: Mounted | null = null;
  return (all, now, held) => {
    const inHand = held && held.nodes.size + held.edges.size <= MOST_MOVING ? held : NOTHING_HELD;
    // Of very many that move, the picture is painted anew as they go.
    const drawn = held && inHand !== held ? withHeld(all, held) : all;
    if (!isOf(inHand, moving)) moving = new Set([...inHand.nodes.keys(), ...inHand.edges.keys()]);
    const ways = lines(drawn.edges, now, moving, seen(drawn.edges, now.isFar, now.area));
    const bodies = nodes(drawn.nodes, ways, now, moving);
    const resting = { now, moving, ways, bodies, words: labels(drawn.labels, ways, now, moving) };
    const next = following(resting, inHand);
    kept = kept ? withSame(kept, next) : next;
    return kept;
  };
}

/** Made anew only of something else than last time. */
function remembered<A extends readonly unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly made: R } | null = null;
  return (...args) => {
    if (!last || args.some((arg, at) => arg !== last?.args[at])) last = { args, made: make(...args) };
    return last.made;
  };
}

const isOf = ({ nodes, edges }: Held, moving: ReadonlySet<string>): boolean =>
  nodes.size + edges.size === moving.size && [...nodes.keys(), ...edges.keys()].every((id) => moving.has(id));

/** All that a frame of a drag leaves as it is; what moves is in it as it stands at rest. */
interface Resting {
  readonly now: Situation;
  readonly moving: ReadonlySet<string>;
  readonly ways: ReturnType<typeof linesAround>;
  readonly bodies: ReturnType<typeof nodesAround>;
  readonly words: ReturnType<typeof labelsAround>;
}

/** Close up: those that run through what is in view. */
const linesSeen = (all: Drawn['edges'], isFar: boolean, area: Rect): Drawn['edges'] =>
  isFar ? [] : all.filter(({ data }) => data && runsThrough(data.route, area));

/** `painted`: whatever doesn't move is painted once. */
function linesAround(
  all: Drawn['edges'],
  now: Situation,
  moving: ReadonlySet<string>,
  seen: ReturnType<typeof linesSeen>,
) {
  const { touched } = now;
  const edges = all.filter(
    ({ id, selected }) => touched.has(id as ElementRef) || (selected && now.isFewSelected) || moving.has(id),
  );
  const shown = new Set(edges.map(({ id }) => id));
  return {
    edges,
    shown,
    lines: seen.filter(({ id }) => !shown.has(id)),
    painted: all.filter(({ id }) => !moving.has(id)),
  };
}

function nodesAround(
  all: Drawn['nodes'],
  { edges }: { readonly edges: readonly ConnectionFlowEdge[] },
  { isFar, near, touched }: Situation,
  moving: ReadonlySet<string>,
) {
  const ends = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const isHeld = ({ id }: FlowNode): boolean => touched.has(id as ElementRef) || moving.has(id);
  const nodes = all.filter(
    (node) => ends.has(node.id) || isHeld(node) || (isFar ? !isCard(node) : overlaps(rectOfNode(node), near)),
  );
  return {
    nodes,
    isLifted: moving.size > 0 && nodes.filter(({ id }) => moving.has(id)).length <= MOST_LIFTED,
    painted: isFar ? all.filter(isCard).filter(({ id }) => !moving.has(id)) : [],
  };
}

function labelsAround(
  all: Drawn['labels'],
  { shown }: { readonly shown: ReadonlySet<string> },
  { isFar, near }: Situation,
  moving: ReadonlySet<string>,
) {
  const isMoving = followsIn(moving);
  return {
    labels: all.filter(
      (label) =>
        (isFar ? shown.has(refOf('connection', label.connectionId)) : isNear(label, near)) || isMoving(label),
    ),
    painted: isFar ? all.filter((label) => !isMoving(label)) : [],
  };
}

const followsIn =
  (moving: ReadonlySet<string>) =>
  ({ connectionId }: DrawnLabel): boolean =>
    moving.size > 0 && moving.has(refOf('connection', connectionId));

const isNear = ({ dot, rect }: DrawnLabel, near: Rect): boolean => overlaps(dot ?? rect, near);

/** With what follows a hand where it is now. */
function following({ now, moving, ways, bodies, words }: Resting, held: Held): Mounted {
  const { isLifted } = bodies;
  const isMoving = followsIn(moving);
  const labels = words.labels.flatMap((label) => {
    if (!isMoving(label)) return [label];
    const placed = held.labels.get(label.connectionId);
    const there = placed === undefined ? label : placed;
    return there && (now.isFar || isNear(there, now.near)) ? [there] : [];
  });
  return {
    nodes: bodies.nodes.map((node) => {
      const there = held.nodes.get(node.id);
      return there && isLifted ? { ...there, ...LIFTED } : (there ?? node);
    }),
    edges: ways.edges.map((edge) => held.edges.get(edge.id) ?? edge),
    labels: isLifted ? labels.filter((label) => !isMoving(label)) : labels,
    heldLabels: isLifted ? labels.filter(isMoving) : [],
    isLifted,
    lines: ways.lines,
    area: now.area,
    picture: {
      edges: ways.painted,
      cards: bodies.painted,
      dots: words.painted,
      isSketched: now.isSketched,
    },
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
