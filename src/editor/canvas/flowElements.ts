/**
 * The one adapter from the diagram to what the canvas library draws. It keeps the identity of every node and
 * edge whose inputs are the same, so that nothing renders without cause.
 */
import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import { nodeSubtitle } from '../../catalog/subtitle';
import type { ComponentEstimate } from '../../estimate/answer';
import { type StackLevels, stackLevels } from '../../layout/drawingOrder';
import { drawingRect } from '../../layout/drawingRect';
import type { GroupTitle } from '../../layout/groupTitle';
import { imageRect, imagesOf } from '../../layout/imageRect';
import { type LegendEntry, legendEntries, legendRect } from '../../layout/legend';
import { noteRect } from '../../layout/noteRect';
import type { Route } from '../../layout/routeConnections';
import { strokesOf } from '../../layout/strokeOutline';
import { type GroupCard, refOfVisible, type Visible } from '../../layout/visibleDiagram';
import type { Component, Connection, Diagram, Group, Image, Note, Stroke } from '../../model/diagram';
import { type ElementRef, refOf } from '../../model/elements';
import type { Severity } from '../../model/finding';
import type { Point, Rect } from '../../shared/geometry';
import type { GroupCardData, GroupCardFlowNode } from './groupCards';

export interface ComponentNodeData extends Record<string, unknown> {
  readonly id: string;
  readonly component: Component;
  readonly subtitle: string;
  readonly estimate: ComponentEstimate | null;
  readonly severity: Severity | null;
}
export interface GroupNodeData extends Record<string, unknown> {
  readonly id: string;
  readonly group: Group;
  readonly title: GroupTitle;
  readonly severity: Severity | null;
}
export interface NoteNodeData extends Record<string, unknown> {
  readonly id: string;
  readonly note: Note;
  /** What it lists; null: it is no legend. */
  readonly legend: readonly LegendEntry[] | null;
}
export interface ImageNodeData extends Record<string, unknown> {
  readonly id: string;
  readonly image: Image;
}
export interface StrokeNodeData extends Record<string, unknown> {
  readonly id: string;
  readonly stroke: Stroke;
  /** Where its position is, from the corner of its box. */
  readonly from: Point;
}
export interface ConnectionEdgeData extends Record<string, unknown> {
  readonly connection: Connection;
  readonly route: Route;
  readonly isAsync: boolean;
  readonly severity: Severity | null;
  readonly quiet: boolean;
}

export type ComponentFlowNode = Node<ComponentNodeData, 'component'>;
export type GroupFlowNode = Node<GroupNodeData, 'group-frame'>;
export type NoteFlowNode = Node<NoteNodeData, 'note'>;
export type ImageFlowNode = Node<ImageNodeData, 'image'>;
export type StrokeFlowNode = Node<StrokeNodeData, 'stroke'>;
export type FlowNode =
  | ComponentFlowNode
  | GroupFlowNode
  | GroupCardFlowNode
  | NoteFlowNode
  | ImageFlowNode
  | StrokeFlowNode;
export type ConnectionFlowEdge = Edge<ConnectionEdgeData, 'connection'>;

export interface FlowInputs {
  /** What is drawn of the page. */
  readonly visible: Visible;
  readonly page: Diagram;
  readonly selection: ReadonlySet<ElementRef>;
  readonly frames: ReadonlyMap<string, Rect>;
  readonly routes: ReadonlyMap<string, Route>;
  readonly rectOf: (component: Component) => Rect;
  readonly titleOf: (groupId: string) => GroupTitle;
  readonly cardOf: (cardId: string, card: GroupCard) => GroupCardData;
  readonly estimateOf: (componentId: string) => ComponentEstimate | null;
  readonly severityOf: (ref: ElementRef) => Severity | null;
  readonly isAsync: (connection: Connection) => boolean;
  readonly isQuiet: (connectionId: string) => boolean;
}

export interface FlowElements {
  readonly nodes: FlowNode[];
  readonly edges: ConnectionFlowEdge[];
}

