/** An estimate made up from a diagram alone, so that a figure's tests don't hang on the estimator's numbers. */
import type {
  ComponentEstimate,
  ConnectionEstimate,
  Estimate,
  JourneyEstimate,
  LatencyEstimate,
} from '../../src/estimate/answer';
import type { Diagram } from '../../src/model/diagram';
import { noEstimate } from '../rules/noEstimate';

const latency = (p50: number): LatencyEstimate => ({
  mean: p50 * 1.4,
  p50,
  p95: p50 * 4,
  p99: p50 * 7,
  p999: p50 * 12,
});

const SHARES = [0.08, 0.67, 0.04, 0.21, 0.92, 0.35];

export function handEstimate(diagram: Diagram): Estimate {
  const connections = new Map<string, ConnectionEstimate>();
  for (const id of diagram.connections.keys()) {
    const n = connections.size;
    const unavailability = 10 ** -(3 + (n % 3)) * (1 + (n % 4));
    connections.set(id, {
      availability: 1 - unavailability,
      unavailability,
      latencyMs: latency(0.6 + ((n * 7) % 40)),
      requestsPerSecond: 4000 / (n + 1),
      exact: true,
    });
  }
  const components = new Map<string, ComponentEstimate>();
  for (const id of diagram.components.keys()) {
    const n = components.size;
    components.set(id, {
      availability: 0.9995,
      unavailability: 0.0005,
      latencyMs: latency(3 + n),
      requestsPerSecond: 4000,
      utilization: n % 5 === 0 ? null : (SHARES[n % SHARES.length] ?? 0),
      exact: true,
    });
  }
  const journeys = new Map<string, JourneyEstimate>();
  for (const [id, journey] of diagram.journeys) {
    const unavailability = 0.00031 * (journeys.size + 1);
    const isIn = (of: string) => {
      const operation = diagram.connections.get(of)?.operation;
      return operation === undefined || operation === journey.operation;
    };
    const missed = journeys.size % 2 === 1;
    journeys.set(id, {
      availability: 1 - unavailability,
      unavailability,
      downtimeSecondsPerYear: unavailability * 31_557_600,
      latencyMs: latency(24 + journeys.size * 6),
      timedOut: 0,
      servedShare: 1,
      successRate: 1 - unavailability,
      fullFunctionAvailability: 1 - unavailability,
      maxRequestsPerSecond: 6000,
      bottleneck: null,
      singlePointsOfFailure: [],
      targets: journey.target ? { availability: missed ? 'missed' : 'met', p99Ms: 'met' } : {},
      exact: true,
      components,
      connections: new Map([...connections].filter(([of]) => isIn(of))),
      effects: new Map(),
    });
  }
  return { ...noEstimate, journeys, components, connections };
}
