/**
 * How likely enough replicas of one component are up, given which of its zones and regions are: exactly k of n,
 * with the share `commonCause` of an instance's unavailability taking all replicas at once. Several levels of
 * "enough" (reads may need fewer than writes) are nested events of the same replicas, so each level's chance
 * is given on the level before it. Chances and their complements are each summed directly, never subtracted.
 */
import type { ReplicaUnit } from '../graph/placement';

export interface Chance {
  readonly up: number;
  readonly down: number;
}

export interface Instances {
  readonly availability: number;
  readonly commonCause: number;
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
  const counts = upCounts(instances.units, alive, { up: 1 - alone, down: alone });
  let before = 0;
  return required.map((need, level) => {
    // Thousands of chances, each rounded, may add up to a little more than 1.
    const enough = Math.min(1, sum(counts, need, counts.length));
    const short = Math.min(1, sum(counts, before, Math.min(need, counts.length)));
    before = need;
    if (level === 0) return { up: (1 - common) * enough, down: common + (1 - common) * short };
    const given = enough + short;
    return given > 0 ? { up: enough / given, down: short / given } : { up: 0, down: 1 };
  });
}

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

/** P(exactly i replicas up), by index. */
function upCounts(units: readonly ReplicaUnit[], alive: readonly boolean[], one: Chance): Float64Array {
  let alone = 0;
  let counts: Float64Array = Float64Array.of(1);
  units.forEach((unit, index) => {
    if (!alive[index]) return;
    if (!unit.together) alone += unit.replicas;
    else {
      const both = new Float64Array(unit.replicas + 1);
      both[0] = one.down;
      both[unit.replicas] = (both[unit.replicas] ?? 0) + one.up;
      counts = convolve(counts, both);
    }
  });
  return alone > 0 ? convolve(counts, binomial(alone, one)) : counts;
}

function convolve(a: Float64Array, b: Float64Array): Float64Array {
  if (a.length === 1 && a[0] === 1) return b;
  const out = new Float64Array(a.length + b.length - 1);
  // Units that fail as one leave all but a few counts impossible, however many replicas they have.
  const possible = [...b.keys()].filter((j) => b[j] !== 0);
  a.forEach((x, i) => {
    if (x === 0) return;
    for (const j of possible) out[i + j] = (out[i + j] ?? 0) + x * (b[j] ?? 0);
  });
  return out;
}

/** By logarithms, so that thousands of replicas don't underflow. */
function binomial(count: number, one: Chance): Float64Array {
  const out = new Float64Array(count + 1);
  if (one.up <= 0 || one.down <= 0) {
    out[one.up <= 0 ? 0 : count] = 1;
    return out;
  }
  if (count <= 60) {
    let ways = 1;
    for (let up = 0; up <= count; up++) {
      out[up] = ways * one.up ** up * one.down ** (count - up);
      ways = (ways * (count - up)) / (up + 1);
    }
    return out;
  }
  const [logUp, logDown] = [Math.log1p(-one.down), Math.log(one.down)];
  let logWays = 0;
  for (let up = 0; up <= count; up++) {
    out[up] = Math.exp(logWays + up * logUp + (count - up) * logDown);
    logWays += Math.log(count - up) - Math.log(up + 1);
  }
  return out;
}

function sum(values: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let i = Math.max(0, from); i < to; i++) total += values[i] ?? 0;
  return total;
}
