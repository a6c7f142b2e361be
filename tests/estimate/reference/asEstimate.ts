/** The enumeration's numbers in an estimate's shape, to plant errors in and see them found. */
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

const latencyMs = { mean: null, p50: null, p95: null, p99: null, p999: null };

export function asEstimate(diagram: Diagram): Estimate {
  const journeys = [...bruteForceJourneys(diagram)].map(
    ([id, reference]) => [id, asJourney(diagram, reference)] as const,
  );
  return { journeys: new Map(journeys), ...asParts(diagram, bruteForceParts(diagram)), problems: [] };
}

function asJourney(diagram: Diagram, reference: JourneyReference): JourneyEstimate {
  return {
    ...reference,
    ...asParts(diagram, reference),
    downtimeSecondsPerYear: reference.unavailability * 365.25 * 86400,
    latencyMs,
    timedOut: 0,
    servedShare: 1,
    successRate: reference.availability,
    bottleneck: reference.bottlenecks[0] ?? null,
    targets: {},
    exact: true,
  };
}

function asParts(diagram: Diagram, parts: Parts) {
  const components = [...parts.components].map(([id, part]): [string, ComponentEstimate] => [
    id,
    { ...part, latencyMs, exact: true, allShardsAvailability: allShardsAvailability(diagram, id) },
  ]);
  const connections = [...parts.connections].map(([id, part]): [string, ConnectionEstimate] => [
    id,
    { ...part, latencyMs, exact: true },
  ]);
  return { components: new Map(components), connections: new Map(connections) };
}
