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
import type { Backlog } from '../../estimate/load/backlog';
import type { JourneyUncertainty, PartUncertainty, Uncertainty } from '../../estimate/ranges';
import type { ReadPath } from '../../estimate/staleness/staleness';
import type { ScenarioAnswer } from '../../estimate/whatif/savedScenarios';

type Fields = { readonly [key: string]: unknown };

/** With ranges among the inputs each number also says how far it may be off. `replicasAt`: at a load that was asked for; `costPerMonth`: of all parts; `scenarios`: what those saved with the diagram would do. */
export function estimateJson(
  estimate: Estimate,
  uncertainty: Uncertainty | null = null,
  replicasAt: ReadonlyMap<string, number | null> | null = null,
  costPerMonth: number | null = null,
  scenarios: readonly ScenarioAnswer[] = [],
): string {
  return `${JSON.stringify(
    {
      journeys: byId(estimate.journeys, (it, id) => journey(it, uncertainty?.journeys.get(id))),
      components: byId(estimate.components, (it, id) =>
        component(it, estimate.backlogs.get(id), uncertainty?.components.get(id)),
      ),
      connections: byId(estimate.connections, (it, id) =>
        connection(it, estimate.effects.get(id), uncertainty?.connections.get(id)),
      ),
      problems: estimate.problems.map(({ path, message }) => ({ path, message })),
      ...(uncertainty && { uncertainty: headOf(uncertainty) }),
      ...(costPerMonth !== null && { costPerMonth }),
      ...(scenarios.length > 0 && { scenarios: byId(new Map(scenarios.map((it) => [it.id, it])), scenario) }),
      ...(replicasAt && { replicasAt: Object.fromEntries(replicasAt) }),
    },
    null,
    2,
  )}\n`;
}

function journey(it: JourneyEstimate, spread?: JourneyUncertainty): Fields {
  const { availability, p50Ms, p95Ms, p99Ms, requestsPerSecond } = it.targets;
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
    headroom: it.headroom && {
      times: it.headroom.times,
      requestsPerSecond: it.headroom.requestsPerSecond,
      bottleneck: it.headroom.bottleneck,
    },
    effectMs: it.effectMs && latency(it.effectMs),
    costPerMonth: it.costPerMonth,
    staleness: it.staleness && { ...readPath(it.staleness), reads: it.staleness.reads.map(readPath) },
    singlePointsOfFailure: it.singlePointsOfFailure,
    targets: { availability, p50Ms, p95Ms, p99Ms, requestsPerSecond },
    exact: it.exact,
    uncertainty: spread && {
      ...spreadOf(spread),
      availabilityBounds: spread.availabilityBounds,
      downtimeSecondsPerYear: spread.downtimeSecondsPerYear,
      successRate: spread.successRate,
      maxRequestsPerSecond: spread.maxRequestsPerSecond,
    },
    components: byId(it.components, (part, id) => component(part, undefined, spread?.components.get(id))),
    connections: byId(it.connections, (part, id) =>
      connection(part, it.effects.get(id), spread?.connections.get(id)),
    ),
  };
}

const scenario = ({ name, events, problems, journeys }: ScenarioAnswer): Fields => ({
  name,
  events,
  problems,
  journeys: byId(journeys, ({ verdict, reasons, after }) => ({
    verdict,
    reasons,
    availability: after.availability,
    availabilityRange: after.availabilityRange,
    unavailability: after.unavailability,
    downtimeSecondsPerYear: after.downtimeSecondsPerYear,
    latencyMs: latency(after.latencyMs),
    timedOut: after.timedOut,
    servedShare: after.servedShare,
    successRate: after.successRate,
    fullFunctionAvailability: after.fullFunctionAvailability,
    maxRequestsPerSecond: after.maxRequestsPerSecond,
    bottleneck: after.bottleneck,
    targets: after.targets,
    exact: after.exact,
  })),
});

const component = (it: ComponentEstimate, piled?: Backlog, spread?: PartUncertainty): Fields => ({
  ...availabilityOf(it),
  allShardsAvailability: it.allShardsAvailability,
  latencyMs: latency(it.latencyMs),
  requestsPerSecond: it.requestsPerSecond,
  utilization: it.utilization,
  firstAttempts: it.firstAttempts && {
    requestsPerSecond: it.firstAttempts.requestsPerSecond,
    utilization: it.firstAttempts.utilization,
  },
  headroom: it.headroom && {
    times: it.headroom.times,
    requestsPerSecond: it.headroom.requestsPerSecond,
  },
  requiredReplicas: it.requiredReplicas,
  backlog: piled && backlog(piled),
  exact: it.exact,
  uncertainty: spread && spreadOf(spread),
});

const connection = (it: ConnectionEstimate, effect?: LatencyEstimate, spread?: PartUncertainty): Fields => ({
  ...availabilityOf(it),
  latencyMs: latency(it.latencyMs),
  effectMs: effect && latency(effect),
  requestsPerSecond: it.requestsPerSecond,
  firstAttemptsPerSecond: it.firstAttemptsPerSecond,
  exact: it.exact,
  uncertainty: spread && spreadOf(spread),
});

const backlog = (it: Backlog): Fields => ({
  arrivalsPerSecond: it.arrivalsPerSecond,
  takenPerSecond: it.takenPerSecond,
  growthPerSecond: it.growthPerSecond,
  secondsUntilBound: it.secondsUntilBound,
  drainSeconds: it.drainSeconds,
});

const readPath = (it: ReadPath): Fields => ({
  maxMs: it.maxMs,
  consistency: it.consistency,
  path: it.path,
  parts: it.parts.map(({ kind, id, ms, isDefault }) => ({ kind, id, ms, isDefault })),
});

/** The range stands beside the number where that isn't exact. JSON leaves out what is undefined. */
const availabilityOf = (it: ComponentEstimate | ConnectionEstimate | JourneyEstimate): Fields => ({
  availability: it.availability,
  availabilityRange: it.availabilityRange,
  unavailability: it.unavailability,
});

const spreadOf = ({ availability, unavailability, latencyMs }: PartUncertainty): Fields => ({
  availability,
  unavailability,
  latencyMs,
});

const headOf = ({ seed, samples, inputs }: Uncertainty): Fields => ({
  inputs,
  percentiles: [5, 95],
  samples,
  seed,
});

const latency = ({ mean, p50, p95, p99, p999 }: LatencyEstimate): Fields => ({ mean, p50, p95, p99, p999 });

function byId<T>(records: ReadonlyMap<string, T>, write: (record: T, id: string) => Fields): Fields {
  return Object.fromEntries([...records].map(([id, record]) => [id, write(record, id)]));
}
