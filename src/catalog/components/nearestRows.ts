/**
 * Rows of the table of defaults (docs/components.md) that types without one of their own take, saying so:
 * a few numbers that are grounded serve better than many that are guessed.
 */
import type { Defaults, OperationDefaults } from '../componentType';
import { BENCHMARK, contract, judged, measured, NAPKIN, ONE_INSTANCE, sourced } from '../sources';

export const RUN_BY_US = sourced(null, judged('run by us until said otherwise'));
export const ONE_HOST = sourced(0.995, contract(`One instance: ${ONE_INSTANCE.text}`));
export const MANAGED_SQL = sourced(
  0.9995,
  contract('Nearest row, managed SQL: Amazon RDS SLA, multi-zone, 99.95 % (2022)'),
);
export const MANAGED_KEYS = sourced(
  0.9999,
  contract('Nearest row, a managed key-value store: Amazon DynamoDB SLA, 99.99 % (2022)'),
);
export const MANAGED_COMPUTE = sourced(
  0.9995,
  contract('Nearest row, a serverless function: AWS Lambda SLA, 99.95 % (2022)'),
);

/** Run by us, one instance of it. */
const selfRun = { availability: ONE_HOST, managed: RUN_BY_US } as const;

export const PROXY: Defaults = {
  ...selfRun,
  latencyMs: sourced(
    { p50: 0.05, p99: 0.5 },
    measured(`Nearest row, a proxy hop: ${NAPKIN}, 50 µs; tail judged`),
  ),
  capacityRps: sourced(20_000, judged('nearest row, one proxy process')),
};

export const GATEWAY: Defaults = {
  ...selfRun,
  latencyMs: sourced({ p50: 5, p99: 40 }, judged('nearest row, an API gateway that reads each request')),
  capacityRps: sourced(10_000, judged('nearest row, an API gateway')),
};

export const SERVICE: Defaults = {
  ...selfRun,
  managedAvailability: MANAGED_COMPUTE,
  latencyMs: sourced({ p50: 8, p99: 80 }, judged('nearest row, a stateless service')),
  capacityRps: sourced(500, judged('nearest row, a stateless service')),
};

/** Several machines of ours that agree by majority. */
export const QUORUM: Defaults = {
  ...selfRun,
  managedAvailability: MANAGED_KEYS,
  latencyMs: sourced({ p50: 3, p99: 30 }, judged('nearest row, a quorum of replicas in one region')),
  capacityRps: sourced(10_000, judged('nearest row, small records a second on one node')),
};

const pointQuery: OperationDefaults = {
  latencyMs: sourced({ p50: 1, p99: 15 }, measured(`Nearest row, a SQL point query: ${NAPKIN}; tail judged`)),
  capacityRps: sourced(5000, judged('nearest row, SQL point queries a second')),
};
const commit: OperationDefaults = {
  latencyMs: sourced({ p50: 2, p99: 20 }, measured(`Nearest row, a SQL commit: ${NAPKIN}; tail judged`)),
  capacityRps: sourced(1500, judged('nearest row, SQL commits a second')),
};

/** Finds a record by an index, and commits one. */
export const RECORDS = {
  ...selfRun,
  managedAvailability: MANAGED_SQL,
  latencyMs: sourced({ p50: 1, p99: 15 }, measured(`Nearest row, a SQL point query: ${NAPKIN}; tail judged`)),
  capacityRps: sourced(5000, judged('nearest row, SQL point queries a second')),
  read: pointQuery,
  write: commit,
} satisfies Defaults;

/** A queue over a few mirrored machines. */
export const QUEUE: Defaults = {
  availability: sourced(0.999, contract('Amazon SQS and SNS (Messaging) SLA, 99.9 % (2022)')),
  latencyMs: sourced(
    { p50: 0.5, p99: 2 },
    measured(`Nearest row, a queue: ${BENCHMARK}, p99 1 ms at 30 MB/s; rounded up`),
  ),
  capacityRps: sourced(20_000, judged('nearest row, messages a second through one queue')),
  managed: RUN_BY_US,
};

/** Whole objects under a name, kept by a provider. */
export const OBJECTS = {
  availability: sourced(0.999, contract('Nearest row, an object store: Amazon S3 SLA, 99.9 % (2022)')),
  latencyMs: sourced(
    { p50: 80, p99: 300 },
    measured(`Nearest row, an object store: ${NAPKIN}, first byte with its tail`),
  ),
  capacityRps: sourced(
    5500,
    contract('Nearest row, an object store: Amazon S3 user guide, performance (2022)'),
  ),
  write: {
    latencyMs: sourced(
      { p50: 200, p99: 600 },
      measured(`Nearest row, an object store: ${NAPKIN}, a small put; tail judged`),
    ),
    capacityRps: sourced(
      3500,
      contract('Nearest row, an object store: Amazon S3 user guide, performance (2022)'),
    ),
  },
} satisfies Defaults;
