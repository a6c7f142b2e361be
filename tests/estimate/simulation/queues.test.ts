/**
 * Waiting for a replica: the estimate against a simulated line and against closed forms that share no code with
 * it. Exact for M/M/c and M/G/1; for M/G/c the approximation is Allen and Cunneen's, and how far it is off is said.
 */
import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import type { LatencyMs, Settings } from '../../../src/model/diagram';
import { count, LONG_MS, say } from '../../support/long';
import { diagramOf, service, wires } from '../documents';
import { type Random, randomFrom } from '../reference/random';
import { simulatedWait } from './queue';
import { meanWork } from './simulate';

const REQUESTS = count(400_000, 8_000_000);
const MEAN_MS = 10;

/** Of mean 10 ms and that squared coefficient of variation. */
function workOf(variability: number): LatencyMs {
  const sigma = Math.sqrt(Math.log(1 + variability));
  const p50 = MEAN_MS * Math.exp((-sigma * sigma) / 2);
  return { p50, p99: p50 * Math.exp(2.32635 * sigma) };
}

function drawn({ p50, p99 }: LatencyMs): (random: Random) => number {
  const sigma = Math.log(p99 / p50) / 2.32635;
  return (random) => p50 * Math.exp(sigma * random.normal());
}

const exponential = (random: Random): number => -MEAN_MS * Math.log(1 - random.next());

/** The mean wait the estimate adds to the work. */
function estimatedWait(settings: Settings, requestsPerSecond: number): number {
  const components = { a: service(1), b: service(1, { capacityRps: 1000 / MEAN_MS, ...settings }) };
  const journeys = { j: { entry: 'a', requestsPerSecond } };
  const seen = estimate(diagramOf({ components, connections: wires('a>b'), journeys }));
  const { latencyMs } = settings;
  const work =
    latencyMs && 'p50' in latencyMs
      ? meanWork({ p50: Number(latencyMs.p50), p99: Number(latencyMs.p99) })
      : 0;
  return (seen.journeys.get('j')?.latencyMs.mean ?? Number.NaN) - work;
}

/** Erlang C from its sums, in logarithms. */
function chanceToWait(servers: number, offered: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < servers; k++) {
    term *= offered / k;
    sum += term;
  }
  const all = ((term * offered) / servers) * (servers / (servers - offered));
  return all / (sum + all);
}

function expectWithin(share: number, actual: number, expected: number, what: string): void {
  expect(Math.abs(actual / expected - 1), `${what}: ${actual} for ${expected}`).toBeLessThan(share);
}

const rateAt = (replicas: number, utilization: number) => (utilization * replicas * 1000) / MEAN_MS;

describe('M/M/c', () => {
  it.each([
    [1, 0.5],
    [1, 0.8],
    [2, 0.7],
    [3, 0.85],
    [10, 0.8],
    [50, 0.9],
  ])(
    '%i replicas, utilization %f: the closed form, and the simulated line within 3 %',
    (replicas, utilization) => {
      const requestsPerSecond = rateAt(replicas, utilization);
      const offered = replicas * utilization;
      const closed = (chanceToWait(replicas, offered) * MEAN_MS) / (replicas - offered);
      const seen = estimatedWait({ replicas, latencyMs: workOf(1), discipline: 'shared' }, requestsPerSecond);
      expectWithin(2e-5, seen, closed, 'closed form');
      const line = { replicas, requestsPerSecond, work: exponential };
      const { meanMs, halfWidthMs, waited } = simulatedWait(line, REQUESTS, randomFrom(17));
      expectWithin(0.03, seen, meanMs, `simulated ± ${halfWidthMs}`);
      expect(halfWidthMs / meanMs).toBeLessThan(count(0.2, 0.04));
      expect(waited).toBeCloseTo(chanceToWait(replicas, offered), 1);
      say(
        `M/M/${replicas} at ${utilization}: ${REQUESTS} requests, ${meanMs} ± ${halfWidthMs}, estimate ${seen}.`,
      );
    },
    LONG_MS,
  );
});

