/**
 * What is certain about an answer whose exact function exceeded the budget: the chances of the two functions that
 * stand for it, and bounds that hold however its parts depend on each other (Fréchet, and Markov for k of n), over
 * the numbers below it. Where no draw can both help and hurt, parts that share states fare better together than
 * apart (Harris 1960), which is tighter. Callees first; of a cycle the two functions alone say something.
 */
import type { Part } from '../graph/cycles';
import type { Group, Member } from '../graph/graph';
import { WRITE } from '../graph/graph';
import type { View } from '../graph/view';
import { answersItself, enqueuesOf, groupsOf, isLookUp } from '../graph/view';
import type { Conditions } from './conditions';
import type { Functions, Within } from './functions';
import type { Chance } from './replicas';
import { throughChance } from './variables';

/** The unavailability is at least `least` and at most `most`. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

export interface BoundedFunctions {
  ok(node: number, operation: number): Bounds;
  calls(node: number): Bounds;
}

export function boundFunctions(
  conditions: Conditions,
  functions: Functions,
  chance: (f: number) => Chance,
): BoundedFunctions {
  const { view } = conditions;
  const helps = new Uint8Array(view.graph.nodes.length);
  const count = view.graph.nodes.length;
  const calls: Bounds[] = Array.from({ length: count }, () => ({ least: 0, most: 1 }));
  const between = ({ low, high }: Within): Bounds => ({ least: chance(high).down, most: chance(low).down });
  const up = (node: number, operation: number): Bounds => certain(chance(functions.up(node, operation)).down);
  const ok = (node: number, operation: number): Bounds => {
    const within = functions.ok(node, operation);
    if (within.low === within.high) return between(within);
    const needs = calls[node] ?? { least: 0, most: 1 };
    const hitRatio = view.graph.nodes[node]?.hitRatio ?? 0;
    const mayHit = operation !== WRITE && answersItself(view, node);
    const answer = mayHit ? oneOf([certain(1 - hitRatio), needs]) : needs;
    return tighter(between(within), all([up(node, operation), answer], helps[node] === 1));
  };
  for (const part of view.parts) {
    const isAssociated = allHelp(view, part, helps);
    const rules: Rules = { ...conditions, isAssociated };
    for (const node of part.members) {
      helps[node] = Number(isAssociated);
      const within = functions.calls(node);
      const isExact = within.low === within.high;
      const loose = isExact || part.cyclic ? null : callsBounds(rules, node, ok, up);
      calls[node] = loose ? tighter(between(within), loose) : between(within);
    }
  }
  return { ok, calls: (node) => calls[node] ?? { least: 0, most: 1 } };
}

/** What both say. */
const tighter = (a: Bounds, b: Bounds): Bounds => ({
  least: Math.max(a.least, b.least),
  most: Math.min(a.most, b.most),
});

type Answer = (node: number, operation: number) => Bounds;
type Rules = Conditions & { readonly isAssociated: boolean };

function callsBounds(conditions: Rules, node: number, ok: Answer, up: Answer): Bounds {
  const { view, optionalNeeded, isAssociated } = conditions;
  const groups = groupsOf(view, node).map((group) => groupBounds(conditions, group, ok, up));
  const enqueues = enqueuesOf(view, node)
    .filter((call) => optionalNeeded || !call.optional)
    .map((call) =>
      weighed(call.probability, all([linkBounds(call), up(call.to, call.operation)], isAssociated)),
    );
  return all([...groups, ...enqueues], isAssociated);
}

function groupBounds(conditions: Rules, group: Group, ok: Answer, up: Answer): Bounds {
  const members = group.members.filter((member) => member.call.probability > 0);
  const boundsOf = (member: Member): Bounds => {
    const target = isLookUp(group, member.place) ? up : ok;
    return all(
      [linkBounds(member.call), target(member.call.to, member.call.operation)],
      conditions.isAssociated,
    );
  };
  const byChance = members.some((member) => member.call.probability < 1);
  switch (group.how) {
    case 'sequence':
    case 'parallel':
      return all(
        members
          .filter((member) => conditions.optionalNeeded || !member.call.optional)
          .map((member) => weighed(member.call.probability, boundsOf(member))),
        conditions.isAssociated,
      );
    case 'balance':
    case 'failover':
      return byChance ? atMostAny(members.map(boundsOf)) : oneOf(members.map(boundsOf));
    case 'quorum':
      return byChance ? atMostAny(members.map(boundsOf)) : atLeast(group.need, members.map(boundsOf));
    case 'shard':
      return byChance
        ? atMostAny(members.map(boundsOf))
        : mixture(members.map((member) => [member.weight, boundsOf(member)]));
    case 'cache':
      return cacheBounds(conditions, group, boundsOf);
  }
}

