/**
 * How far may the answers be off where inputs are ranges? Each range is a triangular distribution through low, likely
 * and high, independent of the others; the diagram is estimated for samples of all of them and the middle 90 % of each
 * answer is shown. Samples are stratified (a Latin hypercube: McKay, Beckman, Conover 1979), so few are enough.
 * Deterministic for a seed. Method and limits: docs/estimation.md, "Ranges".
 */
import type { Diagram } from '../model/diagram';
import type { LowLikelyHigh } from '../model/ranged';
import { type Random, randomFrom, shuffled } from '../shared/random';
import type { Estimate, JourneyEstimate, LatencyEstimate } from './answer';
import { createEstimator } from './estimator';
import { type RangedField, rangedInputs, withoutRanges } from './rangedInputs';

export interface RangeOptions {
  readonly seed?: number;
  readonly samples?: number;
  /** Components and connections too, not journeys alone. */
  readonly parts?: boolean;
}

/** The 5th and the 95th percentile of a number, and what it is with every input at its likely value. */
export type Spread<T extends number | null = number> = Pick<LowLikelyHigh<T>, 'low' | 'likely' | 'high'>;

export interface PartUncertainty {
  readonly availability: Spread;
  readonly unavailability: Spread;
  /** null: no bound. */
  readonly latencyMs: { readonly [K in keyof LatencyEstimate]: Spread<number | null> };
}

export interface JourneyUncertainty extends PartUncertainty {
  readonly downtimeSecondsPerYear: Spread;
  readonly successRate: Spread;
  /** null: nothing limits it. */
  readonly maxRequestsPerSecond: Spread<number | null>;
  /** With every input at its worst, and at its best: nothing in the ranges leads outside. Only where that is sure. */
  readonly availabilityBounds?: readonly [worst: number, best: number];
  readonly components: ReadonlyMap<string, PartUncertainty>;
  readonly connections: ReadonlyMap<string, PartUncertainty>;
}

export interface Uncertainty {
  readonly seed: number;
  readonly samples: number;
  /** How many inputs are ranges. */
  readonly inputs: number;
  readonly journeys: ReadonlyMap<string, JourneyUncertainty>;
  readonly components: ReadonlyMap<string, PartUncertainty>;
  readonly connections: ReadonlyMap<string, PartUncertainty>;
}

/** null: no input is a range. */
export function estimateRanges(diagram: Diagram, options: RangeOptions = {}): Uncertainty | null {
  const fields = rangedInputs(diagram);
  if (fields.length === 0) return null;
  const { seed = 1, parts = false } = options;
  const samples = Math.max(1, Math.floor(options.samples ?? defaultSamples(diagram)));
  const { estimate } = createEstimator();
  const likely = estimate(diagram);
  const strata = strataOf(fields.length, samples, randomFrom(seed));
  const drawn = Array.from({ length: samples }, (_, sample) =>
    estimate(withoutRanges(diagram, (_field, input) => triangular(strata[input]?.[sample] ?? 0.5))),
  );
  const bounds = fields.every((field) => WORSE[field] !== undefined) ? boundsOf(diagram, estimate) : null;
  return {
    seed,
    samples,
    inputs: fields.length,
    journeys: spreadMap(
      likely.journeys,
      drawn,
      (one) => one.journeys,
      (it, all, id) => ({
        ...journeySpread(it, all, parts),
        ...(bounds ? { availabilityBounds: bounds(id) } : {}),
      }),
    ),
    ...partsSpread(likely, drawn, parts),
  };
}

/** So many that the work stays about the same whatever the size, and never too few for a percentile. */
function defaultSamples({ components, connections }: Diagram): number {
  const size = components.size + connections.size;
  return Math.min(MOST_SAMPLES, Math.max(LEAST_SAMPLES, Math.floor(PARTS_ESTIMATED / Math.max(1, size))));
}

const MOST_SAMPLES = 200;
const LEAST_SAMPLES = 20;
const PARTS_ESTIMATED = 20_000;

/** For each input one draw from each of as many equal parts of 0 … 1 as there are samples, in an order of its own. */
function strataOf(inputs: number, samples: number, random: Random): number[][] {
  return Array.from({ length: inputs }, () =>
    shuffled(samples, random).map((stratum) => (stratum + random.next()) / samples),
  );
}

