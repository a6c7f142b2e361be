/**
 * How many requests a second reach each component and connection, pushed from where they enter as if
 * everything were up. A join adds what arrives, once; a call back to a component already on the request's path
 * carries nothing; a look-up is answered by the cache alone and goes no further.
 */
import { rateWithin } from '../graph/computable';
import type { Call } from '../graph/graph';
import { GENERAL, WRITE } from '../graph/graph';
import type { Standing } from '../graph/standing';
import { knownStanding } from '../graph/standing';
import type { View } from '../graph/view';
import { answersItself, backgroundOf, enqueuesOf, groupsOf, isLookUp } from '../graph/view';
import type { Traffic } from './shares';
import { ERRORS_ONLY, memberShares } from './shares';

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
export function pushLoad(
  view: View,
  entry: number,
  requestsPerSecond: number,
  coldCaches: ReadonlySet<number> = new Set(),
  traffic: Traffic = ERRORS_ONLY,
): Load {
  const load = noLoad(view);
  const standing = knownStanding(view);
  const around = standing ? goingRound(traffic, standing) : traffic;
  const passing = new Float64Array(load.arrivals.length);
  const entering = rateWithin(requestsPerSecond);
  passing[entry * 3 + GENERAL] = entering;
  load.arrivals[entry * 3 + GENERAL] = entering;

  const arrive = (call: Call, sent: number, lookUp: boolean, into: Float64Array | null): void => {
    const rate = rateWithin(sent);
    const slot = call.to * 3 + call.operation;
    load.calls[call.index] = (load.calls[call.index] ?? 0) + rate;
    load.arrivals[slot] = (load.arrivals[slot] ?? 0) + rate;
    if (into && !lookUp) into[slot] = (into[slot] ?? 0) + rate;
  };

  const send = (call: Call, rate: number, lookUp: boolean): void => arrive(call, rate, lookUp, passing);
  for (let place = view.allParts.length - 1; place >= 0; place--) {
    const part = view.allParts[place];
    if (!part) continue;
    if (!part.cyclic) {
      for (const node of part.members) {
        if (isReached(passing, node)) emit(view, node, ratesAt(passing, node), coldCaches, around, send);
      }
      continue;
    }
    const within = new Set(part.members);
    let steps = 0;
    const follow = (node: number, rates: Rates, path: ReadonlySet<number>): void =>
      emit(view, node, rates, coldCaches, around, (call, rate, lookUp) => {
        const { to, operation } = call;
        if (path.has(to) || rate <= 0) return;
        arrive(call, rate, lookUp, within.has(to) ? null : passing);
        if (!within.has(to) || lookUp || ++steps > CYCLE_BUDGET) return;
        const next: Rates = [0, 0, 0];
        next[operation] = rate;
        follow(to, next, new Set([...path, to]));
      });
    const entering = part.members.filter((node) => isReached(passing, node));
    const rates = entering.map((node) => ratesAt(passing, node));
    entering.forEach((node, index) => {
      follow(node, rates[index] ?? [0, 0, 0], new Set([node]));
    });
  }
  return load;
}

/** Callers know what is down: look-ups of it miss, failovers step over it, balancers leave it out. */
const goingRound = (traffic: Traffic, standing: Standing): Traffic => ({
  made: traffic.made,
  gaveUp: (call, lookUp) => (standing.passes(call, lookUp) ? traffic.gaveUp(call, lookUp) : 1),
  isDown: (call, lookUp) => !standing.passes(call, lookUp),
});

type Rates = [general: number, read: number, write: number];

const ratesAt = (rates: Float64Array, node: number): Rates => [
  rates[node * 3] ?? 0,
  rates[node * 3 + 1] ?? 0,
  rates[node * 3 + WRITE] ?? 0,
];

const isReached = (rates: Float64Array, node: number): boolean =>
  (rates[node * 3] ?? 0) > 0 || (rates[node * 3 + 1] ?? 0) > 0 || (rates[node * 3 + WRITE] ?? 0) > 0;

/** Sends out what a component does for the requests that reach it. */
function emit(
  view: View,
  node: number,
  rates: Rates,
  coldCaches: ReadonlySet<number>,
  traffic: Traffic,
  send: (call: Call, rate: number, isLookUp: boolean) => void,
): void {
  const { graph } = view;
  if (graph.nodes[node]?.replicasUp === 0) return;
  const arriving = rates[0] + rates[1] + rates[2];
  const hitRatio = answersItself(view, node) ? (graph.nodes[node]?.hitRatio ?? 0) : 0;
  const asking = rates[WRITE] + (arriving - rates[WRITE]) * (1 - hitRatio);
  const made = (call: Call, share: number, lookUp: boolean): void =>
    send(call, asking * share * call.timesPerRequest * traffic.made(call, lookUp), lookUp);
  for (const group of groupsOf(view, node)) {
    const shares = memberShares(graph, group, coldCaches, traffic);
    group.members.forEach(({ call, place }, index) => {
      made(call, shares[index] ?? 0, isLookUp(group, place));
    });
  }
  for (const call of enqueuesOf(view, node)) made(call, call.probability, false);
  const background = backgroundOf(view, node);
  const consumers = graph.nodes[node]?.sharesMessages ? consumerShares(background, traffic) : null;
  background.forEach((call, index) => {
    made(call, consumers?.[index] ?? call.probability, false);
  });
}

/** A queue hands each message to one consumer: by `probability` where given, the rest in equal shares. */
export function consumerShares(
  consumers: readonly Call[],
  { isDown }: Pick<Traffic, 'isDown'> = {},
): number[] {
  const standing = isDown ? consumers.filter((call) => !isDown(call, false)) : consumers;
  if (standing.length > 0 && standing.length < consumers.length) {
    const shares = consumerShares(standing);
    return consumers.map((call) => shares[standing.indexOf(call)] ?? 0);
  }
  const given = consumers.filter((call) => call.probability < 1);
  const left = Math.max(0, 1 - given.reduce((sum, call) => sum + call.probability, 0));
  const others = consumers.length - given.length;
  return consumers.map((call) => (call.probability < 1 ? call.probability : left / others));
}
