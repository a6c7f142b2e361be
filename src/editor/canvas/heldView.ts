/**
 * What is drawn while a hand moves or resizes something: the page at rest, with what stands elsewhere, is of another size or
 * is drawn to either of these in its new place. Everything else is the same object as at rest.
 */
import { groupBounds } from '../../layout/groupBounds';
import { groupTitle } from '../../layout/groupTitle';
import { imageRect } from '../../layout/imageRect';
import { labelObstacles } from '../../layout/labelBoxes';
import { nodeRect } from '../../layout/nodeRect';
import type { Route } from '../../layout/route';
import { type Visible, visibleDiagram } from '../../layout/visibleDiagram';
import type { Component, Diagram } from '../../model/diagram';
import { type ElementRef, idOf } from '../../model/elements';
import type { Rect } from '../../shared/geometry';
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
  readonly routes: ReadonlyMap<string, Route>;
  readonly heldRoutes: (diagram: Diagram) => ReadonlyMap<string, Route>;
  readonly heldLabels: HeldLabels;
}

export interface Drawn extends FlowElements {
  readonly labels: readonly DrawnLabel[];
  /** The nodes and edges that are elsewhere than at rest. */
  readonly moving: ReadonlySet<string>;
}

/** `page`: with what is in the hand where it is now. */
export function heldView(drawn: Drawn, rest: Rest, page: Diagram): Drawn {
  const { diagram } = visibleDiagram(page);
  const before = rest.visible.diagram;
  const frames = haveFramesMoved(before, diagram) ? groupBounds(diagram) : rest.frames;
  const routes = rest.heldRoutes(diagram);
  const labels = rest.heldLabels(routes, () => labelObstacles(diagram));
  const moving = new Set<string>();
  const seen = <E extends { readonly id: string }>(element: E, held: E): E => {
    if (held !== element) moving.add(held.id);
    return held;
  };
  return {
    nodes: drawn.nodes.map((node) => seen(node, heldNode(node, before, diagram, page, rest.frames, frames))),
    edges: drawn.edges.map((edge) => seen(edge, heldEdge(edge, routes))),
    moving,
    labels: drawn.labels.flatMap((label) => {
      const now = labels(label.connectionId);
      return now === null ? [] : now === undefined ? [label] : [{ ...now, quiet: label.quiet }];
    }),
  };
}

/** A frame follows what stands in it. */
function haveFramesMoved(before: Diagram, now: Diagram): boolean {
  if (now.groups !== before.groups) return true;
  for (const [id, component] of now.components)
    if (component.in !== undefined && component !== before.components.get(id)) return true;
  return false;
}

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
      if (!frame || sameRect(frame, framesBefore.get(id))) return node;
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

function heldEdge(edge: ConnectionFlowEdge, routes: ReadonlyMap<string, Route>): ConnectionFlowEdge {
  const route = routes.get(idOf(edge.id as ElementRef));
  return !edge.data || !route || route === edge.data.route
    ? edge
    : { ...edge, data: { ...edge.data, route } };
}

function cardPlaced(component: Component) {
  const rect = nodeRect(component);
  return { ...placed(rect), handles: sideHandles(rect) };
}

const samePlace = (a: Component, b: Component | undefined): boolean =>
  b !== undefined && sameRect(nodeRect(a), nodeRect(b));

const sameRect = (a: Rect, b: Rect | undefined): boolean =>
  b !== undefined && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
