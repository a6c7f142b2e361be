/**
 * An estimate as other programs read it (docs/file-format.md, `estimate --json`): the same names and units,
 * unrounded, keys in a fixed order. Ids become own keys, `__proto__` too.
 */
import type {
  ComponentEstimate,
  ConnectionEstimate,
  Estimate,
  JourneyEstimate,
  LatencyEstimate,
} from '../../estimate/answer';

type Fields = { readonly [key: string]: unknown };

export function estimateJson(estimate: Estimate): string {
  return `${JSON.stringify(
    {
      journeys: byId(estimate.journeys, journey),
      components: byId(estimate.components, component),
      connections: byId(estimate.connections, connection),
      problems: estimate.problems.map(({ path, message }) => ({ path, message })),
    },
    null,
    2,
  )}\n`;
}

function journey(it: JourneyEstimate): Fields {
  const { availability, p50Ms, p95Ms, p99Ms } = it.targets;
  return {
    ...availabilityOf(it),
    downtimeSecondsPerYear: it.downtimeSecondsPerYear,
    latencyMs: latency(it.latencyMs),
    timedOut: it.timedOut,
    servedShare: it.servedShare,
    successRate: it.successRate,
    fullFunctionAvailability: it.fullFunctionAvailability,
    maxRequestsPerSecond: it.maxRequestsPerSecond,
    bottleneck: it.bottleneck,
    singlePointsOfFailure: it.singlePointsOfFailure,
    targets: { availability, p50Ms, p95Ms, p99Ms },
    exact: it.exact,
    components: byId(it.components, component),
    connections: byId(it.connections, connection),
  };
}

const component = (it: ComponentEstimate): Fields => ({
  ...availabilityOf(it),
  allShardsAvailability: it.allShardsAvailability,
  latencyMs: latency(it.latencyMs),
  requestsPerSecond: it.requestsPerSecond,
  utilization: it.utilization,
  exact: it.exact,
});

const connection = (it: ConnectionEstimate): Fields => ({
  ...availabilityOf(it),
  latencyMs: latency(it.latencyMs),
  requestsPerSecond: it.requestsPerSecond,
  exact: it.exact,
});

/** The range stands beside the number where that isn't exact. JSON leaves out what is undefined. */
const availabilityOf = (it: ComponentEstimate | ConnectionEstimate | JourneyEstimate): Fields => ({
  availability: it.availability,
  availabilityRange: it.availabilityRange,
  unavailability: it.unavailability,
});

const latency = ({ mean, p50, p95, p99, p999 }: LatencyEstimate): Fields => ({ mean, p50, p95, p99, p999 });

function byId<T>(records: ReadonlyMap<string, T>, write: (record: T) => Fields): Fields {
  return Object.fromEntries([...records].map(([id, record]) => [id, write(record)]));
}
