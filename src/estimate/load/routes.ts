/**
 * The ways load takes through a view: of each component the calls it makes for one request that asks it, by shares,
 * `timesPerRequest` and attempts. Kept from edit to edit: few of them hang on how long calls take or on what is cold.
 */
import { changedNodes } from '../graph/changed';
import type { Call, Group, Node } from '../graph/graph';
import { keptByRouting } from '../graph/routing';
import type { Standing } from '../graph/standing';
import { knownStanding } from '../graph/standing';
import type { View } from '../graph/view';
import { answersItself, backgroundOf, enqueuesOf, groupsOf, isLookUp } from '../graph/view';
import type { Apart, Traffic } from './shares';
import { consumerShares, ERRORS_ONLY, memberShares, ONCE } from './shares';

/** What one component sends out. */
export interface Sends {
  readonly calls: readonly Call[];
  /** By place in `calls`: for each request that it doesn't answer itself. */
  readonly perRequest: Float64Array;
  /** Those go no further. */
  readonly lookUps: readonly boolean[];
  /** The share of requests other than writes that it answers itself. */
  readonly hitRatio: number;
}

export interface Routes {
  of(node: number): Sends;
  /** What they are made from; null: they are never the same as others. */
  readonly from: Origin | null;
}

interface Origin {
  /** Those of traffic that asks for no times, without which few components send anything else. */
  readonly plain: Pick<Routes, 'of'>;
  readonly costs: Float64Array;
  readonly coldCaches: ReadonlySet<number>;
}

/** `coldCaches` answer no look-up. `traffic`: what each call costs in attempts. */
export function routesOf(
  view: View,
  traffic: Traffic = ERRORS_ONLY,
  coldCaches: ReadonlySet<number> = NOTHING_COLD,
): Routes {
  const standing = knownStanding(view);
  const isPlain = traffic === ERRORS_ONLY || traffic === ONCE;
  const apart = isPlain ? NOWHERE : traffic.apart;
  if (standing || !apart) {
    const around = standing ? goingRound(traffic, standing) : traffic;
    return { of: remembered((node) => sendsOf(view, node, around, coldCaches)), from: null };
  }
  const plain = plainRoutes(view, traffic === ONCE ? ONCE : ERRORS_ONLY);
  const from = { plain, costs: apart.costs, coldCaches };
  const places = coldCaches.size > 0 ? new Set([...apart.callers, ...cacheUsers(view)]) : apart.callers;
  if (places.size === 0) return { of: plain.of, from };
  const own = remembered((node) => sendsOf(view, node, traffic, coldCaches));
  return { of: (node) => (places.has(node) ? own(node) : plain.of(node)), from };
}

/** Whether the same load takes the same ways over both. */
export const isSameWay = ({ from: a }: Routes, { from: b }: Routes): boolean =>
  a !== null &&
  b !== null &&
  a.plain === b.plain &&
  isSameCost(a.costs, b.costs) &&
  isSameSet(a.coldCaches, b.coldCaches);

const isSameCost = (a: Float64Array, b: Float64Array): boolean =>
  a === b || (a.length === b.length && a.every((cost, index) => cost === b[index]));

const isSameSet = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a === b || (a.size === b.size && [...a].every((one) => b.has(one)));

const NOWHERE: Apart = { callers: new Set(), costs: new Float64Array(0) };
const NOTHING_COLD: ReadonlySet<number> = new Set();

/** Callers know what is down: look-ups of it miss, failovers step over it, balancers leave it out. */
const goingRound = (traffic: Traffic, standing: Standing): Traffic => ({
  made: traffic.made,
  gaveUp: (call, lookUp) => (standing.passes(call, lookUp) ? traffic.gaveUp(call, lookUp) : 1),
  isDown: (call, lookUp) => !standing.passes(call, lookUp),
});

function remembered<T>(make: (node: number) => T): (node: number) => T {
  const known: (T | undefined)[] = [];
  return (node) => {
    const before = known[node];
    if (before !== undefined) return before;
    const made = make(node);
    known[node] = made;
    return made;
  };
}

