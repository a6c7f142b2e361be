/**
 * How a diagram takes more and more load, the rest of a scenario being so: the p99 of each journey along the way, and
 * the knee, which is the least load, in times today's, at which a component is full or a journey that met its targets
 * for time misses one (docs/estimation.md, "What if").
 */
import type { Diagram } from '../../model/diagram';
import type { Scenario } from '../../model/scenario';
import type { Estimate, JourneyEstimate } from '../answer';
import { eventProblem } from './eventProblem';
import { createWhatIfs } from './whatIf';

export interface Knee {
  /** Today's load. */
  readonly times: number;
  readonly at:
    | { readonly kind: 'full'; readonly component: string }
    | { readonly kind: 'target'; readonly journey: string };
}

export interface RampPoint {
  /** Today's load. */
  readonly times: number;
  /** By journey; null: no bound, or it never answers. */
  readonly p99Ms: ReadonlyMap<string, number | null>;
}

export interface Ramp {
  /** null: nothing is full, and no target missed, up to the highest load asked for. */
  readonly knee: Knee | null;
  readonly points: readonly RampPoint[];
}

/** No slider goes further. */
export const MOST_LOAD = 10;
const CLOSE_ENOUGH = 1.002;
/** Shares of the load at which something is full: it is near there that times grow. */
const ALONG = [0.05, 0.25, 0.45, 0.6, 0.72, 0.82, 0.89, 0.94, 0.97, 0.99, 1];

export function rampOf(diagram: Diagram, scenario: Scenario): Ramp {
  const others = scenario.filter((event) => event.kind !== 'load' || event.journey !== undefined);
  const whatIfs = createWhatIfs('live');
  let before: Estimate | undefined;
  const at = (times: number): Estimate => {
    const answer = whatIfs.ask(diagram, [...others, { kind: 'load', factor: times }], before);
    before = answer.before;
    return answer.after;
  };
  const today = at(1);
  const full = firstFull(diagram, others, today);
  const target = firstMissed(today, full?.times ?? MOST_LOAD, at);
  const knee = target ?? (full && full.times <= MOST_LOAD ? full : null);
  const end = full && full.times <= MOST_LOAD ? full.times : MOST_LOAD;
  const points = ALONG.map((share): RampPoint => {
    const times = share * end;
    const { journeys } = at(times);
    return { times, p99Ms: new Map([...journeys].map(([id, { latencyMs }]) => [id, latencyMs.p99])) };
  });
  return { knee, points };
}

/** What is down carries nothing, and is no limit. */
function firstFull(diagram: Diagram, scenario: Scenario, { components }: Estimate): Knee | null {
  const down = new Set(
    scenario.flatMap((event) =>
      event.kind === 'component-down' && eventProblem(diagram, event) === null ? [event.component] : [],
    ),
  );
  let least: Knee | null = null;
  for (const [id, { headroom }] of components) {
    const times = headroom?.times ?? null;
    if (times === null || down.has(id) || (least && times >= least.times)) continue;
    least = { times, at: { kind: 'full', component: id } };
  }
  return least;
}

/** By halving, as more load makes nothing faster; null: none is missed before `most`. */
function firstMissed(today: Estimate, most: number, at: (times: number) => Estimate): Knee | null {
  const met = [...today.journeys].filter(([, journey]) => hasTimes(journey) && !missesTime(journey));
  const missed = ({ journeys }: Estimate): string | undefined =>
    met.find(([id]) => {
      const now = journeys.get(id);
      return now !== undefined && missesTime(now);
    })?.[0];
  let [low, high] = [1, Math.min(most, MOST_LOAD) / CLOSE_ENOUGH];
  if (met.length === 0 || high <= low) return null;
  let found = missed(at(high));
  if (found === undefined) return null;
  while (high / low > CLOSE_ENOUGH) {
    const middle = Math.sqrt(low * high);
    const here = missed(at(middle));
    if (here === undefined) low = middle;
    else [high, found] = [middle, here];
  }
  return { times: high, at: { kind: 'target', journey: found } };
}

const TIMES = ['p50Ms', 'p95Ms', 'p99Ms'] as const;

const hasTimes = ({ targets }: JourneyEstimate): boolean => TIMES.some((key) => targets[key] !== undefined);

const missesTime = ({ targets }: JourneyEstimate): boolean => TIMES.some((key) => targets[key] === 'missed');
