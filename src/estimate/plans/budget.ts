/**
 * Where a journey's budget goes: of each target, what every part uses of what is allowed, and how much room it has by
 * itself, all else as it is. Downtime: what is saved if it never failed; room, the further share of time it may be down, as
 * unavailability is linear in that. Time: E[spent there | total = the percentile]; room, how many times as slow it may be.
 */
import type { Diagram } from '../../model/diagram';
import { SECONDS_PER_YEAR } from '../../shared/secondsPerYear';
import type { Estimate } from '../answer';
import type { NamedPart } from '../explain/explanation';
import type { LatencyAsItIs } from '../explain/latencyAsItIs';
import { latencyAsItIs } from '../explain/latencyAsItIs';
import { latencyShares } from '../explain/latencyShares';
import { partName } from '../explain/names';
import type { Overrides } from '../graph/overrides';
import type { Asked, Basis } from '../importance/basis';
import { askedOf, keepBases } from '../importance/basis';
import { importanceOf } from '../importance/importance';
import type { Part } from '../importance/parts';
import { quantile } from '../latency/cumulative';
import type { TargetReading } from './targets';
import { targetReadings } from './targets';

export interface Budget {
  readonly readings: readonly TargetReading[];
  /** Of availability; null: no such target. */
  readonly downtime: DowntimeBudget | null;
  /** One for each target of time. */
  readonly times: readonly TimeBudget[];
}

export interface DowntimeBudget {
  readonly allowedSecondsPerYear: number;
  readonly usedSecondsPerYear: number;
  /** The largest first. */
  readonly parts: readonly DowntimeOfPart[];
  /** What no single part could have prevented; negative: what several could is counted with each. */
  readonly severalSecondsPerYear: number;
}

export interface DowntimeOfPart extends NamedPart {
  /** What is saved if it never failed. */
  readonly usedSecondsPerYear: number;
  /** How much longer all of it may be down by itself until the target is missed; null: all the time. Missed already: 0. */
  readonly roomSecondsPerYear: number | null;
  /** The target is missed, and would be met if it never failed. */
  readonly wouldDo: boolean;
}

export interface TimeBudget {
  readonly target: 'p50Ms' | 'p95Ms' | 'p99Ms';
  readonly allowedMs: number;
  /** null: there is no bound. */
  readonly usedMs: number | null;
  /** The largest first; those that take next to nothing are left out. */
  readonly parts: readonly TimeOfPart[];
}

export interface TimeOfPart extends NamedPart {
  readonly usedMs: number;
  /** So many times its time until the target is just met, all else as it is; null: met, or missed, whatever it takes. */
  readonly times: number | null;
}

/** null: there is no such journey. `estimate`: the diagram's own. */
export function budgetOf(diagram: Diagram, id: string, estimate: Estimate): Budget | null {
  const journey = diagram.journeys.get(id);
  const answer = estimate.journeys.get(id);
  const bases = keepBases();
  const basis = bases.of(diagram);
  const asked = askedOf(basis, { kind: 'journey', id });
  if (!journey || !answer || !asked) return null;
  const readings = targetReadings(journey, answer);
  const downtime = readings.find(({ target }) => target === 'availability');
  return {
    readings,
    downtime: downtime ? downtimeBudget(diagram, id, basis, downtime) : null,
    times: timeBudgets(diagram, id, basis, asked, readings),
  };
}

function downtimeBudget(
  diagram: Diagram,
  id: string,
  basis: Basis,
  { asked, unavailability: total = 0 }: TargetReading,
): DowntimeBudget {
  const allowed = 1 - asked;
  const parts = importanceOf(diagram, { kind: 'journey', id }, basis).map(
    ({ kind, id: of, contribution, birnbaum }): DowntimeOfPart => {
      // U(down) − U: what a share of time in which it is down costs, on top.
      const cost = birnbaum - contribution;
      const room = cost > 0 ? Math.max(0, allowed - total) / cost : 1;
      return {
        ...{ kind, id: of, name: partName(diagram, { kind, id: of }) },
        usedSecondsPerYear: contribution * SECONDS_PER_YEAR,
        roomSecondsPerYear: room >= 1 ? null : room * SECONDS_PER_YEAR,
        wouldDo: total > allowed && total - contribution <= allowed,
      };
    },
  );
  const used = parts.reduce((sum, { usedSecondsPerYear }) => sum + usedSecondsPerYear, 0);
  return {
    allowedSecondsPerYear: allowed * SECONDS_PER_YEAR,
    usedSecondsPerYear: total * SECONDS_PER_YEAR,
    parts,
    severalSecondsPerYear: total * SECONDS_PER_YEAR - used,
  };
}

const PERCENTILES = { p50Ms: 'p50', p95Ms: 'p95', p99Ms: 'p99' } as const;
const SHARES = { p50: 0.5, p95: 0.95, p99: 0.99 } as const;
/** Parts given, and the least they take of all. */
const MOST_PARTS = 12;
const SMALL = 0.005;

function timeBudgets(
  diagram: Diagram,
  id: string,
  basis: Basis,
  asked: Asked,
  readings: readonly TargetReading[],
): TimeBudget[] {
  const wanted = readings.flatMap(({ target, asked: allowedMs, actual }) =>
    target === 'p50Ms' || target === 'p95Ms' || target === 'p99Ms' ? [{ target, allowedMs, actual }] : [],
  );
  if (wanted.length === 0) return [];
  const asItIs = latencyAsItIs(basis, { kind: 'journey', id }, asked);
  const shares = latencyShares(asked, asItIs);
  return wanted.map(({ target, allowedMs, actual }): TimeBudget => {
    const percentile = PERCENTILES[target];
    const parts = shares.parts
      .flatMap(({ kind, id: of, ms }) => {
        const usedMs = ms[percentile];
        return usedMs !== null && usedMs > SMALL * (actual ?? Infinity) ? [{ kind, id: of, usedMs }] : [];
      })
      .sort((a, b) => b.usedMs - a.usedMs)
      .slice(0, MOST_PARTS);
    return {
      ...{ target, allowedMs, usedMs: actual },
      parts: parts.map((part) => ({
        ...part,
        name: partName(diagram, part),
        times: timesUntil(asItIs, part, SHARES[percentile], allowedMs),
      })),
    };
  });
}

/** Beyond these nobody asks. */
const [LEAST_TIMES, MOST_TIMES] = [0.01, 100];
const HALVINGS = 13;

/** By halving: a percentile grows with the time of each part. null: the target is met, or missed, at both ends. */
function timesUntil(asItIs: LatencyAsItIs, part: Part, share: number, allowedMs: number): number | null {
  const isMet = (times: number): boolean => {
    const timed = asItIs.timed(slower(part, times));
    const at = timed ? quantile(timed.time, share) : null;
    return at !== null && at <= allowedMs;
  };
  if (isMet(MOST_TIMES) || !isMet(LEAST_TIMES)) return null;
  let [met, missed] = isMet(1) ? [1, MOST_TIMES] : [LEAST_TIMES, 1];
  for (let half = 0; half < HALVINGS; half++) {
    const middle = Math.sqrt(met * missed);
    if (isMet(middle)) met = middle;
    else missed = middle;
  }
  return met;
}

const slower = ({ kind, id }: Part, times: number): Overrides =>
  kind === 'connection'
    ? { connectionTimes: new Map([[id, times]]) }
    : { componentTimes: new Map([[id, times]]) };