/** Components with a cache beside a store. */
const cacheUsers = keptByRouting(({ groups }): readonly number[] =>
  groups.flatMap((own, node) => (own.some(({ how }) => how === 'cache') ? [node] : [])),
);

function plainRoutes(view: View, traffic: Traffic): Pick<Routes, 'of'> {
  const kept = traffic === ONCE ? plainOnce(view) : plain(view);
  const { nodes } = view.graph;
  if (!kept.routes || !isSameHits(kept.nodes, nodes)) {
    kept.routes = { of: remembered((node) => keptSends(view, node, traffic)) };
  }
  kept.nodes = nodes;
  return kept.routes;
}

interface Plain {
  nodes: readonly Node[];
  routes: Pick<Routes, 'of'> | null;
}

const plain = keptByRouting((): Plain => ({ nodes: [], routes: null }));
const plainOnce = keptByRouting((): Plain => ({ nodes: [], routes: null }));

const isSameHits = (a: readonly Node[], b: readonly Node[]): boolean =>
  a === b ||
  (a.length === b.length &&
    changedNodes(a, b).every((index) => {
      const [node, other] = [a[index], b[index]];
      return node !== undefined && other !== undefined && sendsAlike(node, other);
    }));

const sendsAlike = (a: Node, b: Node): boolean =>
  a.hitRatio === b.hitRatio &&
  a.mayAnswerItself === b.mayAnswerItself &&
  a.sharesMessages === b.sharesMessages &&
  a.replicasUp === b.replicasUp;

/** From one drawing to the next, where neither its calls nor anyone's hits have to do with it. */
function keptSends(view: View, node: number, traffic: Traffic): Sends {
  const groups = groupsOf(view, node);
  const record = view.graph.nodes[node];
  if (!record || groups.some(({ how }) => how === 'cache')) return sendsOf(view, node, traffic, NOTHING_COLD);
  const among = traffic === ONCE ? knownOnce : known;
  const before = among.get(groups);
  if (
    before?.enqueues === enqueuesOf(view, node) &&
    before.background === backgroundOf(view, node) &&
    sendsAlike(before.record, record)
  ) {
    return before.sends;
  }
  const sends = sendsOf(view, node, traffic, NOTHING_COLD);
  const [enqueues, background] = [enqueuesOf(view, node), backgroundOf(view, node)];
  among.set(groups, { record, enqueues, background, sends });
  return sends;
}

interface Known {
  readonly record: Node;
  readonly enqueues: readonly Call[];
  readonly background: readonly Call[];
  readonly sends: Sends;
}

const known = new WeakMap<readonly Group[], Known>();
const knownOnce = new WeakMap<readonly Group[], Known>();

function sendsOf(view: View, node: number, traffic: Traffic, coldCaches: ReadonlySet<number>): Sends {
  const { graph } = view;
  const record = graph.nodes[node];
  if (!record || record.replicasUp === 0) return NOTHING_SENT;
  const calls: Call[] = [];
  const lookUps: boolean[] = [];
  const perRequest: number[] = [];
  const add = (call: Call, share: number, lookUp: boolean): void => {
    calls.push(call);
    lookUps.push(lookUp);
    perRequest.push(share * call.timesPerRequest * traffic.made(call, lookUp));
  };
  for (const group of groupsOf(view, node)) {
    const shares = memberShares(graph, group, coldCaches, traffic);
    group.members.forEach(({ call, place }, index) => {
      add(call, shares[index] ?? 0, isLookUp(group, place));
    });
  }
  for (const call of enqueuesOf(view, node)) add(call, call.probability, false);
  const background = backgroundOf(view, node);
  const consumers = record.sharesMessages ? consumerShares(background, traffic) : null;
  background.forEach((call, index) => {
    add(call, consumers?.[index] ?? call.probability, false);
  });
  const hitRatio = answersItself(view, node) ? record.hitRatio : 0;
  return { calls, lookUps, perRequest: Float64Array.from(perRequest), hitRatio };
}

const NOTHING_SENT: Sends = { calls: [], lookUps: [], perRequest: new Float64Array(0), hitRatio: 0 };