/** The value of a triangular distribution below which the given share of it lies. */
const triangular =
  (share: number) =>
  ({ low, likely, high }: LowLikelyHigh<number>): number => {
    const width = high - low;
    if (width <= 0) return likely;
    const isBelow = share * width < likely - low;
    const value = isBelow
      ? low + Math.sqrt(share) * Math.sqrt(width) * Math.sqrt(likely - low)
      : high - Math.sqrt(1 - share) * Math.sqrt(width) * Math.sqrt(high - likely);
    return Math.min(high, Math.max(low, value));
  };

/**
 * Which end of a range lowers availability; absent: it depends. More failing together helps where all are needed; a
 * call made more often helps where it is one of several ways.
 */
const WORSE: Readonly<Partial<Record<RangedField, 'low' | 'high'>>> = {
  availability: 'low',
  latencyMs: 'high',
  capacityRps: 'low',
  hitRatio: 'low',
  errorRate: 'high',
  requestsPerSecond: 'high',
};

type Bounds = readonly [worst: number, best: number];

function boundsOf(diagram: Diagram, estimate: (diagram: Diagram) => Estimate): (journey: string) => Bounds {
  const [worst, best] = [true, false].map((isWorst) =>
    estimate(
      withoutRanges(
        diagram,
        (field) => (range) => range[(WORSE[field] === 'low') === isWorst ? 'low' : 'high'],
      ),
    ),
  );
  return (id) => {
    const [low, high] = [worst?.journeys.get(id), best?.journeys.get(id)];
    return [
      low?.availabilityRange?.[0] ?? low?.availability ?? 0,
      high?.availabilityRange?.[1] ?? high?.availability ?? 1,
    ];
  };
}

function journeySpread(
  likely: JourneyEstimate,
  drawn: readonly JourneyEstimate[],
  parts: boolean,
): JourneyUncertainty {
  return {
    ...partSpread(likely, drawn),
    downtimeSecondsPerYear: spread(likely, drawn, (it) => it.downtimeSecondsPerYear),
    successRate: spread(likely, drawn, (it) => it.successRate),
    maxRequestsPerSecond: spread<JourneyEstimate, number | null>(
      likely,
      drawn,
      (it) => it.maxRequestsPerSecond,
    ),
    ...partsSpread(likely, drawn, parts),
  };
}

type Part = Pick<JourneyEstimate, 'availability' | 'unavailability' | 'latencyMs'>;
interface Parts {
  readonly components: ReadonlyMap<string, Part>;
  readonly connections: ReadonlyMap<string, Part>;
}

function partsSpread(likely: Parts, drawn: readonly Parts[], isWanted: boolean) {
  const of = (read: (one: Parts) => ReadonlyMap<string, Part>) =>
    isWanted ? spreadMap(read(likely), drawn, read, partSpread) : new Map<string, PartUncertainty>();
  return { components: of((one) => one.components), connections: of((one) => one.connections) };
}

function partSpread(likely: Part, drawn: readonly Part[]): PartUncertainty {
  const percentile = (key: keyof LatencyEstimate) =>
    spread<Part, number | null>(likely, drawn, (it) => it.latencyMs[key]);
  return {
    availability: spread(likely, drawn, (it) => it.availability),
    unavailability: spread(likely, drawn, (it) => it.unavailability),
    latencyMs: {
      mean: percentile('mean'),
      p50: percentile('p50'),
      p95: percentile('p95'),
      p99: percentile('p99'),
      p999: percentile('p999'),
    },
  };
}

function spreadMap<A, T, R>(
  likely: ReadonlyMap<string, T>,
  drawn: readonly A[],
  read: (answer: A) => ReadonlyMap<string, T>,
  make: (likely: T, drawn: readonly T[], id: string) => R,
): ReadonlyMap<string, R> {
  return new Map(
    [...likely].map(([id, it]) => [
      id,
      make(
        it,
        drawn.flatMap((answer) => read(answer).get(id) ?? []),
        id,
      ),
    ]),
  );
}

/** By nearest rank, so that each end is an answer there was; null, which knows no bound, is above every number. */
function spread<T, V extends number | null = number>(
  likely: T,
  drawn: readonly T[],
  read: (it: T) => V,
): Spread<V> {
  const expected = read(likely);
  const values = drawn.map(read).sort((a, b) => (a ?? Infinity) - (b ?? Infinity) || 0);
  const at = (share: number): V => {
    const found = values[Math.max(0, Math.ceil(share * values.length) - 1)];
    return found === undefined ? expected : found;
  };
  return { low: at(0.05), likely: expected, high: at(0.95) };
}