describe('M/G/1', () => {
  it.each([0.3, 0.5, 0.8, 0.9])(
    'M/D/1 at %f: half of M/M/1',
    (utilization) => {
      const latencyMs = { p50: MEAN_MS, p99: MEAN_MS };
      const seen = estimatedWait({ latencyMs }, rateAt(1, utilization));
      expectWithin(1e-9, seen, (MEAN_MS * utilization) / (2 * (1 - utilization)), 'Pollaczek and Khinchine');
      const line = { replicas: 1, requestsPerSecond: rateAt(1, utilization), work: () => MEAN_MS };
      const { meanMs } = simulatedWait(line, REQUESTS, randomFrom(3));
      expectWithin(0.03, seen, meanMs, 'simulated');
    },
    LONG_MS,
  );

  it.each([
    [0.5, 0.5],
    [2, 0.7],
    [4, 0.5],
  ])(
    'lognormal work of squared variation %f at %f: as Pollaczek and Khinchine have it',
    (variability, utilization) => {
      const latencyMs = workOf(variability);
      const seen = estimatedWait({ latencyMs }, rateAt(1, utilization));
      const closed = ((1 + variability) / 2) * ((MEAN_MS * utilization) / (1 - utilization));
      expectWithin(2e-5, seen, closed, 'closed form');
      const line = { replicas: 1, requestsPerSecond: rateAt(1, utilization), work: drawn(latencyMs) };
      const { meanMs, halfWidthMs } = simulatedWait(line, 2 * REQUESTS, randomFrom(11));
      // A heavy tail is slow to average out; the estimate is the closed form.
      expectWithin(Math.max(0.03, (1.6 * halfWidthMs) / meanMs), seen, meanMs, `simulated ± ${halfWidthMs}`);
    },
    LONG_MS,
  );
});

describe('each replica its own line, requests sent to any of them', () => {
  it.each([
    [1, 2, 0.7],
    [0, 4, 0.8],
    [2, 10, 0.6],
  ])(
    'squared variation %f, %i replicas at %f: as many M/G/1',
    (variability, replicas, utilization) => {
      const latencyMs = variability === 0 ? { p50: MEAN_MS, p99: MEAN_MS } : workOf(variability);
      const requestsPerSecond = rateAt(replicas, utilization);
      const seen = estimatedWait({ replicas, latencyMs, discipline: 'random' }, requestsPerSecond);
      const closed = ((1 + variability) / 2) * ((MEAN_MS * utilization) / (1 - utilization));
      expectWithin(2e-5, seen, closed, 'Pollaczek and Khinchine');
      const work = variability === 0 ? () => MEAN_MS : drawn(latencyMs);
      const line = { replicas, requestsPerSecond, work, discipline: 'random' as const };
      const { meanMs, halfWidthMs } = simulatedWait(line, 2 * REQUESTS, randomFrom(29));
      expectWithin(Math.max(0.03, (1.6 * halfWidthMs) / meanMs), seen, meanMs, `simulated ± ${halfWidthMs}`);
    },
    LONG_MS,
  );
});

describe('M/G/c: Allen and Cunneen', () => {
  // By 16 million requests each: 1.8, 3.7, 3.2 and 1.0 % too low, then 2.6, 14.6 and 23.2 % too high.
  it.each([
    [0, 2, 0.8, 0.05],
    [0, 4, 0.8, 0.08],
    [0, 10, 0.9, 0.09],
    [0.5, 4, 0.8, 0.05],
    [2, 2, 0.8, 0.08],
    [2, 10, 0.8, 0.2],
    [4, 4, 0.7, 0.3],
  ])(
    'squared variation %f, %i replicas at %f: within %f',
    (variability, replicas, utilization, within) => {
      const latencyMs = variability === 0 ? { p50: MEAN_MS, p99: MEAN_MS } : workOf(variability);
      const seen = estimatedWait(
        { replicas, latencyMs, discipline: 'shared' },
        rateAt(replicas, utilization),
      );
      const work = variability === 0 ? () => MEAN_MS : drawn(latencyMs);
      const line = { replicas, requestsPerSecond: rateAt(replicas, utilization), work };
      const { meanMs, halfWidthMs } = simulatedWait(line, 2 * REQUESTS, randomFrom(23));
      const off = seen / meanMs - 1;
      say(
        `M/G/${replicas} at ${utilization}, cs² ${variability}: estimate ${(100 * off).toFixed(1)} % off, ± ${((100 * halfWidthMs) / meanMs).toFixed(1)} %.`,
      );
      expect(Math.abs(off)).toBeLessThan(within);
    },
    LONG_MS,
  );
});
