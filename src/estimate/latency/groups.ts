/**
 * How long a call group takes, given that it succeeds: by its way of calling, over every way its members' chances of being called fall out. Mixtures are weighted by who answers,
 * with marginal availabilities. Null: it fails at once, because what it needs calls back.
 */
import type { Graph, Group, Member } from '../graph/graph';
import { WRITE } from '../graph/graph';
import { callings } from '../load/shares';
import { atLeast } from './combine';
import type { Distribution } from './distribution';
import { FOREVER, meanOf, NO_TIME } from './distribution';
import type { Times } from './times';

/** What a caller sees of a call, a group or a component: how long it takes where it answers in time at all. */
export interface Timed {
  readonly time: Distribution;
  /** The chance that something it needs gives up, everything up. */
  readonly late: number;
}

/** A member as it is called; `answers` is the chance that its calls succeed, in time or not. */
export interface Outcome extends Timed {
  readonly member: Member;
  readonly answers: number;
  /** How long its failure takes where it doesn't. */
  failed(): Distribution;
  /** How long it takes to give up. */
  gaveUp(): Distribution;
}

export const AT_ONCE: Timed = { time: NO_TIME, late: 0 };

type Weighted = readonly [weight: number, part: Timed];

export function groupTime(
  times: Times,
  graph: Graph,
  group: Group,
  outcomeOf: (member: Member) => Outcome | null,
  isLoadBearing: boolean,
): Timed | null {
  switch (group.how) {
    case 'sequence':
      return inSequence(times, group.members, outcomeOf);
    case 'parallel':
      return inParallel(times, group.members, outcomeOf);
    case 'cache':
      return cacheAside(times, graph, group, outcomeOf, isLoadBearing);
    default:
      return byCalling(times, group, outcomeOf);
  }
}

/** What is done in it one after the other: the calls of a sequence each, so that a sequence is what its parts are. */
export function stepsOf(
  times: Times,
  graph: Graph,
  group: Group,
  outcomeOf: (member: Member) => Outcome | null,
  isLoadBearing: boolean,
): readonly Timed[] | null {
  if (group.how === 'sequence') return allCalls(times, group.members, outcomeOf);
  const one = groupTime(times, graph, group, outcomeOf, isLoadBearing);
  return one && [one];
}

export function mixed(times: Times, parts: readonly Weighted[]): Timed {
  const total = parts.reduce((sum, [weight]) => sum + weight, 0);
  if (total <= 0) return AT_ONCE;
  const late = parts.reduce((sum, [weight, part]) => sum + weight * part.late, 0);
  const inTime = parts.map(([weight, part]) => [weight * (1 - part.late), part.time] as const);
  if (inTime.every(([weight]) => weight <= 0)) return { time: FOREVER, late: 1 };
  return { time: times.mix(inTime), late: late / total };
}

/** One after the other; added up in an order of their own, so that it doesn't matter which is written first. */
export function oneAfterAnother(times: Times, parts: readonly Timed[]): Timed {
  const [one, other] = parts;
  if (one && other && parts.length === 2)
    return { time: times.sum(one.time, other.time), late: eitherLate(one, other) };
  const written = parts.map(({ time }) => time);
  const all = written.length > 2 ? inOrderOfSize(written) : written;
  return { time: all.reduce((sum, time) => times.sum(sum, time), NO_TIME), late: anyLate(parts) };
}

/** Of few values their sums are exact; the longer they are, the more the grid adds. */
function inOrderOfSize(times: readonly Distribution[]): Distribution[] {
  const sized = times.map((time) => ({ time, values: valuesOf(time), mean: meanOrMost(time) }));
  return sized.sort((a, b) => a.values - b.values || a.mean - b.mean).map(({ time }) => time);
}

const valuesOf = ({ points, clouds }: Distribution): number => points.length + clouds.length;

const meanOrMost = (time: Distribution): number => meanOf(time) ?? Number.MAX_VALUE;

const eitherLate = ({ late }: Timed, other: Timed): number =>
  late >= 1 || other.late >= 1 ? 1 : late + other.late - late * other.late;

const anyLate = (parts: readonly Timed[]): number =>
  parts.some((part) => part.late >= 1)
    ? 1
    : parts.reduce((late, part) => late + part.late - late * part.late, 0);

/**
 * A call of a sequence: made with its probability; one that may fail without harm takes its timeout then, or as
 * long as it takes to give up, and one that fails at once takes no time.
 */
