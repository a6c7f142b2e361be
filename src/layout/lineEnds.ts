/** What of a diagram its lines hang on: where each connection's two cards stand, and the style it is drawn in. */
import type { Component, Connection, Diagram } from '../model/diagram';
import { boundsOf, inflate, type Rect, sameRect } from '../shared/geometry';
import { sameEntries } from '../shared/sameEntries';
import type { EdgeEnds } from './choosePorts';
import { REACH } from './connectPorts';
import { lineStyleOf } from './drawLines';
import { nodeRect, stackHeight } from './nodeRect';

/** A card as lines see it. */
export interface Footing {
  readonly rect: Rect;
  readonly stack: number;
}

/** By component; those of `known` that stand as they stood keep their identity. */
export function footingsOf(
  diagram: Diagram,
  known: ReadonlyMap<string, Footing> = new Map(),
): ReadonlyMap<string, Footing> {
  const footings = new Map<string, Footing>();
  for (const [id, component] of diagram.components) {
    const now = footingOf(component);
    const before = known.get(id);
    footings.set(id, before && sameFooting(before, now) ? before : now);
  }
  return footings;
}

export function endsOf(
  id: string,
  { from, to }: Connection,
  footings: ReadonlyMap<string, Footing>,
): EdgeEnds | null {
  const [source, target] = [footings.get(from), footings.get(to)];
  if (!source || !target) return null;
  const ends = { fromId: from, toId: to, from: source.rect, to: target.rect };
  return { id, ...ends, fromStack: source.stack, toStack: target.stack };
}

/** Everything that may matter to an edge lies in here. */
export const areaOf = (edge: EdgeEnds): Rect => inflate(boundsOf([edge.from, edge.to]) ?? edge.from, REACH);

export const isDirect = (diagram: Diagram, id: string): boolean => lineStyleOf(diagram, id) === 'straight';

export const isDrawnDirect = (diagram: Diagram, { id, fromId, toId }: EdgeEnds): boolean =>
  fromId !== toId && isDirect(diagram, id);

/** Whether every line would be drawn as before, but for where its label was dragged to: a number that changes moves nothing. */
export function sameLines(before: Diagram, now: Diagram): boolean {
  return (
    sameEntries(before.components, now.components, (a, b) => sameFooting(footingOf(a), footingOf(b))) &&
    before.style.lines === now.style.lines &&
    sameEntries(before.connections, now.connections, sameEnds)
  );
}

export const sameEnds = (a: Connection, b: Connection): boolean =>
  a.from === b.from && a.to === b.to && a.line === b.line;

export const sameFooting = (a: Footing, b: Footing): boolean =>
  a.stack === b.stack && sameRect(a.rect, b.rect);

export const footingOf = (component: Component): Footing => ({
  rect: nodeRect(component),
  stack: stackHeight(component),
});
