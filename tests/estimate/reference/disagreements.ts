/** Where an estimate and the enumeration differ: one line each, empty when they agree. */
import { effectiveSettings } from '../../../src/catalog/effective';
import type {
  ComponentEstimate,
  ConnectionEstimate,
  Estimate,
  JourneyEstimate,
} from '../../../src/estimate/answer';
import type { Diagram } from '../../../src/model/diagram';
import {
  allShardsAvailability,
  bruteForceJourneys,
  bruteForceParts,
  type JourneyReference,
  type Parts,
} from './bruteForce';

/** Absolute, for probabilities; unavailability also to nine digits of its own. */
const PROBABILITY = 1e-12;
const OWN_DIGITS = 1e-9;
/** Relative, for rates. */
const RATE = 1e-9;

interface Answers {
  readonly components: ReadonlyMap<string, ComponentEstimate>;
  readonly connections: ReadonlyMap<string, ConnectionEstimate>;
}

/** What a component and a connection are both asked. */
type Numbers = Pick<ConnectionEstimate, 'availability' | 'unavailability' | 'requestsPerSecond' | 'exact'>;

export function disagreements(diagram: Diagram, estimate: Estimate): readonly string[] {
  const found: string[] = [];
  const say = (path: string, got: unknown, expected: unknown) =>
    found.push(`${path}: estimate ${String(got)}, enumeration ${String(expected)}`);
  const compare = comparisonsInto(say);
  const journeys = bruteForceJourneys(diagram);
  if ([...estimate.journeys.keys()].join() !== [...journeys.keys()].join())
    say('journeys', [...estimate.journeys.keys()], [...journeys.keys()]);
  for (const [id, expected] of journeys) {
    const got = estimate.journeys.get(id);
    if (got) compare.journey(`journeys.${id}`, got, expected);
  }
  const parts = bruteForceParts(diagram);
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

function comparisonsInto(say: (path: string, got: unknown, expected: unknown) => void) {
  const probability = (path: string, got: number, expected: number) => {
    if (!(Math.abs(got - expected) <= PROBABILITY)) say(path, got, expected);
  };
  const rest = (path: string, got: number, expected: number) => {
    probability(path, got, expected);
    if (!(Math.abs(got - expected) <= OWN_DIGITS * expected + 1e-18))
      say(`${path} (its own digits)`, got, expected);
  };
  const rate = (path: string, got: number | null, expected: number | null) => {
    if (got === expected) return;
    const near = got !== null && expected !== null && Math.abs(got - expected) <= RATE * Math.abs(expected);
    if (!near) say(path, got, expected);
  };
  /** Of a part nothing arrives at, null and 0 say the same. */
  const utilization = (path: string, got: number | null, expected: number | null) =>
    rate(path, got === 0 ? null : got, expected === 0 ? null : expected);
  const exact = (path: string, got: boolean) => got || say(`${path}.exact`, got, true);

  const part = (here: string, is: Numbers | undefined, should: Omit<Numbers, 'exact'> | undefined) => {
    if (!is || !should) {
      if (is !== should) say(here, is && 'there', should && 'there');
      return;
    }
    exact(here, is.exact);
    probability(`${here}.availability`, is.availability, should.availability);
    rest(`${here}.unavailability`, is.unavailability, should.unavailability);
    rate(`${here}.requestsPerSecond`, is.requestsPerSecond, should.requestsPerSecond);
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

  const journey = (path: string, got: JourneyEstimate, expected: JourneyReference) => {
    exact(path, got.exact);
    probability(`${path}.availability`, got.availability, expected.availability);
    rest(`${path}.unavailability`, got.unavailability, expected.unavailability);
    const full = 'fullFunctionAvailability';
    probability(`${path}.${full}`, got[full], expected[full]);
    const [are, should] = [got.singlePointsOfFailure.join(' '), expected.singlePointsOfFailure.join(' ')];
    if (expected.availability > 0 && are !== should) say(`${path}.singlePointsOfFailure`, are, should);
    rate(`${path}.maxRequestsPerSecond`, got.maxRequestsPerSecond, expected.maxRequestsPerSecond);
    const attained =
      got.bottleneck === null ? 0 : expected.bottlenecks.filter((id) => id === got.bottleneck).length;
    if (attained !== Math.min(1, expected.bottlenecks.length))
      say(`${path}.bottleneck`, got.bottleneck, expected.bottlenecks);
    parts(`${path}.`, got, expected, [...got.components.keys()], [...got.connections.keys()]);
    for (const id of expected.reached)
      if (!got.components.has(id))
        say(`${path}.components.${id}`, undefined, 'there, as the journey reaches it');
  };

  return { journey, parts, probability };
}
