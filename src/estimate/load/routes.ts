/**
 * The ways load takes through a view: of each component the calls it makes for one request that asks it, by shares,
 * `timesPerRequest` and attempts. Kept from edit to edit: few of them hang on how long calls take or on what is cold.
 */

import { type Identity, identityOf } from '../../shared/identity';
import { kept } from '../../shared/kept';
import { changedNodes } from '../graph/changed';
import type { Call, Group, Member, Node } from '../graph/graph';
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
  readonly plain: PlainRoutes;
  readonly apart: Apart;
  readonly coldCaches: ReadonlySet<number>;
  /** Those that send something else, and what of it has been asked for. */
  readonly places: ReadonlySet<number>;
  readonly own: Map<number, Sends>;
}

/**
 * `coldCaches` answer no look-up. `traffic`: what each call costs in attempts. `before`: those of the like before an
 * edit; what is the same is the same object.
 */
export function routesOf(
  view: View,
  traffic: Traffic = ERRORS_ONLY,
  coldCaches: ReadonlySet<number> = NOTHING_COLD,
  before: Routes | null = null,
): Routes {
  const standing = knownStanding(view);
  const isPlain = traffic === ERRORS_ONLY || traffic === ONCE;
  const apart = isPlain ? NOWHERE : traffic.apart;
  if (standing || !apart) {
    const around = standing ? goingRound(traffic, standing) : traffic;
    return { of: remembered((node) => sendsOf(view, node, around, coldCaches)), from: null };
  }
  const origin = before?.from ?? null;
  const plain = plainRoutes(view, traffic === ONCE ? ONCE : ERRORS_ONLY, origin?.plain);
  const places = coldCaches.size > 0 ? new Set([...apart.callers, ...cacheUsers(view)]) : apart.callers;
  const own = (origin && ownAfter(origin, { plain, apart, coldCaches, places })) ?? new Map<number, Sends>();
  const from = { plain, apart, coldCaches, places, own };
  if (places.size === 0) return { of: plain.of, from };
  const ownOf = (node: number): Sends => kept(own, node, () => sendsOf(view, node, traffic, coldCaches));
  return { of: (node) => (places.has(node) ? ownOf(node) : plain.of(node)), from };
}

/** Of those asked for before what is no other now; the same map where nothing is. Null: anything may be. */
function ownAfter(before: Origin, now: Omit<Origin, 'own'>): Map<number, Sends> | null {
  const { plain, apart, places } = now;
  const others = otherPlain(before.plain, plain);
  const isSameApart = apart === before.apart;
  const [at, old] = [apart.places, before.apart.places];
  if (!others || !isSameSet(before.coldCaches, now.coldCaches)) return null;
  if (!isSameApart && (!at || !old)) return null;
  if (others.length === 0 && at === old && isSameCosts(before.apart, apart)) return before.own;
  const isOther = new Set(others);
  const isSameCost = (call: Call): boolean => {
    if (isSameApart) return true;
    const [place, last] = [at?.get(call), old?.get(call)];
    if (place === undefined || last === undefined) return place === last;
    return (
      apart.costs[2 * place] === before.apart.costs[2 * last] &&
      apart.costs[2 * place + 1] === before.apart.costs[2 * last + 1]
    );
  };
  const own = new Map<number, Sends>();
  before.own.forEach((sends, node) => {
    if (places.has(node) && !isOther.has(node) && sends.calls.every(isSameCost)) own.set(node, sends);
  });
  return own;
}

/** Components that perhaps send out otherwise; null: any may. */
export function otherSenders(before: Routes, now: Routes): readonly number[] | null {
  if (!before.from || !now.from) return null;
  const others = otherPlain(before.from.plain, now.from.plain);
  if (!others) return null;
  const found = new Set(others);
  for (const places of [before.from.places, now.from.places])
    for (const node of places) if (before.of(node) !== now.of(node)) found.add(node);
  return [...found];
}

/** Whether the same load takes the same ways over both. */
export const isSameWay = ({ from: a }: Routes, { from: b }: Routes): boolean =>
  a !== null &&
  b !== null &&
  a.plain === b.plain &&
  isSameCosts(a.apart, b.apart) &&
  isSameSet(a.coldCaches, b.coldCaches);

function isSameCosts({ costs: a }: Apart, { costs: b }: Apart): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let place = 0; place < a.length; place++) if (a[place] !== b[place]) return false;
  return true;
}

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
const cacheUsers = keptByRouting(({ groups }): readonly number[] => {
  const found: number[] = [];
  for (let node = 0; node < groups.length; node++) if (groups[node]?.some(isCacheAside)) found.push(node);
  return found;
});

const isCacheAside = ({ how }: Group): boolean => how === 'cache';

/** Those of one routing and the same hits; made from those before an edit where there are any. */
interface PlainRoutes {
  of(node: number): Sends;
  readonly view: View;
  readonly known: (Sends | undefined)[];
  /** Those that were others than in the routes it was made from. */
  readonly since: { readonly before: Identity; readonly others: readonly number[] } | null;
}

function plainRoutes(view: View, traffic: Traffic, before: PlainRoutes | undefined): PlainRoutes {
  const kept = traffic === ONCE ? plainOnce(view) : plain(view);
  const { nodes } = view.graph;
  if (!kept.routes || !isSameHits(kept.nodes, nodes))
    kept.routes = madePlain(view, traffic, kept.routes ?? before);
  kept.nodes = nodes;
  return kept.routes;
}

function madePlain(view: View, traffic: Traffic, before: PlainRoutes | undefined): PlainRoutes {
  const known: (Sends | undefined)[] = before ? before.known.slice(0, view.groups.length) : [];
  const others = before ? otherwiseRouted(before.view, view) : [];
  known.length = view.groups.length;
  for (const node of others) known[node] = undefined;
  const of = (node: number): Sends => {
    const sends = known[node] ?? keptSends(view, node, traffic);
    known[node] = sends;
    return sends;
  };
  return { of, view, known, since: before ? { before: identityOf(before), others } : null };
}

const otherPlain = (before: PlainRoutes, now: PlainRoutes): readonly number[] | null =>
  before === now ? [] : now.since?.before === identityOf(before) ? now.since.others : null;

/** Components that call others or otherwise, have other hits, or look up in a cache that has. */
function otherwiseRouted(before: View, now: View): number[] {
  const others = new Set<number>();
  for (let node = 0; node < now.groups.length; node++)
    if (
      before.groups[node] !== now.groups[node] ||
      before.enqueues[node] !== now.enqueues[node] ||
      before.background[node] !== now.background[node]
    )
      others.add(node);
  const [nodes, old] = [now.graph.nodes, before.graph.nodes];
  const hits = new Set<number>();
  for (const index of changedNodes(old, nodes)) {
    const [a, b] = [old[index], nodes[index]];
    if (a && b && sendsAlike(a, b)) continue;
    others.add(index);
    hits.add(index);
  }
  const looksUp = ({ call, place }: Member): boolean => place === 0 && hits.has(call.to);
  if (hits.size > 0)
    for (const node of cacheUsers(now))
      if (now.groups[node]?.some((group) => isCacheAside(group) && group.members.some(looksUp)))
        others.add(node);
  return [...others];
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
