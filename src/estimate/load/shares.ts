/**
 * How often each member of a call group is called for one request that reaches it, everything up: by
 * `probability`, weight and misses. Members that are not called are not there, so the others take their share.
 */
import type { Call, Graph, Group, Member } from '../graph/graph';
import { WRITE } from '../graph/graph';

/** Members called by chance, up to which every subset of them is weighed exactly. */
const MOST_BY_CHANCE = 10;

/** One way the members' chances can fall out: who is called, and how likely that is. */
export interface Calling {
  readonly probability: number;
  readonly called: readonly Member[];
}

/** Every subset of the members that may be called; null where they are too many. */
export function callings(members: readonly Member[]): Calling[] | null {
  const byChance = members.filter(({ call }) => call.probability > 0 && call.probability < 1);
  if (byChance.length > MOST_BY_CHANCE) return null;
  let all: Calling[] = [{ probability: 1, called: [] }];
  for (const member of members) {
    const { probability } = member.call;
    all = all.flatMap((calling) => {
      const yes = { probability: calling.probability * probability, called: [...calling.called, member] };
      const no = { ...calling, probability: calling.probability * (1 - probability) };
      return probability >= 1 ? [yes] : probability <= 0 ? [no] : [yes, no];
    });
  }
  return all;
}

/** What one call costs in further ones, under some load. */
export interface Traffic {
  /** Expected attempts, hedges included. */
  made(call: Call, isLookUp: boolean): number;
  /** The chance that its caller gives up. */
  gaveUp(call: Call, isLookUp: boolean): number;
  /** Known to fail: load goes round it. */
  isDown?(call: Call, isLookUp: boolean): boolean;
  /** Where calls may cost other than ERRORS_ONLY has it; absent: anywhere. */
  readonly apart?: Apart;
}

export interface Apart {
  readonly callers: ReadonlySet<number>;
  /** All that these calls cost. */
  readonly costs: Float64Array;
  /** By call, where two numbers of it stand there, with none where it costs what it does by ERRORS_ONLY; absent: unknown. */
  readonly places?: ReadonlyMap<Call, number>;
}

/** As if no call were made twice. */
export const ONCE: Traffic = { made: () => 1, gaveUp: () => 0 };

/** As if everything came in time. */
export const ERRORS_ONLY: Traffic = {
  made: (call) => expectedAttempts(call.errorRate, call.maxRetries),
  gaveUp: () => 0,
};

/**
 * Calls per request of each member, in the group's order; `timesPerRequest` and retries not included.
 * `coldCaches` answer no look-up.
 */
export function memberShares(
  graph: Graph,
  group: Group,
  coldCaches: ReadonlySet<number> = new Set(),
  traffic: Traffic = ERRORS_ONLY,
): number[] {
  switch (group.how) {
    case 'sequence':
    case 'parallel':
    case 'quorum':
      return group.members.map(({ call }) => call.probability);
    case 'failover':
      return firstCalled(group.members, traffic);
    case 'balance':
      return balancedShares(group.members, traffic);
    case 'shard':
      return weightedShares(group.members);
    case 'cache':
      return cacheShares(graph, group, coldCaches, traffic);
  }
}

/** The first that is called, and after it whoever stands in for those that give up. */
function firstCalled(members: readonly Member[], traffic: Traffic): number[] {
  let noneBefore = 1;
  return members.map(({ call }) => {
    const share = noneBefore * call.probability;
    noneBefore *= 1 - call.probability * (1 - traffic.gaveUp(call, false));
    return share;
  });
}

/** A balancer leaves out what it knows to be down, unless that is all there is. */
function balancedShares(members: readonly Member[], { isDown }: Traffic): number[] {
  const standing = isDown ? members.filter(({ call }) => !isDown(call, false)) : members;
  if (standing.length === 0 || standing.length === members.length) return weightedShares(members);
  const shares = weightedShares(withStandbys(standing));
  return members.map((member) => shares[standing.indexOf(member)] ?? 0);
}

/** Where only standbys are left, they share the load. */
export const withStandbys = (members: readonly Member[]): readonly Member[] =>
  members.some(({ weight }) => weight > 0) ? members : members.map((member) => ({ ...member, weight: 1 }));

function weightedShares(members: readonly Member[]): number[] {
  const all = callings(members);
  if (all) {
    const shares = new Map<Member, number>();
    for (const { probability, called } of all) {
      const total = called.reduce((sum, member) => sum + member.weight, 0);
      for (const member of called) {
        if (total > 0) {
          shares.set(member, (shares.get(member) ?? 0) + (probability * member.weight) / total);
        }
      }
    }
    return members.map((member) => shares.get(member) ?? 0);
  }
  const total = members.reduce((sum, { weight, call }) => sum + weight * call.probability, 0);
  return members.map(({ weight, call }) => (total > 0 ? (weight * call.probability) / total : 0));
}

function cacheShares(
  graph: Graph,
  group: Group,
  coldCaches: ReadonlySet<number>,
  traffic: Traffic,
): number[] {
  const lookUp = group.members.find((member) => member.place === 0)?.call;
  const hitless = !lookUp || lookUp.operation === WRITE || coldCaches.has(lookUp.to);
  const ratio = hitless ? 0 : (graph.nodes[lookUp.to]?.hitRatio ?? 0);
  const inTime = lookUp ? 1 - traffic.gaveUp(lookUp, true) : 1;
  const hits = (lookUp?.probability ?? 0) * inTime * ratio;
  return group.members.map(({ call, place }) => call.probability * (place === 0 ? 1 : 1 - hits));
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

/** Attempts made for one call, retries included: 1 + f + f² + … + f^max. */
export function expectedAttempts(fails: number, maxRetries: number): number {
  if (fails <= 0) return 1;
  return fails >= 1 ? maxRetries + 1 : Math.expm1((maxRetries + 1) * Math.log(fails)) / (fails - 1);
}
