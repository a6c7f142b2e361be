/**
 * How likely enough replicas of one component are up, given which of its zones and regions are: exactly k of n,
 * with the share `commonCause` of an instance's unavailability taking all replicas at once. One of those whose sites
 * are up is the primary: for the first share of its own outages nobody answers. Several levels of
 * "enough" (reads may need fewer than writes) are nested events of the same replicas, so each level's chance
 * is given on the level before it. Chances and their complements are each summed directly, never subtracted.
 */
import type { ReplicaUnit } from '../graph/placement';
import { binomialBetween } from './binomial';

export interface Chance {
  readonly up: number;
  readonly down: number;
}

export interface Instances {
  readonly availability: number;
  readonly commonCause: number;
  /** Of an outage of the primary: the share until another of those left has taken over. */
  readonly failoverShare: number;
  readonly units: readonly ReplicaUnit[];
}

/** The chance of each level given the one before; `required` ascends; `alive` says which units' sites are up. */
export function levelChances(
  instances: Instances,
  required: readonly number[],
  alive: readonly boolean[],
): Chance[] {
  const unavailability = 1 - instances.availability;
  const common = commonCauseOf(instances);
  const alone = unavailability - common;
  const left = instances.units.filter((_, index) => alive[index]);
  const one = { up: 1 - alone, down: alone };
  const [need] = required;
  if (need !== undefined && required.length === 1 && instances.failoverShare <= 0 && !left.some(isTogether)) {
    const { up, down } = enoughOf(replicaCount(left), one, need);
    return [{ up: (1 - common) * up, down: common + (1 - common) * down }];
  }
  const { between, failingOver } = answering(left, one, instances.failoverShare);
  let before = 0;
  return required.map((need, level) => {
    // Thousands of chances, each rounded, may add up to a little more than 1.
    const enough = Math.min(1, between(need, Infinity));
    const short = Math.min(1, between(before, need) + (level === 0 ? failingOver : 0));
    before = need;
    if (level === 0) return { up: (1 - common) * enough, down: common + (1 - common) * short };
    const given = enough + short;
    return given > 0 ? { up: enough / given, down: short / given } : { up: 0, down: 1 };
  });
}

const isTogether = ({ together }: ReplicaUnit): boolean => together;

/** That so many of replicas that fail each alone are up. */
const enoughOf = (replicas: number, one: Chance, need: number): Chance => ({
  up: Math.min(1, binomialBetween(replicas, one, need, replicas + 1)),
  down: Math.min(1, binomialBetween(replicas, one, 0, Math.min(need, replicas + 1))),
});

/** All shards at once: one common cause, every shard's own replicas apart from it. */
export function allShardsChance(
  instances: Instances,
  required: number,
  shards: number,
  alive: readonly boolean[],
): Chance {
  const unavailability = 1 - instances.availability;
  const common = commonCauseOf(instances);
  const apart = { ...instances, availability: 1 - (unavailability - common), commonCause: 0 };
  const one = levelChances(apart, [required], alive)[0] ?? { up: 1, down: 0 };
  const downAny = -Math.expm1(shards * Math.log1p(-Math.min(1, one.down)));
  return { up: (1 - common) * (1 - downAny), down: common + (1 - common) * downAny };
}

export const replicaCount = (units: readonly ReplicaUnit[]): number =>
  units.reduce((count, unit) => count + unit.replicas, 0);

/** The unavailability that takes all at once; none where there is nothing to take but one. */
function commonCauseOf({ availability, commonCause, units }: Instances): number {
  const apart = units.reduce((count, unit) => count + (unit.together ? 1 : unit.replicas), 0);
  return apart > 1 ? commonCause * (1 - availability) : 0;
}

interface Answering {
  /** P(from ≤ replicas up < to, and one of them is the primary or has taken over). */
  between(from: number, to: number): number;
  /** P(the primary is down and none has taken over yet), however many are up. */
  readonly failingOver: number;
}

/** Which of them is the primary makes no difference; of those that fail as one, it stands among the most. */
function answering(left: readonly ReplicaUnit[], one: Chance, failoverShare: number): Answering {
  const [first, ...rest] = failoverShare > 0 ? [...left].sort((a, b) => b.replicas - a.replicas) : left;
  if (!first || failoverShare <= 0) return { between: upBetween(left, one), failingOver: 0 };
  const primary = first.together ? first.replicas : 1;
  const others = upBetween([{ ...first, replicas: first.replicas - primary }, ...rest], one);
  const takenOver = one.down * (1 - failoverShare);
  return {
    between: (from, to) => one.up * others(from - primary, to - primary) + takenOver * others(from, to),
    failingOver: one.down * failoverShare,
  };
}

/** P(from ≤ replicas up < to). */
function upBetween(left: readonly ReplicaUnit[], one: Chance): (from: number, to: number) => number {
  let alone = 0;
  for (const unit of left) if (!unit.together) alone += unit.replicas;
  if (left.every((unit) => !unit.together))
    return (from, to) => binomialBetween(alone, one, from, Math.min(to, alone + 1));
  const together = upTogether(
    left.filter((unit) => unit.together),
    one,
  );
  return (from, to) => {
    let total = 0;
    for (const [up, chance] of together)
      total += chance * binomialBetween(alone, one, from - up, Math.min(to - up, alone + 1));
    return total;
  };
}

/** Of units that fail as one: each possible number of replicas up, with its chance. */
function upTogether(units: readonly ReplicaUnit[], one: Chance): ReadonlyMap<number, number> {
  let counts = new Map([[0, 1]]);
  for (const { replicas } of units) {
    const next = new Map<number, number>();
    const add = (up: number, chance: number) => next.set(up, (next.get(up) ?? 0) + chance);
    for (const [up, chance] of counts) {
      add(up, chance * one.down);
      add(up + replicas, chance * one.up);
    }
    counts = next;
  }
  return counts;
}
