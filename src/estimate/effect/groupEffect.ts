/**
 * A call group as time to effect goes: from its start until the last of what its calls started and of what follows
 * the group's answer. Ways and weights are those of latency (docs/estimation.md, "Latency"). Members called at the
 * same time are weighed against what follows only once the group has answered: the safe side.
 */
import type { Group, Member } from '../graph/graph';
import { WRITE } from '../graph/graph';
import { isLookUp } from '../graph/view';
import { atLeast } from '../latency/combine';
import type { Distribution } from '../latency/distribution';
import { NO_TIME } from '../latency/distribution';
import { answeringWeights } from '../latency/groups';
import { callings } from '../load/shares';
import { latest, latestOfEqual } from './latest';
import type { Step, Walk, Weighted } from './step';
import { inOrder, lateShare, weighed } from './step';

export function groupEffect(walk: Walk, node: number, group: Group, next: Distribution): Distribution {
  const { members } = group;
  const leaves = members.some(({ call, place }) => !isLookUp(group, place) && walk.leavesWork(call.to));
  if (!leaves) return walk.times.sum(walk.latency.group(node, group)?.time ?? NO_TIME, next);
  switch (group.how) {
    case 'sequence':
      return members.reduceRight((after, member) => inOrder(walk, walk.step(member, false), after), next);
    case 'parallel':
      if (next === NO_TIME) {
        return latest(
          walk.times,
          members.map((member) => inOrder(walk, walk.step(member, false), NO_TIME)),
        );
      }
      return afterTheAnswer(walk, node, group, next);
    case 'quorum':
      return afterTheAnswer(walk, node, group, next);
    case 'cache':
      return cacheAside(walk, group, next);
    default:
      return alternatives(walk, group, next);
  }
}

function afterTheAnswer(walk: Walk, node: number, group: Group, next: Distribution): Distribution {
  const { times } = walk;
  const lags = group.members.map(({ call }) => {
    const all = latestOfEqual(times, walk.lag(call.to), call.timesPerRequest);
    return times.mix([
      [call.probability, all],
      [1 - call.probability, NO_TIME],
    ]);
  });
  const answered = walk.latency.group(node, group)?.time ?? NO_TIME;
  return times.sum(answered, latest(times, [next, ...lags]));
}

/** A hit takes the look-up; anything else the look-up, or as long as it takes to give it up, and the store. */
function cacheAside(walk: Walk, group: Group, next: Distribution): Distribution {
  const { times } = walk;
  const [lookUp, store] = [0, 1].map((place) => group.members.find((member) => member.place === place));
  const stored = store ? walk.step(store, false) : null;
  const fromStore = stored ? inOrder(walk, stored, next) : next;
  const cache = lookUp ? walk.step(lookUp, true) : null;
  if (!lookUp || !cache?.attempts) return fromStore;
  const { call } = lookUp;
  const hitRatio = call.operation === WRITE ? 0 : (walk.view.graph.nodes[call.to]?.hitRatio ?? 0);
  const gaveUp = cache.answers * lateShare(cache);
  const hits = (cache.answers - gaveUp) * hitRatio;
  const isLoadBearing = walk.loadBearing.has(group.key);
  const misses = (isLoadBearing ? cache.answers : 1) - gaveUp - hits;
  const answers = stored?.answers ?? 0;
  const lookedUp = cache.attempts.time;
  return weighed(walk, [
    [call.probability * misses * answers, times.sum(lookedUp, fromStore)],
    [call.probability * hits, times.sum(lookedUp, next)],
    ...(gaveUp > 0 && !isLoadBearing
      ? [[call.probability * gaveUp * answers, times.sum(cache.attempts.gaveUp(), fromStore)] as const]
      : []),
    [(1 - call.probability) * (stored ? answers : 1), fromStore],
  ]);
}

/** Who is called is drawn first, then who of those answers. */
function alternatives(walk: Walk, group: Group, next: Distribution): Distribution {
  const ways = callings(group.members) ?? [{ probability: 1, called: group.members }];
  const steps = new Map(group.members.map((member) => [member, walk.step(member, false)]));
  const parts = ways.flatMap(({ probability, called }): Weighted[] => {
    if (called.length === 0) return [[probability, next]];
    const outcomes = called.flatMap((member) => steps.get(member) ?? []).filter((step) => step.attempts);
    if (outcomes.length === 0) return [];
    const [success, answered] =
      group.how === 'failover' ? firstOf(walk, outcomes, next) : oneOf(walk, group, outcomes, next);
    return [[probability * success, answered]];
  });
  return weighed(walk, parts);
}

function oneOf(walk: Walk, group: Group, outcomes: readonly Step[], next: Distribution): Weighted {
  const weights = outcomes.map(({ member }) => member.weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0 && group.how === 'shard') return [1, next];
  const weight = answeringWeights(group, outcomes);
  const chance = (step: Step): number => weight(step.member) * step.answers;
  const parts = outcomes.map((step): Weighted => [chance(step) * (1 - lateShare(step)), step.made(next)]);
  const picked = total > 0 ? outcomes.reduce((sum, step) => sum + chance(step), 0) / total : 1;
  const oneUp = atLeast(
    1,
    outcomes.map((step) => step.answers),
  );
  return [group.how === 'shard' ? picked : oneUp, weighed(walk, parts)];
}

/** The first that answers in time, after the steps over those before it. */
function firstOf(walk: Walk, outcomes: readonly Step[], next: Distribution): Weighted {
  const { times } = walk;
  let noneBefore = 1;
  let noneUp = 1;
  let waited: Distribution = NO_TIME;
  const parts = outcomes.map((step): Weighted => {
    const { answers, attempts, member } = step;
    const late = lateShare(step);
    const part: Weighted = [noneBefore * answers * (1 - late), times.sum(waited, step.made(next))];
    const down = times.constant(timeoutOf(member));
    const over =
      late > 0 && attempts
        ? times.mix([
            [1 - answers, down],
            [answers * late, attempts.gaveUp()],
          ])
        : down;
    waited = times.sum(waited, over);
    noneBefore *= 1 - answers * (1 - late);
    noneUp *= 1 - answers;
    return part;
  });
  return [1 - noneUp, weighed(walk, parts)];
}

const timeoutOf = ({ call }: Member): number => call.timeoutMs ?? 0;
