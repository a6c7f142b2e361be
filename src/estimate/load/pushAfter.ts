/**
 * A load after an edit, from that before it: only where a component sends out otherwise, and below, is it pushed anew;
 * each rate is what it would be if all were.
 */
import type { Part } from '../graph/cycles';
import type { Call } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';
import { keptByRouting, placesIn } from '../graph/routing';
import type { View } from '../graph/view';
import type { Entry, Load } from './load';
import { arriveAt, hasRoom, pushOf, roomIn, sendOn } from './load';
import type { Routes } from './routes';
import { otherSenders } from './routes';

export interface Pushed {
  readonly view: View;
  readonly routes: Routes;
  readonly load: Load;
}

/** What there is to do at a component. */
const ARRIVES = 1;
const SENDS = 2;

/** The same entry and rate; the same load where nothing else is reached. Null: there is more to it, all is to be pushed. */
export function pushAfter(before: Pushed, routes: Routes, source: Entry): Load | null {
  const others = otherSenders(before.routes, routes);
  if (!others) return null;
  const { view } = source;
  const { graph, allParts } = view;
  if (!isSameRound(circlesIn(before.view), circlesIn(view))) return null;
  const places = placesIn(view);
  if (hasRoom(before.load, view) && !isReached(before, source, others)) return before.load;
  const todo = new Uint8Array(allParts.length);
  const room = roomIn(view);
  const load = {
    arrivals: fitted(before.load.arrivals, graph.nodes.length * OPERATIONS.length, room.arrivals),
    calls: fitted(before.load.calls, graph.calls.length, room.calls),
  };
  const mark = (node: number, what: number): void => {
    const place = places[node];
    if (place !== undefined) todo[place] = (todo[place] ?? 0) | what;
  };
  const forget = (call: Call): void => {
    if (call.index < load.calls.length) load.calls[call.index] = 0;
    mark(call.to, ARRIVES | SENDS);
  };
  eachOther(before.view.graph.calls, graph.calls, forget);
  for (const node of others) {
    mark(node, ARRIVES | SENDS);
    for (const call of before.routes.of(node).calls) if (graph.calls[call.index] === call) forget(call);
    for (const call of routes.of(node).calls) mark(call.to, ARRIVES | SENDS);
  }
  const push = pushOf(load, routes, source);
  let isInOrder = true;
  for (let place = todo.length - 1; place >= 0; place--) {
    const what = todo[place];
    const part = allParts[place];
    if (!what || !part) continue;
    if (part.cyclic) return null;
    const node = part.members[0] ?? 0;
    const first = node * 3;
    const general = load.arrivals[first];
    const reads = load.arrivals[first + 1];
    const writes = load.arrivals[first + 2];
    arriveAt(push, node);
    const isSame =
      load.arrivals[first] === general &&
      load.arrivals[first + 1] === reads &&
      load.arrivals[first + 2] === writes;
    if (isSame && !(what & SENDS)) continue;
    sendOn(push, node, (call) => {
      isInOrder &&= (places[call.to] ?? place) < place;
      mark(call.to, ARRIVES);
    });
  }
  return isInOrder ? load : null;
}

/** What calls each other is followed by its paths. */
const circlesIn = keptByRouting(({ allParts }): readonly Part[] => allParts.filter(({ cyclic }) => cyclic));

const isSameRound = (a: readonly Part[], b: readonly Part[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every(({ members }, at) => {
      const others = b[at]?.members ?? [];
      return members.length === others.length && members.every((one, place) => one === others[place]);
    }));

/** Whether any request got, or gets, to what the edit left otherwise than it was. */
function isReached({ view, load }: Pushed, source: Entry, others: readonly number[]): boolean {
  const { nodes, calls } = source.view.graph;
  const arrives = (node: number): boolean => {
    const first = node * OPERATIONS.length;
    for (let slot = first; slot < first + OPERATIONS.length; slot++)
      if (load.arrivals[slot] !== 0) return true;
    return node === source.entry;
  };
  let isAny = others.some(arrives);
  for (let node = nodes.length; node < view.graph.nodes.length; node++) isAny ||= arrives(node);
  eachOther(view.graph.calls, calls, ({ index, from }) => {
    isAny ||= load.calls[index] !== 0 || arrives(from);
  });
  return isAny;
}

/** As many of them as there still are. */
function fitted(rates: Float64Array, count: number, room: number): Float64Array {
  const made = new Float64Array(room);
  made.set(rates.length > count ? rates.subarray(0, count) : rates);
  return made;
}

/** Calls that are gone, and those that are new. */
function eachOther(before: readonly Call[], now: readonly Call[], visit: (call: Call) => void): void {
  if (before === now) return;
  for (let index = Math.max(before.length, now.length) - 1; index >= 0; index--) {
    const [old, one] = [before[index], now[index]];
    if (old === one) continue;
    if (old) visit(old);
    if (one) visit(one);
  }
}
