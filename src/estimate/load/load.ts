/**
 * How many requests a second reach each component and connection, pushed from where they enter as if
 * everything were up. A join adds what arrives, once; a call back to a component already on the request's path
 * carries nothing; a look-up is answered by the cache alone and goes no further.
 */
import type { Callers } from '../graph/callers';
import { callersIn } from '../graph/callers';
import { rateWithin } from '../graph/computable';
import type { Call } from '../graph/graph';
import { GENERAL, OPERATIONS, WRITE } from '../graph/graph';
import { lookUpFlags } from '../graph/routing';
import type { View } from '../graph/view';
import type { Routes } from './routes';
import { routesOf } from './routes';
import type { Traffic } from './shares';

export interface Load {
  /** Requests per second by component index × 3 + operation, look-ups included; behind the last, room for more. */
  readonly arrivals: Float64Array;
  /** Requests per second by connection index, retries included; likewise. */
  readonly calls: Float64Array;
  /** By connection: the share of calls its breaker lets through; one that isn't there sees to it by itself. */
  readonly admitted?: ReadonlyMap<number, number>;
  /** As if no call were made twice; absent: none is. */
  readonly once?: Pick<Load, 'arrivals' | 'calls'>;
}

/** Steps through cycles after which their remaining paths are not followed. */
const CYCLE_BUDGET = 20_000;

export function noLoad(view: View): Load {
  const { arrivals, calls } = roomIn(view);
  return { arrivals: new Float64Array(arrivals), calls: new Float64Array(calls) };
}

/** Parts that may be added before every load is as long again: those that none of its requests reach leave it as it is. */
const SPARE = 64;

const withSpare = (count: number): number => (Math.floor(count / SPARE) + 1) * SPARE;

/** How long its loads are. */
export const roomIn = ({ graph: { nodes, calls } }: View): { arrivals: number; calls: number } => ({
  arrivals: withSpare(nodes.length) * OPERATIONS.length,
  calls: withSpare(calls.length),
});

export function hasRoom({ arrivals, calls }: Load, view: View): boolean {
  const room = roomIn(view);
  return arrivals.length === room.arrivals && calls.length === room.calls;
}

/** The load of one journey; `coldCaches` answer no look-up. `traffic`: what each call costs in attempts. */
export const pushLoad = (
  view: View,
  entry: number,
  requestsPerSecond: number,
  coldCaches?: ReadonlySet<number>,
  traffic?: Traffic,
): Load => pushAlong(routesOf(view, traffic, coldCaches), view, entry, requestsPerSecond);

export function pushAlong(routes: Routes, view: View, entry: number, requestsPerSecond: number): Load {
  const push = pushOf(noLoad(view), routes, { view, entry, requestsPerSecond });
  for (let place = view.allParts.length - 1; place >= 0; place--) {
    const part = view.allParts[place];
    if (!part) continue;
    if (part.cyclic) followRound(push, part.members);
    else {
      const node = part.members[0] ?? 0;
      if (arriveAt(push, node)) sendOn(push, node);
    }
  }
  return push.load;
}

/** Where and how much enters. */
export interface Entry {
  readonly view: View;
  readonly entry: number;
  readonly requestsPerSecond: number;
}

/** A load under way: of what has been passed the rates are final. */
export interface Push {
  readonly load: Load;
  readonly routes: Routes;
  readonly entry: number;
  readonly entering: number;
  readonly into: Callers;
  /** By connection: answered by what it calls alone. */
  readonly lookUps: Uint8Array;
  /** What passes the component that was arrived at last, by operation. */
  readonly passing: Float64Array;
}

export const pushOf = (load: Load, routes: Routes, { view, entry, requestsPerSecond }: Entry): Push => ({
  load,
  routes,
  entry,
  entering: rateWithin(requestsPerSecond),
  into: callersIn(view.graph),
  lookUps: lookUpFlags(view),
  passing: new Float64Array(OPERATIONS.length),
});

/** Adds up what reaches a component, by the order of its connections; whether anything passes it. */
export function arriveAt({ load, entry, entering, into, lookUps, passing }: Push, node: number): boolean {
  const { arrivals, calls } = load;
  const first = node * 3;
  const enters = node === entry ? entering : 0;
  arrivals[first] = passing[GENERAL] = enters;
  arrivals[first + 1] = passing[1] = 0;
  arrivals[first + WRITE] = passing[WRITE] = 0;
  const end = into.starts[node + 1] ?? 0;
  let passes = enters > 0;
  for (let at = into.starts[node] ?? 0; at < end; at++) {
    const call = into.calls[at] ?? 0;
    const rate = calls[call] ?? 0;
    if (rate <= 0) continue;
    const operation = into.operations[at] ?? 0;
    arrivals[first + operation] = (arrivals[first + operation] ?? 0) + rate;
    if (lookUps[call] === 1) continue;
    passing[operation] = (passing[operation] ?? 0) + rate;
    passes = true;
  }
  return passes;
}

/** What passes the component that was arrived at last goes on from it; `told`: of each call with another rate. */
export function sendOn({ load, routes, passing }: Push, node: number, told?: (call: Call) => void): void {
  const { calls, perRequest, hitRatio } = routes.of(node);
  const asking = (passing[WRITE] ?? 0) + ((passing[GENERAL] ?? 0) + (passing[1] ?? 0)) * (1 - hitRatio);
  for (let place = 0; place < calls.length; place++) {
    const call = calls[place];
    if (!call) continue;
    const rate = rateWithin(asking * (perRequest[place] ?? 0));
    if (load.calls[call.index] === rate) continue;
    load.calls[call.index] = rate;
    told?.(call);
  }
}

/** Along every path through components that call each other; what leaves them passes on. */
function followRound(push: Push, members: readonly number[]): void {
  const { load, routes, passing } = push;
  const within = new Set(members);
  let steps = 0;
  const follow = (node: number, rates: Rates, path: ReadonlySet<number>): void => {
    const { calls, perRequest, lookUps, hitRatio } = routes.of(node);
    const asking = rates[WRITE] + (rates[0] + rates[1]) * (1 - hitRatio);
    calls.forEach((call, index) => {
      const { to, operation } = call;
      const rate = asking * (perRequest[index] ?? 0);
      if (path.has(to) || rate <= 0) return;
      load.calls[call.index] = (load.calls[call.index] ?? 0) + rateWithin(rate);
      // What leaves them is added up where it arrives.
      if (!within.has(to)) return;
      const slot = to * 3 + operation;
      load.arrivals[slot] = (load.arrivals[slot] ?? 0) + rateWithin(rate);
      if (lookUps[index] || ++steps > CYCLE_BUDGET) return;
      const next: Rates = [0, 0, 0];
      next[operation] = rate;
      follow(to, next, new Set([...path, to]));
    });
  };
  const entering = members.map((node) => {
    arriveAt(push, node);
    return [node, [passing[0] ?? 0, passing[1] ?? 0, passing[WRITE] ?? 0]] as const;
  });
  for (const [node, [general, reads, writes]] of entering) {
    const rates: Rates = [general, reads, writes];
    if (rates.some((rate) => rate > 0)) follow(node, rates, new Set([node]));
  }
}

type Rates = [general: number, read: number, write: number];
