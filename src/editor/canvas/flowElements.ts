/**
 * The one adapter from the diagram to what the canvas library draws. It keeps the identity of every node and
 * edge whose inputs are the same, so that nothing renders without cause.
 */
import { type Node, type NodeHandle, Position } from '@xyflow/react';
import { nodeSubtitle } from '../../catalog/subtitle';
import { type StackLevels, stackLevels } from '../../layout/drawingOrder';
import { drawingRect } from '../../layout/drawingRect';
import type { GroupTitle } from '../../layout/groupTitle';
import { imageRect, imagesOf } from '../../layout/imageRect';
import { type LegendEntry, legendEntries, legendRect } from '../../layout/legend';
import { noteRect } from '../../layout/noteRect';
import { strokesOf } from '../../layout/strokeOutline';
import { type GroupCard, refOfVisible } from '../../layout/visibleDiagram';
import type { Component, Diagram, Group, Image, Note, Stroke } from '../../model/diagram';
import { type ElementRef, refOf } from '../../model/elements';
import type { Severity } from '../../model/finding';
import type { Point, Rect } from '../../shared/geometry';
import type { GroupCardData, GroupCardFlowNode } from './groupCards';
import {
  type ConnectionEdgeData,
  type ConnectionFlowEdge,
  createLineEdges,
  type LineInputs,
} from './lineEdges';
import { reused, sameValues } from './reused';

export interface ComponentNodeData extends Record<string, unknown> {
  readonly id: string;
  /** As much of it as its card shows. */
  readonly component: Component;
  readonly subtitle: string;
  readonly utilization: number | null;
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
export type { ConnectionEdgeData, ConnectionFlowEdge };

export interface FlowInputs extends LineInputs {
  readonly page: Diagram;
  readonly frames: ReadonlyMap<string, Rect>;
  readonly rectOf: (component: Component) => Rect;
  readonly titleOf: (groupId: string) => GroupTitle;
  readonly cardOf: (cardId: string, card: GroupCard) => GroupCardData;
  /** The same function as long as it says the same. */
  readonly utilizationOf: (componentId: string) => number | null;
}

export interface FlowElements {
  readonly nodes: FlowNode[];
  readonly edges: ConnectionFlowEdge[];
}

/** An adapter that remembers what it made last time; one for each canvas. */
export function createFlowAdapter(): (inputs: FlowInputs) => FlowElements {
  let last: FlowInputs | null = null;
  let nodes = new Map<string, FlowNode>();
  let nodeList: FlowNode[] = [];
  const edgesOf = createLineEdges();
  return (inputs) => {
    const before = last;
    last = inputs;
    const changed = before && changedCards(before, inputs);
    const nextNodes = changed ? withCards(nodes, changed, inputs) : allNodes(inputs, nodes);
    if (nextNodes !== nodes && !sameValues(nodes, nextNodes)) nodeList = [...nextNodes.values()];
    nodes = nextNodes;
    return { nodes: nodeList, edges: edgesOf(inputs) };
  };
}

function allNodes(inputs: FlowInputs, before: ReadonlyMap<string, FlowNode>): Map<string, FlowNode> {
  const made = new Map<string, FlowNode>();
  for (const node of nodesOf(inputs)) made.set(node.id, reused(before.get(node.id), node));
  return made;
}

/** After an edit that changes nothing but settings or numbers, the components that may look different; null: all may. */
function changedCards(before: FlowInputs, now: FlowInputs): readonly string[] | null {
  const [was, is] = [before.visible.diagram, now.visible.diagram];
  const isSame =
    before.selection === now.selection &&
    before.frames === now.frames &&
    before.severityOf === now.severityOf &&
    was.groups === is.groups &&
    was.notes === is.notes &&
    was.drawings === is.drawings &&
    before.visible.cards.size + now.visible.cards.size === 0 &&
    was.components.size === is.components.size &&
    ![...is.notes.values()].some(({ legend }) => legend);
  if (!isSame) return null;
  const changed: string[] = [];
  const ids = was.components.keys();
  let inPlace = true;
  // Asked with every key that is typed: entries of a loop would each be an array.
  is.components.forEach((component, id) => {
    const known = was.components.get(id);
    inPlace &&= ids.next().value === id && component.layer === known?.layer;
    if (component !== known || before.utilizationOf(id) !== now.utilizationOf(id)) changed.push(id);
  });
  return inPlace ? changed : null;
}

function withCards(
  nodes: Map<string, FlowNode>,
  changed: readonly string[],
  inputs: FlowInputs,
): Map<string, FlowNode> {
  const { diagram } = inputs.visible;
  const levels = stackLevels(diagram);
  let next = nodes;
  for (const id of changed) {
    const component = diagram.components.get(id);
    const known = nodes.get(refOf('component', id));
    const node = component && componentNode(id, component, inputs, levels);
    if (!node || reused(known, node) === known) continue;
    if (next === nodes) next = new Map(nodes);
    next.set(node.id, node);
  }
  return next;
}

function* nodesOf(inputs: FlowInputs): Generator<FlowNode> {
  const { visible, selection } = inputs;
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
    const card = visible.cards.get(id);
    yield card
      ? {
          ...cardBody(id, component, inputs, levels),
          type: 'group-card',
          connectable: false,
          data: inputs.cardOf(id, card),
        }
      : componentNode(id, component, inputs, levels);
  }
  yield* strokeNodes(diagram, selection, levels);
}

function cardBody(
  id: string,
  component: Component,
  { visible, selection, rectOf }: FlowInputs,
  levels: StackLevels,
) {
  const ref = refOfVisible(visible, id);
  const rect = rectOf(component);
  return {
    id: ref,
    ...placed(rect),
    handles: sideHandles(rect),
    zIndex: levels.of(component.layer),
    selected: selection.has(ref),
  };
}

function componentNode(
  id: string,
  seen: Component,
  inputs: FlowInputs,
  levels: StackLevels,
): ComponentFlowNode {
  const { page, utilizationOf, severityOf } = inputs;
  const component = page.components.get(id) ?? seen;
  return {
    ...cardBody(id, seen, inputs, levels),
    type: 'component',
    data: {
      id,
      component: shownOnCard(component),
      subtitle: nodeSubtitle(component, page.groups),
      utilization: utilizationOf(id),
      severity: severityOf(refOf('component', id)),
    },
  };
}

/** A setting that its card doesn't show draws nothing anew. */
export function shownOnCard({ type, name, size, accent, locked, settings }: Component): Component {
  const { replicas, shards, technology } = settings ?? {};
  return {
    type,
    ...(name !== undefined && { name }),
    ...(size && { size }),
    ...(accent && { accent }),
    ...(locked !== undefined && { locked }),
    settings: {
      ...(replicas !== undefined && { replicas }),
      ...(shards !== undefined && { shards }),
      ...(technology !== undefined && { technology }),
    },
  };
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
