/** Where an estimate and the enumeration differ: one line each, empty when they agree. */
import { effectiveSettings } from '../../../src/catalog/effective';
import type {
  ComponentEstimate,
  ConnectionEstimate,
  Estimate,
  JourneyEstimate,
  LatencyEstimate,
} from '../../../src/estimate/answer';
import type { Diagram } from '../../../src/model/diagram';
import { meanOf, quantileOf } from './atoms';
import {
  allShardsAvailability,
  bruteForceJourneys,
  bruteForceParts,
  type JourneyReference,
  type Part,
  type Parts,
} from './bruteForce';
import { settledOf } from './settled';

/** Absolute, for probabilities; unavailability also to nine digits of its own. */
const PROBABILITY = 1e-12;
const OWN_DIGITS = 1e-9;
/** Relative, for rates and times. */
const RELATIVE = 1e-12;
/** Relative for times, absolute for the share that is late, where jitter or many values make them approximate. */
const APPROXIMATE = 0.02;

const SHARES = [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
  ['p999', 0.999],
] as const;

interface Answers {
  readonly components: ReadonlyMap<string, ComponentEstimate>;
  readonly connections: ReadonlyMap<string, ConnectionEstimate>;
}

/** What a component and a connection are both asked. */
type Numbers = Pick<
  ConnectionEstimate,
  'availability' | 'unavailability' | 'requestsPerSecond' | 'exact' | 'latencyMs'
>;
type Expected = Pick<Part, 'availability' | 'unavailability' | 'requestsPerSecond' | 'timed'>;

export function disagreements(diagram: Diagram, estimate: Estimate): readonly string[] {
  const found: string[] = [];
  const say = (path: string, got: unknown, expected: unknown) =>
    found.push(`${path}: estimate ${String(got)}, enumeration ${String(expected)}`);
  const settled = settledOf(diagram);
  const journeys = bruteForceJourneys(diagram, settled);
  const parts = bruteForceParts(diagram, settled);
  const compare = comparisonsInto(say, settled.isApproximate());
  if ([...estimate.journeys.keys()].join() !== [...journeys.keys()].join())
    say('journeys', [...estimate.journeys.keys()], [...journeys.keys()]);
  for (const [id, expected] of journeys) {
    const got = estimate.journeys.get(id);
    if (!got) continue;
    compare.journey(`journeys.${id}`, got, expected);
    compare.reached(`journeys.${id}`, got, expected);
  }
  compare.parts('', estimate, parts, [...parts.components.keys()], [...parts.connections.keys()]);
  for (const [id, component] of diagram.components) {
    const { shards, commonCause } = effectiveSettings(component);
    const calls = [...diagram.connections.values()].some((connection) => connection.from === id);
    if (shards === 1 || commonCause > 0 || calls) continue;
    const got = estimate.components.get(id)?.allShardsAvailability ?? Number.NaN;
    compare.probability(`components.${id}.allShardsAvailability`, got, allShardsAvailability(diagram, id));
  }
  return found;
}

