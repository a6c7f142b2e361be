/**
 * How many requests a second reach each component and connection, pushed from where they enter as if
 * everything were up. A join adds what arrives, once; a call back to a component already on the request's path
 * carries nothing; a look-up is answered by the cache alone and goes no further.
 */
import { rateWithin } from '../graph/computable';
import type { Call } from '../graph/graph';
import { GENERAL, WRITE } from '../graph/graph';
import type { View } from '../graph/view';
import type { Routes } from './routes';
import { routesOf } from './routes';
import type { Traffic } from './shares';

export interface Load {
  /** Requests per second by component index × 3 + operation, look-ups included. */
  readonly arrivals: Float64Array;
  /** Requests per second by connection index, retries included. */
  readonly calls: Float64Array;
  /** By connection: the share of calls its breaker lets through; one that isn't there sees to it by itself. */
  readonly admitted?: ReadonlyMap<number, number>;
  /** As if no call were made twice; absent: none is. */
  readonly once?: Pick<Load, 'arrivals' | 'calls'>;
}

/** Steps through cycles after which their remaining paths are not followed. */
const CYCLE_BUDGET = 20_000;

export function noLoad(view: View): Load {
  const { nodes, calls } = view.graph;
  return { arrivals: new Float64Array(nodes.length * 3), calls: new Float64Array(calls.length) };
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
  const load = noLoad(view);
  const passing = emptyRates(load.arrivals.length);
  const entering = rateWithin(requestsPerSecond);
  passing[entry * 3 + GENERAL] = entering;
  load.arrivals[entry * 3 + GENERAL] = entering;
  for (let place = view.allParts.length - 1; place >= 0; place--) {
    const part = view.allParts[place];
    const [first = 0] = part?.members ?? [];
    if (!part?.cyclic) sendOn(load, routes.of, first, passing);
    else followRound(load, routes, part.members, passing);
  }
  return load;
}

let room = new Float64Array(0);

/** Room to add rates up in, the same each time: it is large, and one load is pushed after another. */
function emptyRates(count: number): Float64Array {
  if (room.length < count) room = new Float64Array(2 * count);
  else room.fill(0, 0, count);
  return room;
}

/** What passes a component goes on from it. */
function sendOn(load: Load, sendsOf: Routes['of'], node: number, passing: Float64Array): void {
  const general = passing[node * 3] ?? 0;
  const reads = passing[node * 3 + 1] ?? 0;
  const writes = passing[node * 3 + WRITE] ?? 0;
  if (general <= 0 && reads <= 0 && writes <= 0) return;
  const sends = sendsOf(node);
  const { calls, perRequest, lookUps } = sends;
  const asking = writes + (general + reads) * (1 - sends.hitRatio);
  for (let index = 0; index < calls.length; index++) {
    const call = calls[index];
    if (call) arrive(load, call, asking * (perRequest[index] ?? 0), lookUps[index] ? null : passing);
  }
}

function arrive(load: Load, call: Call, sent: number, into: Float64Array | null): void {
  const rate = rateWithin(sent);
  const slot = call.to * 3 + call.operation;
  load.calls[call.index] = (load.calls[call.index] ?? 0) + rate;
  load.arrivals[slot] = (load.arrivals[slot] ?? 0) + rate;
  if (into) into[slot] = (into[slot] ?? 0) + rate;
}

/** Along every path through components that call each other; what leaves them passes on. */
function followRound(load: Load, routes: Routes, members: readonly number[], passing: Float64Array): void {
  const within = new Set(members);
  let steps = 0;
  const follow = (node: number, rates: Rates, path: ReadonlySet<number>): void => {
    const { calls, perRequest, lookUps, hitRatio } = routes.of(node);
    const asking = rates[WRITE] + (rates[0] + rates[1]) * (1 - hitRatio);
    calls.forEach((call, index) => {
      const { to, operation } = call;
      const rate = asking * (perRequest[index] ?? 0);
      if (path.has(to) || rate <= 0) return;
      const lookUp = lookUps[index] ?? false;
      arrive(load, call, rate, within.has(to) || lookUp ? null : passing);
      if (!within.has(to) || lookUp || ++steps > CYCLE_BUDGET) return;
      const next: Rates = [0, 0, 0];
      next[operation] = rate;
      follow(to, next, new Set([...path, to]));
    });
  };
  const ratesAt = (node: number): Rates => [
    passing[node * 3] ?? 0,
    passing[node * 3 + 1] ?? 0,
    passing[node * 3 + WRITE] ?? 0,
  ];
  const entering = members.map((node) => [node, ratesAt(node)] as const);
  for (const [node, rates] of entering) {
    if (rates.some((rate) => rate > 0)) follow(node, rates, new Set([node]));
  }
}

type Rates = [general: number, read: number, write: number];
