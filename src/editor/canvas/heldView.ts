/**
 * What is drawn while a hand moves or resizes something: what stands elsewhere, is of another size or is drawn to either of
 * these, in its new place. It costs what that is, and nothing for the rest of the page.
 */
import type { FramesInHand } from '../../layout/groupBounds';
import { groupTitle } from '../../layout/groupTitle';
import { imageRect } from '../../layout/imageRect';
import type { ObstaclesInHand } from '../../layout/labelBoxes';
import { nodeRect } from '../../layout/nodeRect';
import type { Route } from '../../layout/route';
import { refOfVisible, type Visible, visibleDiagram } from '../../layout/visibleDiagram';
import type { Component, Diagram } from '../../model/diagram';
import { type ElementRef, idOf, refOf } from '../../model/elements';
import { type Rect, sameRect } from '../../shared/geometry';
import { kept } from '../../shared/kept';
import {
  type ConnectionFlowEdge,
  type FlowElements,
  type FlowNode,
  noteDrawn,
  placed,
  shownOnCard,
  sideHandles,
  strokeDrawn,
} from './flowElements';
import type { DrawnLabel, HeldLabels } from './labels';

/** What a hand finds: how things are drawn at rest, and how lines and labels follow. */
export interface Rest {
  readonly visible: Visible;
  readonly frames: ReadonlyMap<string, Rect>;
  readonly heldFrames: FramesInHand;
  readonly heldRoutes: (diagram: Diagram) => ReadonlyMap<string, Route>;
  readonly heldLabels: HeldLabels;
  readonly heldObstacles: ObstaclesInHand;
}

export interface Drawn extends FlowElements {
  readonly labels: readonly DrawnLabel[];
}

/** What is drawn otherwise than at rest. */
export interface Held {
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly edges: ReadonlyMap<string, ConnectionFlowEdge>;
  /** By connection; null: for want of room it isn't drawn. */
  readonly labels: ReadonlyMap<string, DrawnLabel | null>;
}

/** `page`: with what is in the hand where it is now. */
export function heldView(drawn: Drawn, rest: Rest, page: Diagram): Held {
  const { visible, frames } = rest;
  const { diagram: before } = visible;
  const { diagram: now } = visibleDiagram(page);
  const components = changedIn(before.components, now.components);
  const notes = changedIn(before.notes, now.notes);
  const drawings = changedIn(before.drawings, now.drawings);
  const moved = rest.heldFrames(now, components);
  const framesNow = moved.size > 0 ? new Map([...frames, ...moved]) : frames;
  const nodes = new Map<string, FlowNode>();
  const see = (id: ElementRef): void => {
    const node = nodesById(drawn.nodes).get(id);
    const held = node && heldNode(node, before, now, page, frames, framesNow);
    if (held && held !== node) nodes.set(id, held);
  };
  for (const id of components) see(refOfVisible(visible, id));
  for (const id of moved.keys()) see(refOf('group', id));
  for (const id of notes) see(refOf('note', id));
  for (const id of drawings) see(refOf('drawing', id));
  const routes = rest.heldRoutes(now);
  const obstacles = rest.heldObstacles(
    now,
    framesNow,
    new Set([
      ...components.map((id) => refOf('component', id)),
      ...notes.map((id) => refOf('note', id)),
      ...[...moved.keys()].map((id) => refOf('group', id)),
    ]),
  );
  return {
    nodes,
    edges: heldEdges(drawn.edges, routes),
    labels: heldLabels(drawn.labels, rest.heldLabels(routes, obstacles)),
  };
}

/** The page with what is in the hand where it is now. */
export function withHeld<D extends Drawn>(drawn: D, held: Held | null): D {
  if (held === null) return drawn;
  return {
    ...drawn,
    nodes: drawn.nodes.map((node) => held.nodes.get(node.id) ?? node),
    edges: drawn.edges.map((edge) => held.edges.get(edge.id) ?? edge),
    labels: drawn.labels.flatMap((label) => {
      const now = held.labels.get(label.connectionId);
      return now === null ? [] : [now ?? label];
    }),
  };
}

