/**
 * The ways load takes through a view: of each component the calls it makes for one request that asks it, by shares,
 * `timesPerRequest` and attempts. Kept from edit to edit: few of them hang on how long calls take or on what is cold.
 */
import type { Call, Group, Node } from '../graph/graph';
import { keptByRouting } from '../graph/routing';
import type { Standing } from '../graph/standing';
import { knownStanding } from '../graph/standing';
import type { View } from '../graph/view';
import { answersItself, backgroundOf, enqueuesOf, groupsOf, isLookUp } from '../graph/view';
import type { Traffic } from './shares';
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
  /** Where they go their own ways; everywhere else as those do. null: they share nothing. */
  readonly own: ReadonlyMap<number, Sends>;
  readonly others: PlainRoutes | null;
}

/** Of traffic that asks for no times. */
type PlainRoutes = Pick<Routes, 'of'>;

/** `coldCaches` answer no look-up. `traffic`: what each call costs in attempts. */
export function routesOf(
  view: View,
  traffic: Traffic = ERRORS_ONLY,
  coldCaches: ReadonlySet<number> = NOTHING_COLD,
): Routes {
  const standing = knownStanding(view);
  const at = traffic === ERRORS_ONLY || traffic === ONCE ? NOWHERE : traffic.at;
  if (standing || !at) {
    const around = standing ? goingRound(traffic, standing) : traffic;
    return {
      of: remembered((node) => sendsOf(view, node, around, coldCaches)),
      own: new Map(),
      others: null,
    };
  }
  const others = plainRoutes(view, traffic === ONCE ? ONCE : ERRORS_ONLY);
  const places = coldCaches.size === 0 ? at : [...at, ...cacheUsers(view)];
  if (places.length === 0) return { of: others.of, own: new Map(), others };
  const own = new Map(places.map((node) => [node, sendsOf(view, node, traffic, coldCaches)]));
  return { of: (node) => own.get(node) ?? others.of(node), own, others };
}

/** Whether the same load takes the same ways over both. */
export function isSameWay(a: Routes, b: Routes): boolean {
  if (a.others === null || a.others !== b.others || a.own.size !== b.own.size) return false;
  for (const [node, sends] of a.own) {
    const other = b.own.get(node);
    if (!other || !sends.perRequest.every((rate, index) => rate === other.perRequest[index])) return false;
  }
  return true;
}

const NOWHERE: readonly number[] = [];
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

function plainRoutes(view: View, traffic: Traffic): PlainRoutes {
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
  routes: PlainRoutes | null;
}

const plain = keptByRouting((): Plain => ({ nodes: [], routes: null }));
const plainOnce = keptByRouting((): Plain => ({ nodes: [], routes: null }));

const isSameHits = (a: readonly Node[], b: readonly Node[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((node, index) => {
      const other = b[index];
      return node === other || (other !== undefined && sendsAlike(node, other));
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