export function oneCall(times: Times, member: Member, outcome: Outcome | null): Timed | null {
  const { probability, optional } = member.call;
  if (probability <= 0) return AT_ONCE;
  if (optional) {
    if (!outcome) return AT_ONCE;
    const failed: Timed = { time: outcome.failed(), late: 0 };
    const late = outcome.answers * outcome.late;
    return mixed(times, [
      [probability * (outcome.answers - late), { time: outcome.time, late: 0 }],
      ...(late > 0 ? [[probability * late, { time: outcome.gaveUp(), late: 0 }] as const] : []),
      [probability * (1 - outcome.answers), failed],
      [1 - probability, AT_ONCE],
    ]);
  }
  if (!outcome) return probability < 1 ? AT_ONCE : null;
  if (probability >= 1) return outcome;
  return mixed(times, [
    [probability * outcome.answers, outcome],
    [1 - probability, AT_ONCE],
  ]);
}

function inSequence(
  times: Times,
  members: readonly Member[],
  outcomeOf: (member: Member) => Outcome | null,
): Timed | null {
  const parts = allCalls(times, members, outcomeOf);
  return parts && oneAfterAnother(times, parts);
}

function inParallel(
  times: Times,
  members: readonly Member[],
  outcomeOf: (member: Member) => Outcome | null,
): Timed | null {
  const parts = allCalls(times, members, outcomeOf);
  if (!parts) return null;
  const racers = parts.map(({ time }) => ({ time, answers: 1 }));
  return { time: times.nthFastest(parts.length, racers), late: anyLate(parts) };
}

/** Null where one of them never answers. */
function allCalls(
  times: Times,
  members: readonly Member[],
  outcomeOf: (member: Member) => Outcome | null,
): readonly Timed[] | null {
  const parts: Timed[] = [];
  for (const member of members) {
    const part = oneCall(times, member, outcomeOf(member));
    if (!part) return null;
    parts.push(part);
  }
  return parts;
}

/**
 * A hit takes the look-up; anything else the look-up, or as long as it takes to give it up, and the store. That
 * one is needed then, so `optional` means nothing here and a miss without it is no success.
 */
function cacheAside(
  times: Times,
  graph: Graph,
  group: Group,
  outcomeOf: (member: Member) => Outcome | null,
  isLoadBearing: boolean,
): Timed | null {
  const lookUp = group.members.find((member) => member.place === 0);
  const store = group.members.find((member) => member.place === 1);
  const cache = lookUp ? outcomeOf(lookUp) : null;
  const stored = store ? outcomeOf(store) : null;
  const asked = lookUp?.call.probability ?? 0;
  const storeCalled = store?.call.probability ?? 0;
  const storeAnswers = storeCalled * (stored?.answers ?? 0);
  const mayHit = lookUp && lookUp.call.operation !== WRITE;
  const hitRatio = mayHit ? (graph.nodes[lookUp.call.to]?.hitRatio ?? 0) : 0;
  const gaveUp = cache ? cache.answers * cache.late : 0;
  const hits = cache ? (cache.answers - gaveUp) * hitRatio : 0;
  const misses = (cache && isLoadBearing ? cache.answers : 1) - gaveUp - hits;
  const found: Timed = cache ? { time: cache.time, late: 0 } : AT_ONCE;
  const afterwards = (first: Timed): Timed => (stored ? oneAfterAnother(times, [first, stored]) : first);
  const tooLate = (): Timed =>
    cache && !isLoadBearing ? afterwards({ time: cache.gaveUp(), late: 0 }) : { time: FOREVER, late: 1 };
  const parts: Weighted[] = [
    [asked * hits, found],
    [asked * misses * storeAnswers, afterwards(found)],
    ...(gaveUp > 0 ? [[asked * gaveUp * storeAnswers, tooLate()] as const] : []),
    [(1 - asked) * storeAnswers, stored ?? AT_ONCE],
    [(1 - asked) * (1 - storeCalled), AT_ONCE],
  ];
  if (parts.some(([weight]) => weight > 0)) return mixed(times, parts);
  return stored ? afterwards(found) : cache;
}