function cacheBounds(conditions: Rules, group: Group, boundsOf: (member: Member) => Bounds): Bounds {
  const lookUp = group.members.find((member) => member.place === 0);
  const store = group.members.find((member) => member.place === 1);
  const members = [lookUp, store].filter((member) => member !== undefined);
  if (members.some((member) => member.call.probability < 1)) return { least: 0, most: 1 };
  if (!lookUp) return store ? boundsOf(store) : certain(0);
  const { call } = lookUp;
  const ratio = call.operation === WRITE ? 0 : (conditions.view.graph.nodes[call.to]?.hitRatio ?? 0);
  const [cache, hit] = [boundsOf(lookUp), certain(1 - ratio)];
  const miss = store ? boundsOf(store) : certain(1);
  if (conditions.loadBearing.has(group.key)) {
    // The look-up's link need not hold, so its part is only good for one side.
    return { least: 0, most: all([cache, oneOf([hit, miss])], conditions.isAssociated).most };
  }
  return oneOf([all([cache, hit], conditions.isAssociated), miss]);
}

const certain = (down: number): Bounds => ({ least: down, most: down });

const linkBounds = (call: Member['call']): Bounds => certain(throughChance(call, call.timesPerRequest).down);

const weighed = (share: number, bounds: Bounds): Bounds => ({
  least: share * bounds.least,
  most: share * bounds.most,
});

function all(parts: readonly Bounds[], isAssociated: boolean): Bounds {
  const apart = -Math.expm1(parts.reduce((sum, part) => sum + Math.log1p(-part.most), 0));
  const atMost = parts.reduce((sum, part) => sum + part.most, 0);
  return {
    least: Math.max(0, ...parts.map((part) => part.least)),
    most: Math.min(1, isAssociated ? apart : atMost),
  };
}

/**
 * Every draw below, up or hit or not called, only ever helps: no target is picked, and no call is made by chance where
 * another could answer instead.
 */
function allHelp(view: View, { members }: Part, helps: Uint8Array): boolean {
  return members.every((node) =>
    groupsOf(view, node).every((group) => {
      if (group.how === 'shard') return false;
      const isOneOfMany = group.how !== 'sequence' && group.how !== 'parallel';
      return group.members.every(({ call }) => {
        const byChance = call.probability > 0 && call.probability < 1;
        return !(isOneOfMany && byChance) && (helps[call.to] === 1 || members.includes(call.to));
      });
    }),
  );
}

function oneOf(parts: readonly Bounds[]): Bounds {
  if (parts.length === 0) return certain(0);
  return {
    least: Math.max(0, 1 - parts.reduce((sum, part) => sum + 1 - part.least, 0)),
    most: Math.min(...parts.map((part) => part.most)),
  };
}

function atLeast(need: number, parts: readonly Bounds[]): Bounds {
  const spare = parts.length - need;
  const most = parts.reduce((sum, part) => sum + part.most, 0) / (spare + 1);
  const up = parts.reduce((sum, part) => sum + 1 - part.least, 0) / need;
  return { least: Math.max(0, 1 - up), most: Math.min(1, most) };
}

/** For members called by chance: it fails only where one of them does. */
function atMostAny(parts: readonly Bounds[]): Bounds {
  return { least: 0, most: all(parts, false).most };
}

function mixture(parts: readonly (readonly [weight: number, bounds: Bounds])[]): Bounds {
  const total = parts.reduce((sum, [weight]) => sum + weight, 0);
  if (total <= 0) return certain(0);
  return {
    least: parts.reduce((sum, [weight, part]) => sum + weight * part.least, 0) / total,
    most: parts.reduce((sum, [weight, part]) => sum + weight * part.most, 0) / total,
  };
}