/** An adapter that remembers what it made last time; one for each canvas. */
export function createFlowAdapter(): (inputs: FlowInputs) => FlowElements {
  let nodes = new Map<string, FlowNode>();
  let edges = new Map<string, ConnectionFlowEdge>();
  let groups: Diagram['groups'] | null = null;
  let nodeList: FlowNode[] = [];
  let edgeList: ConnectionFlowEdge[] = [];
  return (inputs) => {
    const nextNodes = new Map<string, FlowNode>();
    for (const node of nodesOf(inputs, nodes, inputs.page.groups === groups))
      nextNodes.set(node.id, reused(nodes.get(node.id), node));
    const nextEdges = new Map<string, ConnectionFlowEdge>();
    for (const edge of edgesOf(inputs, edges)) nextEdges.set(edge.id, reused(edges.get(edge.id), edge));
    if (!sameValues(nodes, nextNodes)) nodeList = [...nextNodes.values()];
    if (!sameValues(edges, nextEdges)) edgeList = [...nextEdges.values()];
    nodes = nextNodes;
    groups = inputs.page.groups;
    edges = nextEdges;
    return { nodes: nodeList, edges: edgeList };
  };
}

/** `before`: where it says the same it is given again without being made; its second line names groups. */
function* nodesOf(
  inputs: FlowInputs,
  before: ReadonlyMap<string, FlowNode>,
  sameGroups: boolean,
): Generator<FlowNode> {
  const { visible, page, selection } = inputs;
  const { diagram } = visible;
  const levels = stackLevels(diagram);
  for (const [id, frame] of inputs.frames) {
    const group = diagram.groups.get(id);
    if (!group) continue;
    const ref = refOf('group', id);
    yield {
      id: ref,
      type: 'group-frame',
      ...placed(frame),
      zIndex: levels.frames,
      selected: selection.has(ref),
      connectable: false,
      style: { pointerEvents: 'none' },
      data: { id, group, title: inputs.titleOf(id), severity: inputs.severityOf(ref) },
    };
  }
  for (const [id, image] of imagesOf(diagram)) {
    const ref = refOf('drawing', id);
    yield {
      id: ref,
      type: 'image',
      ...placed(imageRect(image)),
      zIndex: levels.of(image.layer),
      selected: selection.has(ref),
      connectable: false,
      data: { id, image },
    };
  }
  for (const [id, note] of diagram.notes) {
    const ref = refOf('note', id);
    const legend = note.legend ? legendEntries(diagram) : null;
    yield {
      id: ref,
      type: 'note',
      ...noteDrawn(id, note, legend),
      zIndex: levels.of(note.layer),
      selected: selection.has(ref),
      connectable: false,
    };
  }
  for (const [id, component] of diagram.components) {
    const ref = refOfVisible(visible, id);
    const card = visible.cards.get(id);
    const known = sameGroups && !card ? before.get(ref) : undefined;
    if (known?.type === 'component' && saysSame(known, component, inputs, levels)) {
      yield known;
      continue;
    }
    const body = {
      id: ref,
      ...placed(inputs.rectOf(component)),
      handles: sideHandles(inputs.rectOf(component)),
      zIndex: levels.of(component.layer),
      selected: selection.has(ref),
    };
    if (card) {
      yield { ...body, type: 'group-card', connectable: false, data: inputs.cardOf(id, card) };
      continue;
    }
    yield {
      ...body,
      type: 'component',
      data: {
        id,
        component: page.components.get(id) ?? component,
        subtitle: nodeSubtitle(page.components.get(id) ?? component, page.groups),
        estimate: inputs.estimateOf(id),
        severity: inputs.severityOf(ref),
      },
    };
  }
  yield* strokeNodes(diagram, selection, levels);
}

function saysSame(
  { data, zIndex, selected, id }: ComponentFlowNode,
  component: Component,
  { page, selection, estimateOf, severityOf }: FlowInputs,
  levels: StackLevels,
): boolean {
  const ref = id as ElementRef;
  return (
    data.component === component &&
    page.components.get(data.id) === component &&
    zIndex === levels.of(component.layer) &&
    selected === selection.has(ref) &&
    data.estimate === estimateOf(data.id) &&
    data.severity === severityOf(ref)
  );
}