function comparisonsInto(
  say: (path: string, got: unknown, expected: unknown) => void,
  isApproximate: boolean,
) {
  const probability = (path: string, got: number, expected: number) => {
    if (!(Math.abs(got - expected) <= PROBABILITY)) say(path, got, expected);
  };
  const rest = (path: string, got: number, expected: number) => {
    probability(path, got, expected);
    if (!(Math.abs(got - expected) <= OWN_DIGITS * expected + 1e-18))
      say(`${path} (its own digits)`, got, expected);
  };
  const near = (got: number, expected: number, within = RELATIVE) =>
    Math.abs(got - expected) <= within * Math.abs(expected) + 1e-12;
  const rate = (path: string, got: number | null, expected: number | null | undefined) => {
    if (expected === undefined || got === expected) return;
    const within = isApproximate ? APPROXIMATE : RELATIVE;
    if (got === null || expected === null || !near(got, expected, within)) say(path, got, expected);
  };
  const late = (path: string, got: number, expected: number) => {
    if (!(Math.abs(got - expected) <= (isApproximate ? APPROXIMATE : PROBABILITY))) say(path, got, expected);
  };
  /** A time is given success: where none is possible there is nothing to compare. */
  const latency = (
    path: string,
    got: LatencyEstimate,
    { timed, availability }: Pick<Part, 'timed' | 'availability'>,
  ) => {
    if (timed === undefined || timed?.late === 1 || availability === 0) return;
    const mean = timed && meanOf(timed.atoms);
    const same = got.mean === mean || (got.mean !== null && mean !== null);
    if (!same || !near(got.mean ?? 0, mean ?? 0, isApproximate ? APPROXIMATE : 1e-9))
      say(`${path}.mean`, got.mean, mean);
    if (isApproximate || !timed) return;
    for (const [key, share] of SHARES) {
      const value = quantileOf(timed.atoms, share);
      if (value === undefined || value === got[key]) continue;
      if (value === null || got[key] === null || !near(got[key], value))
        say(`${path}.${key}`, got[key], value);
    }
  };
  /** Of a part nothing arrives at, null and 0 say the same. */
  const utilization = (path: string, got: number | null, expected: number | null | undefined) =>
    rate(path, got === 0 ? null : got, expected === 0 ? null : expected);
  const exact = (path: string, got: boolean) => got || say(`${path}.exact`, got, true);

  const part = (here: string, is: Numbers | undefined, should: Expected | undefined) => {
    if (!is || !should) {
      if (is !== should) say(here, is && 'there', should && 'there');
      return;
    }
    exact(here, is.exact);
    probability(`${here}.availability`, is.availability, should.availability);
    rest(`${here}.unavailability`, is.unavailability, should.unavailability);
    rate(`${here}.requestsPerSecond`, is.requestsPerSecond, should.requestsPerSecond);
    latency(`${here}.latencyMs`, is.latencyMs, should);
  };

  const parts = (
    path: string,
    got: Answers,
    expected: Parts,
    components: readonly string[],
    connections: readonly string[],
  ) => {
    for (const id of components) {
      const here = `${path}components.${id}`;
      const [is, should] = [got.components.get(id), expected.components.get(id)];
      part(here, is, should);
      if (is && should) utilization(`${here}.utilization`, is.utilization, should.utilization);
    }
    for (const id of connections)
      part(`${path}connections.${id}`, got.connections.get(id), expected.connections.get(id));
  };

  /** What comes of time and load: the parts of the success rate, and when the answer comes. */
  const timing = (path: string, got: JourneyEstimate, expected: JourneyReference) => {
    const { answer, availability, servedShare } = expected;
    if (servedShare !== undefined) late(`${path}.servedShare`, got.servedShare, servedShare);
    if (answer === undefined) return;
    late(`${path}.timedOut`, got.timedOut, answer?.late ?? 0);
    latency(`${path}.latencyMs`, got.latencyMs, { timed: answer, availability });
    if (servedShare === undefined) return;
    const success = availability * servedShare * (1 - (answer?.late ?? 0));
    late(`${path}.successRate`, got.successRate, success);
  };

  const journey = (path: string, got: JourneyEstimate, expected: JourneyReference) => {
    exact(path, got.exact);
    probability(`${path}.availability`, got.availability, expected.availability);
    rest(`${path}.unavailability`, got.unavailability, expected.unavailability);
    const full = 'fullFunctionAvailability';
    probability(`${path}.${full}`, got[full], expected[full]);
    const [are, should] = [got.singlePointsOfFailure.join(' '), expected.singlePointsOfFailure.join(' ')];
    if (expected.availability > 0 && are !== should) say(`${path}.singlePointsOfFailure`, are, should);
    rate(`${path}.maxRequestsPerSecond`, got.maxRequestsPerSecond, expected.maxRequestsPerSecond);
    timing(path, got, expected);
    if (expected.maxRequestsPerSecond === undefined) return;
    const attained =
      got.bottleneck === null ? 0 : expected.bottlenecks.filter((id) => id === got.bottleneck).length;
    if (attained !== Math.min(1, expected.bottlenecks.length))
      say(`${path}.bottleneck`, got.bottleneck, expected.bottlenecks);
  };

  const reached = (path: string, got: JourneyEstimate, expected: JourneyReference) => {
    parts(`${path}.`, got, expected, [...got.components.keys()], [...got.connections.keys()]);
    for (const id of expected.reached)
      if (!got.components.has(id))
        say(`${path}.components.${id}`, undefined, 'there, as the journey reaches it');
  };

  return { journey, reached, parts, probability };
}
