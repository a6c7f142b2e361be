/**
 * A diagram as a graph for the layout engine, and back: groups as boxes around what stands in them, room between the
 * layers for the labels. Ids are replaced by our own on the way, since a user's may be anything. What comes back is
 * on an 8-pixel grid: top-left corners of cards, and boxes of groups.
 */
import { typeOf } from '../catalog/effective';
import type { Diagram } from '../model/diagram';
import type { FlowDirection } from '../model/style';
import type { Point, Rect, Size } from '../shared/geometry';
import { GROUP_PADDING, groupBounds } from './groupBounds';
import { chipRects, groupTitle, titleRect } from './groupTitle';
import { homeOf, parentOf } from './homes';
import { nodeSize } from './nodeRect';

/** The part of elkjs' graph that is used here. */
export interface LayoutGraph {
  id: string;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  children?: LayoutGraph[];
  ports?: { id: string; x?: number; y?: number; layoutOptions?: Record<string, string> }[];
  edges?: { id: string; sources: string[]; targets: string[] }[];
  layoutOptions?: Record<string, string>;
}

export interface LayoutEngine {
  layout(graph: LayoutGraph): Promise<LayoutGraph>;
}

export interface GraphRequest {
  readonly direction: FlowDirection;
  /** Cards to place. */
  readonly cards: ReadonlySet<string>;
  /** Groups that get a box of their own; any other is as good as not there. */
  readonly boxes: ReadonlySet<string>;
  /** What a card takes up with what goes along with it, from the card's corner; absent: the card alone. */
  readonly roomOf: (componentId: string) => Rect | undefined;
}

/** Where the engine puts things, by id. */
export interface Laid {
  readonly cards: ReadonlyMap<string, Point>;
  readonly boxes: ReadonlyMap<string, Rect>;
}

const GRID = 8;
/** Free room between columns: a label and its arrow. */
export const COLUMN_GAP = 120;
export const ROW_GAP = 56;
/** The same where the layers follow each other downwards: labels are wider than high. */
export const LAYER_GAP_DOWN = 100;
const BESIDE_GAP_DOWN = 80;
/** From here on the engine takes quicker ways, which heed the order in the file no more and cross somewhat more often. */
const LARGE = 400;

export const onGrid = ({ x, y }: Point): Point => ({
  x: Math.round(x / GRID) * GRID + 0,
  y: Math.round(y / GRID) * GRID + 0,
});

export async function layOutGraph(
  diagram: Diagram,
  request: GraphRequest,
  engine: LayoutEngine,
): Promise<Laid> {
  if (request.cards.size === 0) return { cards: new Map(), boxes: new Map() };
  const made = graphOf(diagram, request);
  const placed = await engine.layout(made.graph);
  const cards = new Map<string, Point>();
  const boxes = new Map<string, Rect>();
  const collect = (node: LayoutGraph, origin: Point): void => {
    const at = { x: origin.x + (node.x ?? 0), y: origin.y + (node.y ?? 0) };
    const card = made.cardIds.get(node.id);
    const box = made.boxIds.get(node.id);
    if (card !== undefined) {
      const room = request.roomOf(card);
      cards.set(card, onGrid({ x: at.x - (room?.x ?? 0), y: at.y - (room?.y ?? 0) }));
    }
    if (box !== undefined)
      boxes.set(box, { ...onGrid(at), width: node.width ?? 0, height: node.height ?? 0 });
    for (const child of node.children ?? []) collect(child, at);
  };
  collect(placed, { x: 0, y: 0 });
  return { cards, boxes };
}

/** Clients stand at the beginning, whatever is pushed to them. */
const FIRST_LAYER = { 'elk.layered.layering.layerConstraint': 'FIRST' };

function graphOf(diagram: Diagram, request: GraphRequest) {
  const spacing = spacingOf(request.direction);
  const graph: LayoutGraph = {
    id: 'root',
    children: [],
    edges: [],
    layoutOptions: { ...optionsOf(request.direction, request.cards.size), ...spacing },
  };
  const boxes = boxNodes(diagram, request, spacing);
  const childrenOf = (group: string | undefined): LayoutGraph[] => {
    for (let id = group; id !== undefined; id = parentOf(diagram, id)) {
      const box = boxes.get(id);
      if (box) return box.children ?? [];
    }
    return graph.children ?? [];
  };
  const nodeIds = new Map<string, string>();
  const cardIds = new Map<string, string>();
  for (const [id, component] of diagram.components) {
    if (!request.cards.has(id)) continue;
    const nodeId = `n${nodeIds.size}`;
    nodeIds.set(id, nodeId);
    cardIds.set(nodeId, id);
    const node = cardNode(nodeId, nodeSize(component), request.roomOf(id), request.direction);
    if (typeOf(component).role === 'client') node.layoutOptions = { ...node.layoutOptions, ...FIRST_LAYER };
    childrenOf(homeOf(diagram, component)).push(node);
  }
  const boxIds = new Map<string, string>();
  for (const [id, box] of boxes) {
    boxIds.set(box.id, id);
    childrenOf(parentOf(diagram, id)).push(box);
  }
  const portIds = new Set([...cardIds].flatMap(([nodeId, id]) => (request.roomOf(id) ? [nodeId] : [])));
  for (const connection of diagram.connections.values()) {
    const from = nodeIds.get(connection.from);
    const to = nodeIds.get(connection.to);
    if (!from || !to || from === to) continue;
    const sources = [portIds.has(from) ? `${from}-out` : from];
    const targets = [portIds.has(to) ? `${to}-in` : to];
    graph.edges?.push({ id: `e${graph.edges.length}`, sources, targets });
  }
  return { graph, cardIds, boxIds };
}