/** Hit on their ink alone; one without extent still has a box, for a marquee to touch. */
function* strokeNodes(
  diagram: Diagram,
  selection: ReadonlySet<ElementRef>,
  levels: StackLevels,
): Generator<StrokeFlowNode> {
  for (const [id, stroke] of strokesOf(diagram)) {
    const drawn = strokeDrawn(id, stroke);
    if (!drawn) continue;
    const ref = refOf('drawing', id);
    yield {
      id: ref,
      type: 'stroke',
      ...drawn,
      zIndex: levels.of(stroke.layer),
      selected: selection.has(ref),
      connectable: false,
      style: { pointerEvents: 'none' },
    };
  }
}

export function strokeDrawn(id: string, stroke: Stroke) {
  const box = drawingRect(stroke);
  if (!box) return null;
  const { x, y } = stroke.position ?? { x: 0, y: 0 };
  return {
    ...placed({ ...box, width: Math.max(1, box.width), height: Math.max(1, box.height) }),
    data: { id, stroke, from: { x: x - box.x, y: y - box.y } },
  };
}

/** `legend`: what it lists; null: it is none. */
export function noteDrawn(id: string, note: Note, legend: readonly LegendEntry[] | null) {
  const rect = noteRect(note);
  return { ...placed(legend ? legendRect(rect, note, legend) : rect), data: { id, note, legend } };
}

function* edgesOf(
  inputs: FlowInputs,
  before: ReadonlyMap<string, ConnectionFlowEdge>,
): Generator<ConnectionFlowEdge> {
  const { visible } = inputs;
  const seen = new Set([...inputs.selection].map((ref) => visible.standsFor.get(ref) ?? ref));
  for (const [id, connection] of visible.diagram.connections) {
    const route = inputs.routes.get(id);
    if (!route) continue;
    const ref = refOf('connection', id);
    const selected = seen.has(ref);
    const isAsync = inputs.isAsync(connection);
    const severity = inputs.severityOf(ref);
    const quiet = inputs.isQuiet(id);
    const source = refOfVisible(visible, connection.from);
    const target = refOfVisible(visible, connection.to);
    const known = before.get(ref);
    if (
      known?.data &&
      known.data.connection === connection &&
      known.data.route === route &&
      known.data.isAsync === isAsync &&
      known.data.severity === severity &&
      known.data.quiet === quiet &&
      known.selected === selected &&
      known.source === source &&
      known.target === target
    ) {
      yield known;
      continue;
    }
    yield {
      id: ref,
      type: 'connection',
      source,
      target,
      sourceHandle: 'right',
      targetHandle: 'left',
      selected,
      data: { connection, route, isAsync, severity, quiet },
    };
  }
}

export function placed({ x, y, width, height }: Rect) {
  return { position: { x, y }, width, height, measured: { width, height } };
}

/** Known beforehand, so that a line to a card that isn't on the screen can be drawn. */
export function sideHandles({ width, height }: Rect): NodeHandle[] {
  const at = (id: string, position: Position, x: number, y: number): NodeHandle => ({
    id,
    type: 'source',
    position,
    x,
    y,
    width: 1,
    height: 1,
  });
  return [
    at('top', Position.Top, width / 2, 0),
    at('right', Position.Right, width, height / 2),
    at('bottom', Position.Bottom, width / 2, height),
    at('left', Position.Left, 0, height / 2),
  ];
}

/** The old one where it says the same: a few levels are compared, the rest is shared by identity already. */
function reused<T extends object>(before: T | undefined, now: T): T {
  return before && (before === now || sameTo(before, now, 3)) ? before : now;
}

function sameTo(a: object, b: object, depth: number): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => {
    const x: unknown = Reflect.get(a, key);
    const y: unknown = Reflect.get(b, key);
    if (Object.is(x, y)) return true;
    if (depth === 0 || typeof x !== 'object' || typeof y !== 'object' || x === null || y === null)
      return false;
    return sameTo(x, y, depth - 1);
  });
}

function sameValues<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): boolean {
  if (a.size !== b.size) return false;
  const others = b.values();
  for (const value of a.values()) if (others.next().value !== value) return false;
  return true;
}
