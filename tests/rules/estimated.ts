import { effectiveSettings, modeOf, workFor } from '../../src/catalog/effective';
import type {
  ComponentEstimate,
  Estimate,
  JourneyEstimate,
  LatencyEstimate,
} from '../../src/estimate/answer';
import type { Diagram, Journey } from '../../src/model/diagram';

/**
 * The numbers of the rules' little examples, which are single chains with everything required: what the rules
 * read of an estimate (availability, single points, load), worked out apart from the estimator.
 */
export function estimated(diagram: Diagram): Estimate {
  const visited = new Map(
    [...diagram.journeys].map(([id, journey]) => [id, chainFrom(diagram, journey.entry)]),
  );
  const loadOf = (componentId: string) =>
    [...diagram.journeys].reduce(
      (sum, [id, journey]) =>
        sum + (visited.get(id)?.has(componentId) ? (journey.requestsPerSecond ?? 0) : 0),
      0,
    );
  return {
    journeys: new Map(
      [...diagram.journeys].map(([id, journey]) => [
        id,
        journeyOf(diagram, journey, visited.get(id) ?? new Set()),
      ]),
    ),
    components: new Map(
      [...diagram.components.keys()].map((id) => [id, componentOf(diagram, id, loadOf(id))]),
    ),
    connections: new Map(),
    problems: [],
  };
}

function chainFrom(diagram: Diagram, entry: string): ReadonlySet<string> {
  const found = new Set(diagram.components.has(entry) ? [entry] : []);
  for (const at of found)
    for (const connection of diagram.connections.values())
      if (connection.from === at && modeOf(diagram, connection) === 'sync') found.add(connection.to);
  return found;
}

const UNKNOWN: LatencyEstimate = { mean: 0, p50: 0, p95: 0, p99: 0, p999: 0 };

function journeyOf(diagram: Diagram, journey: Journey, chain: ReadonlySet<string>): JourneyEstimate {
  const parts = [...diagram.components].filter(([id]) => chain.has(id));
  const availability = parts.reduce((product, [, component]) => {
    const { availability: own, replicas } = effectiveSettings(component);
    return product * (1 - (1 - own) ** replicas);
  }, 1);
  const target = journey.target?.availability;
  return {
    availability,
    unavailability: 1 - availability,
    downtimeSecondsPerYear: (1 - availability) * 365.25 * 86_400,
    latencyMs: UNKNOWN,
    timedOut: 0,
    servedShare: 1,
    successRate: availability,
    fullFunctionAvailability: availability,
    maxRequestsPerSecond: null,
    bottleneck: null,
    singlePointsOfFailure: parts.flatMap(([id, component]) => {
      const { availability: own, replicas, managed } = effectiveSettings(component);
      return own < 1 && replicas === 1 && managed === null ? [id] : [];
    }),
    targets: target === undefined ? {} : { availability: availability < target ? 'missed' : 'met' },
    exact: true,
    components: new Map(),
    connections: new Map(),
  };
}

function componentOf(diagram: Diagram, id: string, requestsPerSecond: number): ComponentEstimate {
  const component = diagram.components.get(id) ?? { type: 'box' };
  const { replicas, shards } = effectiveSettings(component);
  const { capacityRps } = workFor(component, undefined);
  return {
    availability: 1,
    unavailability: 0,
    latencyMs: UNKNOWN,
    requestsPerSecond,
    utilization: capacityRps === null ? null : requestsPerSecond / (capacityRps * replicas * shards),
    exact: true,
  };
}