/** Alternatives: which of them are called is drawn first, then who of those answers. */
function byCalling(times: Times, group: Group, outcomeOf: (member: Member) => Outcome | null): Timed | null {
  const ways = callings(group.members) ?? [{ probability: 1, called: group.members }];
  const parts: Weighted[] = [];
  for (const { probability, called } of ways) {
    if (called.length === 0) parts.push([probability, AT_ONCE]);
    else {
      const outcomes = called.map(outcomeOf).filter((outcome) => outcome !== null);
      const [success, part] = alternatives(times, group, called.length, outcomes);
      if (part) parts.push([probability * success, part]);
    }
  }
  if (parts.length === 0) return null;
  if (parts.some(([weight]) => weight > 0)) return mixed(times, parts);
  return mixed(
    times,
    parts.map(([, part]) => [1, part]),
  );
}

/** The chance that the group succeeds with these called, and what it takes then. */
function alternatives(
  times: Times,
  group: Group,
  called: number,
  outcomes: readonly Outcome[],
): readonly [success: number, part: Timed | null] {
  if (group.how === 'quorum') return fastestOf(times, Math.min(group.need, called), outcomes);
  if (outcomes.length === 0) return [0, null];
  if (group.how === 'failover') {
    return inOrder(times, outcomes);
  }
  const chances = outcomes.map((outcome) => outcome.answers);
  const weights = outcomes.map((outcome) => outcome.member.weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0 && group.how === 'shard') return [1, AT_ONCE];
  const weight = answeringWeights(group, outcomes);
  const parts = outcomes.map((outcome): Weighted => [weight(outcome.member) * outcome.answers, outcome]);
  const picked = total > 0 ? parts.reduce((sum, [weight]) => sum + weight, 0) / total : 1;
  return [group.how === 'shard' ? picked : atLeast(1, chances), whoAnswers(times, parts)];
}

/** A balancer's standbys, alike, where only they can answer; else the weights drawn. */
export function answeringWeights(
  { how }: Group,
  outcomes: readonly Pick<Outcome, 'member' | 'answers'>[],
): (member: Member) => number {
  const byWeight = how === 'shard' || outcomes.some(({ member, answers }) => member.weight * answers > 0);
  return (member) => (byWeight ? member.weight : 1);
}

/** By who answers; where nobody is ever up, as if all were. */
function whoAnswers(times: Times, parts: readonly Weighted[]): Timed {
  if (parts.some(([weight]) => weight > 0)) return mixed(times, parts);
  return mixed(
    times,
    parts.map(([, part]) => [1, part]),
  );
}

/**
 * The first that answers in time. Each step over one that is down adds that connection's timeout, over one that
 * gives up as long as that takes.
 */
function inOrder(times: Times, outcomes: readonly Outcome[]): readonly [success: number, part: Timed | null] {
  let noneBefore = 1;
  let noneUp = 1;
  let success = 0;
  let waited: Distribution = NO_TIME;
  const parts = outcomes.map((outcome): Weighted => {
    const { answers, late, time } = outcome;
    const part: Weighted = [noneBefore * answers * (1 - late), { time: times.sum(waited, time), late: 0 }];
    success += noneUp * answers;
    const stepOver =
      late > 0
        ? times.mix([
            [1 - answers, outcome.failed()],
            [answers * late, outcome.gaveUp()],
          ])
        : outcome.failed();
    waited = times.sum(waited, stepOver);
    noneBefore *= 1 - answers * (1 - late);
    noneUp *= 1 - answers;
    return part;
  });
  if (success <= 0)
    return [
      0,
      whoAnswers(
        times,
        outcomes.map((outcome) => [0, outcome]),
      ),
    ];
  const inTime = parts.reduce((sum, [weight]) => sum + weight, 0);
  if (inTime <= 0) return [success, { time: FOREVER, late: 1 }];
  const gaveUp = outcomes.some(({ late }) => late > 0) ? Math.max(0, 1 - inTime / success) : 0;
  return [success, { time: mixed(times, parts).time, late: gaveUp }];
}

function fastestOf(
  times: Times,
  need: number,
  outcomes: readonly Outcome[],
): readonly [success: number, part: Timed | null] {
  if (outcomes.length < need) return [0, null];
  const success = atLeast(
    need,
    outcomes.map(({ answers }) => answers),
  );
  const racers = outcomes.map(({ time, answers, late }) => ({
    time,
    answers: (success > 0 ? answers : 1) * (1 - late),
  }));
  const enough = atLeast(
    need,
    racers.map((racer) => racer.answers),
  );
  if (enough <= 0) return [success, { time: FOREVER, late: 1 }];
  const late = outcomes.some((outcome) => outcome.late > 0)
    ? Math.max(0, 1 - enough / (success > 0 ? success : 1))
    : 0;
  return [success, { time: times.nthFastest(need, racers), late }];
}