/** What is another record than before; nothing comes or goes while something is in a hand. */
function changedIn<T>(before: ReadonlyMap<string, T>, now: ReadonlyMap<string, T>): readonly string[] {
  const changed: string[] = [];
  if (before !== now) for (const [id, one] of now) if (before.get(id) !== one) changed.push(id);
  return changed;
}

/** By id; made once for as long as the page at rest is the same. */
function lookup<E>(idOfOne: (one: E) => string): (all: readonly E[]) => ReadonlyMap<string, E> {
  const known = new WeakMap<readonly E[], ReadonlyMap<string, E>>();
  return (all) => kept(known, all, () => new Map(all.map((one) => [idOfOne(one), one])));
}
const nodesById = lookup<FlowNode>(({ id }) => id);
const edgesById = lookup<ConnectionFlowEdge>(({ id }) => id);
const labelsById = lookup<DrawnLabel>(({ connectionId }) => connectionId);
function heldNode(
  node: FlowNode,
  before: Diagram,
  now: Diagram,
  page: Diagram,
  framesBefore: ReadonlyMap<string, Rect>,
  frames: ReadonlyMap<string, Rect>,
): FlowNode {
  switch (node.type) {
    case 'component': {
      const { id } = node.data;
      const component = now.components.get(id);
      if (!component || component === before.components.get(id)) return node;
      const isResized = component.size !== before.components.get(id)?.size;
      const data = isResized
        ? { ...node.data, component: shownOnCard(page.components.get(id) ?? component) }
        : node.data;
      return { ...node, ...cardPlaced(component), data };
    }
    case 'group-card': {
      const { cardId } = node.data;
      const card = now.components.get(cardId);
      return !card || samePlace(card, before.components.get(cardId))
        ? node
        : { ...node, ...cardPlaced(card) };
    }
    case 'group-frame': {
      const { id } = node.data;
      const frame = frames.get(id);
      const was = framesBefore.get(id);
      if (!frame || (was && sameRect(frame, was))) return node;
      return { ...node, ...placed(frame), data: { ...node.data, title: groupTitle(now, id, frames) } };
    }
    case 'note': {
      const { id, legend } = node.data;
      const note = now.notes.get(id);
      return !note || note === before.notes.get(id) ? node : { ...node, ...noteDrawn(id, note, legend) };
    }
    case 'image':
    case 'stroke':
      return heldDrawing(node, before, now);
    default:
      return node;
  }
}

function heldDrawing(node: FlowNode, before: Diagram, now: Diagram): FlowNode {
  const id = idOf(node.id as ElementRef);
  const drawing = now.drawings.get(id);
  if (!drawing || drawing === before.drawings.get(id)) return node;
  if (node.type === 'image' && drawing.kind === 'image')
    return { ...node, ...placed(imageRect(drawing)), data: { id, image: drawing } };
  if (node.type === 'stroke' && drawing.kind === 'stroke') return { ...node, ...strokeDrawn(id, drawing) };
  return node;
}

function heldEdges(edges: readonly ConnectionFlowEdge[], routes: ReadonlyMap<string, Route>): Held['edges'] {
  const held = new Map<string, ConnectionFlowEdge>();
  for (const [id, route] of routes) {
    const edge = edgesById(edges).get(refOf('connection', id));
    if (edge?.data && edge.data.route !== route)
      held.set(edge.id, { ...edge, data: { ...edge.data, route } });
  }
  return held;
}

/** Where labels are too small to be drawn at rest, none is. */
function heldLabels(
  labels: readonly DrawnLabel[],
  places: ReadonlyMap<string, DrawnLabel | null>,
): Held['labels'] {
  const held = new Map<string, DrawnLabel | null>();
  for (const [id, now] of places) {
    const label = labelsById(labels).get(id);
    if (label) held.set(id, now && { ...now, quiet: label.quiet });
  }
  return held;
}

function cardPlaced(component: Component) {
  const rect = nodeRect(component);
  return { ...placed(rect), handles: sideHandles(rect) };
}

const samePlace = (a: Component, b: Component | undefined): boolean =>
  b !== undefined && sameRect(nodeRect(a), nodeRect(b));
