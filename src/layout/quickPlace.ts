/**
 * Gives every component without a position one at once, with no engine. Where some are placed already they stay, and each
 * new one goes beside a neighbour, on free ground. Where none is: columns by the longest path from an entry, each
 * column ordered by what calls it.
 */
import type { Component, Diagram } from '../model/diagram';
import { boundsOf, overlaps, type Point, type Rect } from '../shared/geometry';
import { COLUMN_GAP, onGrid, ROW_GAP } from './layoutGraph';
import { NODE_SIZE, nodeRect, nodeSize } from './nodeRect';

const FREE_GAP = 32;
const TRIES = 200;

/** Ids of the components a file gives no position. */
export function missingPositions(diagram: Diagram): string[] {
  return [...diagram.components].filter(([, component]) => !component.position).map(([id]) => id);
}

export function quickPlace(diagram: Diagram): Diagram {
  const missing = missingPositions(diagram);
  if (missing.length === 0) return diagram;
  if (missing.length === diagram.components.size) return withPositions(diagram, inColumns(diagram));
  return placeBeside(diagram, missing);
}

/** The same diagram with these positions put in. */
export function withPositions(diagram: Diagram, positions: ReadonlyMap<string, Point>): Diagram {
  const components = new Map<string, Component>();
  for (const [id, component] of diagram.components) {
    const position = positions.get(id);
    components.set(id, position ? { ...component, position } : component);
  }
  return { ...diagram, components };
}

function placeBeside(diagram: Diagram, missing: readonly string[]): Diagram {
  const taken = new Map<string, Rect>();
  for (const [id, component] of diagram.components)
    if (component.position) taken.set(id, nodeRect(component));
  const positions = new Map<string, Point>();
  for (const id of neighboursFirst(diagram, missing)) {
    const component = diagram.components.get(id);
    if (!component) continue;
    const size = nodeSize(component);
    const wanted = { ...(besideNeighbour(diagram, id, taken) ?? below(taken)), ...size };
    const at = freeRow(wanted, [...taken.values()]);
    positions.set(id, at);
    taken.set(id, { ...at, ...size });
  }
  return withPositions(diagram, positions);
}

/** Those next to what is placed first, then those next to them, and so on; what is connected to nothing placed last. */
function neighboursFirst(diagram: Diagram, missing: readonly string[]): readonly string[] {
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of diagram.connections.values()) {
    listOf(neighbours, from).push(to);
    listOf(neighbours, to).push(from);
  }
  const waiting = new Set(missing);
  const ordered = [...diagram.components.keys()].filter((id) => !waiting.has(id));
  const placed = ordered.length;
  const walk = (start: number) => {
    for (let i = start; i < ordered.length; i++)
      for (const id of neighbours.get(ordered[i] ?? '') ?? []) if (waiting.delete(id)) ordered.push(id);
  };
  walk(0);
  for (const id of missing) {
    if (!waiting.delete(id)) continue;
    ordered.push(id);
    walk(ordered.length - 1);
  }
  return ordered.slice(placed);
}

/** Right of whoever calls it, else left of whom it calls. */
function besideNeighbour(diagram: Diagram, id: string, taken: ReadonlyMap<string, Rect>): Point | null {
  const component = diagram.components.get(id);
  let before: Point | null = null;
  for (const connection of diagram.connections.values()) {
    const caller = connection.to === id ? taken.get(connection.from) : undefined;
    if (caller) return { x: caller.x + caller.width + COLUMN_GAP, y: caller.y };
    const called = connection.from === id ? taken.get(connection.to) : undefined;
    if (called && component && !before)
      before = { x: called.x - nodeSize(component).width - COLUMN_GAP, y: called.y };
  }
  return before;
}

function below(taken: ReadonlyMap<string, Rect>): Point {
  const all = boundsOf(taken.values());
  return all ? { x: all.x, y: all.y + all.height + ROW_GAP } : { x: 0, y: 0 };
}

/** The wanted place, or the nearest free one below or above it, or in the next columns. */
function freeRow(wanted: Rect, taken: readonly Rect[]): Point {
  const step = wanted.height + FREE_GAP;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const row = attempt % 20;
    const shift = Math.ceil(row / 2) * step * (row % 2 === 0 ? -1 : 1);
    const column = Math.floor(attempt / 20) * (wanted.width + FREE_GAP);
    const at = onGrid({ x: wanted.x + column, y: wanted.y + shift });
    if (!taken.some((rect) => overlaps({ ...wanted, ...at }, rect, FREE_GAP - 8))) return at;
  }
  const all = boundsOf(taken);
  return onGrid({ x: wanted.x, y: all ? all.y + all.height + ROW_GAP : wanted.y });
}

function inColumns(diagram: Diagram): ReadonlyMap<string, Point> {
  const columns: string[][] = [];
  const layers = layersOf(diagram);
  for (const [id, layer] of layers) {
    while (columns.length <= layer) columns.push([]);
    columns[layer]?.push(id);
  }
  const positions = new Map<string, Point>();
  const rowOf = new Map<string, number>();
  columns.forEach((column, index) => {
    const ordered = index === 0 ? column : byCallers(diagram, column, rowOf);
    const top = -((ordered.length - 1) / 2) * (NODE_SIZE.height + ROW_GAP);
    ordered.forEach((id, row) => {
      const y = top + row * (NODE_SIZE.height + ROW_GAP);
      rowOf.set(id, y);
      positions.set(id, onGrid({ x: index * (NODE_SIZE.width + COLUMN_GAP), y }));
    });
  });
  return positions;
}

function byCallers(
  diagram: Diagram,
  column: readonly string[],
  rowOf: ReadonlyMap<string, number>,
): readonly string[] {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { from, to } of diagram.connections.values()) {
    const row = rowOf.get(from);
    if (row === undefined) continue;
    const { sum, count } = sums.get(to) ?? { sum: 0, count: 0 };
    sums.set(to, { sum: sum + row, count: count + 1 });
  }
  const mean = (id: string) => {
    const at = sums.get(id);
    return at ? at.sum / at.count : 0;
  };
  return [...column].sort((a, b) => mean(a) - mean(b));
}

/** Longest path from an entry; where only cycles are left, the first component in the file breaks one. */
function layersOf(diagram: Diagram): ReadonlyMap<string, number> {
  const callers = new Map<string, number>([...diagram.components.keys()].map((id) => [id, 0]));
  const calls = new Map<string, string[]>();
  for (const { from, to } of diagram.connections.values()) {
    if (from === to || !callers.has(from) || !callers.has(to)) continue;
    callers.set(to, (callers.get(to) ?? 0) + 1);
    listOf(calls, from).push(to);
  }
  const layers = new Map<string, number>([...callers.keys()].map((id) => [id, 0]));
  const done = new Set<string>();
  const ready = [...callers.keys()].filter((id) => callers.get(id) === 0);
  while (done.size < callers.size) {
    const id = ready.shift() ?? [...callers.keys()].find((other) => !done.has(other));
    if (id === undefined) break;
    if (done.has(id)) continue;
    done.add(id);
    for (const to of calls.get(id) ?? []) {
      if (done.has(to)) continue;
      layers.set(to, Math.max(layers.get(to) ?? 0, (layers.get(id) ?? 0) + 1));
      const left = (callers.get(to) ?? 1) - 1;
      callers.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return layers;
}

function listOf(map: Map<string, string[]>, id: string): string[] {
  const list = map.get(id) ?? [];
  map.set(id, list);
  return list;
}
