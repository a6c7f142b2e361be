/**
 * Fifty diagrams to lay lines through: 10 to 120 components of many sizes, placed by the engine, in columns, shifted a
 * little by hand, dragged about, or strewn closely. The same seed gives the same diagram; no two cards touch.
 */
import ELK from 'elkjs/lib/elk.bundled.js';
import { autoLayout } from '../../src/layout/autoLayout';
import type { LayoutEngine } from '../../src/layout/layoutGraph';
import { nodeRect, nodeSize } from '../../src/layout/nodeRect';
import { quickPlace, withPositions } from '../../src/layout/quickPlace';
import { type Component, type Connection, type Diagram, emptyDiagram } from '../../src/model/diagram';
import { overlaps, type Point, type Rect } from '../../src/shared/geometry';

export const KINDS = ['engine', 'columns', 'shifted', 'dragged', 'strewn'] as const;
export type Kind = (typeof KINDS)[number];

export interface SeededLayout {
  readonly name: string;
  readonly diagram: Diagram;
}

/** Between any two cards of a generated diagram. */
export const LEAST_GAP = 16;
const TYPES = ['service', 'cache', 'load-balancer', 'event-log', 'document-store', 'api-gateway'] as const;

const elk: LayoutEngine = new ELK();

export type Next = (below: number) => number;

/** Whole numbers below a bound, from a seed (mulberry32). */
export function seeded(seed: number): Next {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

export async function seededLayout(seed: number): Promise<SeededLayout> {
  const next = seeded(seed * 7919 + 1);
  const kind = KINDS[seed % KINDS.length] ?? 'engine';
  const graph = randomGraph(10 + Math.floor(next(111) ** 2 / 110), next);
  const diagram = await placed(graph, kind, next);
  return { name: `${seed} ${kind} ${diagram.components.size}/${diagram.connections.size}`, diagram };
}

function randomGraph(size: number, next: Next): Diagram {
  const components = new Map<string, Component>();
  const ids = Array.from({ length: size }, (_, index) => `n${index}`);
  for (const [index, id] of ids.entries()) {
    const type = index === 0 ? 'client' : (TYPES[next(TYPES.length)] ?? 'service');
    const own = next(5) === 0 ? { size: { width: 96 + next(18) * 8, height: 48 + next(12) * 8 } } : {};
    const many = next(4) === 0 ? { settings: { replicas: 3 } } : {};
    components.set(id, { type, ...own, ...many });
  }
  const connections = new Map<string, Connection>();
  const add = (from: string | undefined, to: string | undefined) => {
    if (from !== undefined && to !== undefined) connections.set(`e${connections.size}`, { from, to });
  };
  for (let index = 1; index < size; index++) add(ids[Math.max(0, index - 1 - next(9))], ids[index]);
  for (let extra = Math.floor(size / 2); extra > 0; extra--) {
    const from = next(size);
    const shape = next(12);
    if (shape === 0) add(ids[from], ids[from]);
    else if (shape === 1) {
      const near = Math.min(size - 1, from + 1 + next(4));
      for (const _ of [0, 1, 2]) add(ids[from], ids[near]);
      add(ids[near], ids[from]);
    } else if (shape < 8) add(ids[from], ids[Math.min(size - 1, from + 1 + next(12))]);
    else add(ids[from], ids[next(size)]);
  }
  return { ...emptyDiagram, components, connections };
}

async function placed(graph: Diagram, kind: Kind, next: Next): Promise<Diagram> {
  if (kind === 'strewn') return strewn(graph, next);
  if (kind === 'engine') return withPositions(graph, await autoLayout(graph, elk));
  const start =
    kind === 'columns' || next(2) === 0 ? columns(graph) : withPositions(graph, await autoLayout(graph, elk));
  if (kind === 'columns') return start;
  if (kind === 'shifted')
    return moved(start, [...start.components.keys()], ({ x, y }) => ({
      x: x + next(81) - 40,
      y: y + next(61) - 30,
    }));
  const rects = [...start.components.values()].map(nodeRect);
  const [width, height] = [Math.max(...rects.map((r) => r.x)), Math.max(...rects.map((r) => r.y))];
  const chosen = [...start.components.keys()].filter(() => next(3) === 0);
  return moved(start, chosen, () => ({ x: next(Math.max(1, width)), y: next(Math.max(1, height)) }));
}

/** Columns make no room for cards taller than usual: those that would touch go further down. */
function columns(graph: Diagram): Diagram {
  const start = quickPlace(graph);
  const taken: Rect[] = [];
  const positions = new Map<string, Point>();
  const topFirst = [...start.components].sort(([, a], [, b]) => nodeRect(a).y - nodeRect(b).y);
  for (const [id, component] of topFirst) {
    let rect = nodeRect(component);
    while (taken.some((other) => overlaps(rect, other, LEAST_GAP))) rect = { ...rect, y: rect.y + 8 };
    taken.push(rect);
    positions.set(id, { x: rect.x, y: rect.y });
  }
  return withPositions(start, positions);
}

/** Each to where it is wanted, if it touches nothing there; a few tries each. */
function moved(diagram: Diagram, ids: readonly string[], wanted: (from: Point) => Point): Diagram {
  const rects = new Map([...diagram.components].map(([id, component]) => [id, nodeRect(component)]));
  for (const id of ids)
    for (let attempt = 0; attempt < 5; attempt++) {
      const from = rects.get(id);
      if (!from) break;
      const rect = { ...from, ...wanted(from) };
      if ([...rects].some(([other, at]) => other !== id && overlaps(rect, at, LEAST_GAP))) continue;
      rects.set(id, rect);
      break;
    }
  return withPositions(diagram, rects);
}

/** On a field little larger than the cards themselves. */
function strewn(graph: Diagram, next: Next): Diagram {
  const side = Math.ceil(Math.sqrt(graph.components.size * 4) * 120);
  const rects = new Map<string, Rect>();
  for (const [id, component] of graph.components) {
    let field = side;
    for (;;) {
      const rect = { x: next(field), y: next(field), ...nodeSize(component) };
      if (![...rects.values()].some((other) => overlaps(rect, other, LEAST_GAP))) {
        rects.set(id, rect);
        break;
      }
      field += 8;
    }
  }
  return withPositions(graph, rects);
}