/** Lines reach a card at its own middle, not at that of its room. */
function cardNode(id: string, size: Size, room: Rect | undefined, direction: FlowDirection): LayoutGraph {
  if (!room) return { id, width: size.width, height: size.height };
  const middle = { x: size.width / 2 - room.x, y: size.height / 2 - room.y };
  const [inSide, outSide] = direction === 'right' ? ['WEST', 'EAST'] : ['NORTH', 'SOUTH'];
  const first = direction === 'right' ? { x: 0, y: middle.y } : { x: middle.x, y: 0 };
  const last = direction === 'right' ? { x: room.width, y: middle.y } : { x: middle.x, y: room.height };
  return {
    id,
    width: room.width,
    height: room.height,
    ports: [
      { id: `${id}-in`, ...first, layoutOptions: { 'elk.port.side': inSide ?? '' } },
      { id: `${id}-out`, ...last, layoutOptions: { 'elk.port.side': outSide ?? '' } },
    ],
    layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
  };
}

/** Groups something stands in, at least as wide as what is written on their border. */
function boxNodes(
  diagram: Diagram,
  { cards, boxes }: GraphRequest,
  spacing: Readonly<Record<string, string>>,
): ReadonlyMap<string, LayoutGraph> {
  const occupied = new Set<string>();
  const occupy = (from: string | undefined): void => {
    for (let id = from; id !== undefined && !occupied.has(id); id = parentOf(diagram, id)) occupied.add(id);
  };
  for (const [id, component] of diagram.components) if (cards.has(id)) occupy(homeOf(diagram, component));
  const frames = groupBounds(diagram);
  for (const [id, { position }] of diagram.groups)
    if (position && boxes.has(id) && frames.has(id)) occupy(parentOf(diagram, id));
  const nodes = new Map<string, LayoutGraph>();
  for (const [id, group] of diagram.groups) {
    if (!boxes.has(id)) continue;
    const isEmpty = !occupied.has(id);
    const frame = frames.get(id);
    if (isEmpty && !(group.position && frame)) continue;
    const node: LayoutGraph = { id: `g${nodes.size}` };
    nodes.set(id, node);
    if (isEmpty) Object.assign(node, { width: frame?.width ?? 0, height: frame?.height ?? 0 });
    else {
      node.children = [];
      node.layoutOptions = {
        ...spacing,
        'elk.padding': PADDING,
        'elk.nodeSize.constraints': 'MINIMUM_SIZE',
        'elk.nodeSize.minimum': `(${titleWidth(diagram, id, frames)},60)`,
      };
    }
  }
  return nodes;
}

const PADDING = `[top=${GROUP_PADDING.top},left=${GROUP_PADDING.side},bottom=${GROUP_PADDING.bottom},right=${GROUP_PADDING.side}]`;

function titleWidth(diagram: Diagram, groupId: string, frames: ReadonlyMap<string, Rect>): number {
  const title = groupTitle(diagram, groupId, frames);
  const frame = { x: 0, y: 0, width: 0, height: 0 };
  const all = [titleRect(frame, title), ...chipRects(frame, title)];
  return Math.max(...all.map(({ x, width }) => x + width));
}

/** The engine takes these from each box by itself, not from the box around it. */
function spacingOf(direction: FlowDirection): Readonly<Record<string, string>> {
  const [layers, beside] = direction === 'right' ? [COLUMN_GAP, ROW_GAP] : [LAYER_GAP_DOWN, BESIDE_GAP_DOWN];
  return {
    'elk.layered.spacing.nodeNodeBetweenLayers': String(layers),
    'elk.layered.spacing.edgeNodeBetweenLayers': '24',
    'elk.spacing.nodeNode': String(beside),
    'elk.spacing.componentComponent': String(beside + 24),
  };
}

const THOROUGH = {
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};
const QUICKER = {
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.thoroughness': '1',
};

function optionsOf(direction: FlowDirection, size: number): Readonly<Record<string, string>> {
  return {
    'elk.algorithm': 'layered',
    'elk.direction': direction === 'right' ? 'RIGHT' : 'DOWN',
    'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
    'elk.edgeRouting': 'ORTHOGONAL',
    ...(size > LARGE ? QUICKER : THOROUGH),
    'elk.randomSeed': '1',
  };
}
