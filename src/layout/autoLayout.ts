/**
 * Lays out a whole diagram: layered left to right, groups as boxes around what stands in them, room between the
 * columns for the labels. The engine (elkjs, or a worker that runs it) is passed in; ids are replaced by our own
 * on the way, since a user's may be anything. Positions are top-left corners on an 8-pixel grid.
 */
import { typeOf } from '../catalog/effective';
import type { Diagram } from '../model/diagram';
import { groupsAround } from '../model/queries';
import type { Point } from '../shared/geometry';
import { GROUP_PADDING } from './groupBounds';
import { nodeSize } from './nodeRect';

/** The part of elkjs' graph that is used here. */
export interface LayoutGraph {
  id: string;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  children?: LayoutGraph[];
  edges?: { id: string; sources: string[]; targets: string[] }[];
  layoutOptions?: Record<string, string>;
}

export interface LayoutEngine {
  layout(graph: LayoutGraph): Promise<LayoutGraph>;
}

const GRID = 8;
/** Free room between columns: a label and its arrow. */
export const COLUMN_GAP = 120;
export const ROW_GAP = 56;

/** The engine takes these from each box by itself, not from the box around it. */
const SPACING: Readonly<Record<string, string>> = {
  'elk.layered.spacing.nodeNodeBetweenLayers': String(COLUMN_GAP),
  'elk.layered.spacing.edgeNodeBetweenLayers': '24',
  'elk.spacing.nodeNode': String(ROW_GAP),
  'elk.spacing.componentComponent': String(ROW_GAP + 24),
};

const OPTIONS: Readonly<Record<string, string>> = {
  ...SPACING,
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.randomSeed': '1',
};

/** Clients stand at the left, whatever is pushed to them. */
const FIRST_COLUMN = { 'elk.layered.layering.layerConstraint': 'FIRST' };

export async function autoLayout(
  diagram: Diagram,
  engine: LayoutEngine,
): Promise<ReadonlyMap<string, Point>> {
  if (diagram.components.size === 0) return new Map();
  const { graph, componentIds } = graphOf(diagram);
  const placed = await engine.layout(graph);
  const positions = new Map<string, Point>();
  collect(placed, { x: 0, y: 0 }, componentIds, positions);
  return aroundLocked(diagram, positions);
}

/** What is locked stays, and the rest comes to stand around it as if the first of these had been put where it is. */
function aroundLocked(diagram: Diagram, positions: ReadonlyMap<string, Point>): ReadonlyMap<string, Point> {
  const pinned = [...diagram.components].filter(([, { locked, position }]) => locked && position);
  const [first] = pinned;
  const [at, is] = [positions.get(first?.[0] ?? ''), first?.[1].position];
  if (!at || !is) return positions;
  const by = onGrid({ x: is.x - at.x, y: is.y - at.y });
  const next = new Map<string, Point>();
  for (const [id, { x, y }] of positions) next.set(id, { x: x + by.x, y: y + by.y });
  for (const [id] of pinned) next.delete(id);
  return next;
}

export const onGrid = ({ x, y }: Point): Point => ({
  x: Math.round(x / GRID) * GRID + 0,
  y: Math.round(y / GRID) * GRID + 0,
});

function graphOf(diagram: Diagram): { graph: LayoutGraph; componentIds: ReadonlyMap<string, string> } {
  const groupNodes = new Map<string, LayoutGraph>();
  const nodeIds = new Map<string, string>();
  const componentIds = new Map<string, string>();
  const graph: LayoutGraph = { id: 'root', children: [], edges: [], layoutOptions: { ...OPTIONS } };
  for (const id of diagram.groups.keys())
    groupNodes.set(id, {
      id: `g${groupNodes.size}`,
      children: [],
      layoutOptions: {
        ...SPACING,
        'elk.padding': `[top=${GROUP_PADDING.top},left=${GROUP_PADDING.side},bottom=${GROUP_PADDING.bottom},right=${GROUP_PADDING.side}]`,
      },
    });
  const childrenOf = (group: string | undefined) =>
    (group === undefined ? graph : (groupNodes.get(group) ?? graph)).children ?? [];
  for (const [id, component] of diagram.components) {
    const nodeId = `n${nodeIds.size}`;
    nodeIds.set(id, nodeId);
    componentIds.set(nodeId, id);
    const { width, height } = nodeSize(component);
    const node: LayoutGraph = { id: nodeId, width, height };
    if (typeOf(component).role === 'client') node.layoutOptions = FIRST_COLUMN;
    childrenOf(groupsAround(diagram, component.in)[0]).push(node);
  }
  const occupied = groupsWithComponents(diagram);
  for (const id of occupied) {
    const node = groupNodes.get(id);
    if (node) childrenOf(parentOf(diagram, id)).push(node);
  }
  for (const connection of diagram.connections.values()) {
    const from = nodeIds.get(connection.from);
    const to = nodeIds.get(connection.to);
    if (from && to && from !== to)
      graph.edges?.push({ id: `e${graph.edges.length}`, sources: [from], targets: [to] });
  }
  return { graph, componentIds };
}

/** Groups something stands in, with those around them; an engine has no use for empty boxes. */
function groupsWithComponents(diagram: Diagram): ReadonlySet<string> {
  const found = new Set<string>();
  for (const component of diagram.components.values()) {
    let id = groupsAround(diagram, component.in)[0];
    while (id !== undefined && !found.has(id)) {
      found.add(id);
      id = parentOf(diagram, id);
    }
  }
  return found;
}

/** The box a group's own box stands in; none where following the boxes outwards leads back to it. */
function parentOf(diagram: Diagram, groupId: string): string | undefined {
  const direct = (id: string) =>
    groupsAround(diagram, diagram.groups.get(id)?.in).find((around) => around !== id);
  const parent = direct(groupId);
  const seen = new Set<string>();
  for (let id = parent; id !== undefined; id = direct(id)) {
    if (id === groupId) return undefined;
    if (seen.has(id)) break;
    seen.add(id);
  }
  return parent;
}

function collect(
  node: LayoutGraph,
  origin: Point,
  componentIds: ReadonlyMap<string, string>,
  positions: Map<string, Point>,
): void {
  const at = { x: origin.x + (node.x ?? 0), y: origin.y + (node.y ?? 0) };
  const id = componentIds.get(node.id);
  if (id !== undefined) positions.set(id, onGrid(at));
  for (const child of node.children ?? []) collect(child, at, componentIds, positions);
}
