/** Whole diagrams, event by event, against the estimate: percentiles of the answer, mean waits, load, timeouts. */
import { expect, it } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import { likely } from '../../../src/model/ranged';
import { count, isLong, LONG_MS, say } from '../../support/long';
import { diagramOf } from '../reference/diagramOf';
import { SIMULATED, STORM } from './diagrams';
import { meanWork, simulate } from './simulate';

const REQUESTS = count(20_000, 1_000_000);
/** A short run sees few of the slowest. */
const SLACK = count(2, 1);
const CASES = isLong ? SIMULATED : SIMULATED.filter(({ quick }) => quick);

const PERCENTILES = [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
] as const;

it.each(CASES)(
  '$name: within $within',
  (simulated) => {
    const { name, sketch, within, waits = 0.1, loads = 0.02 } = simulated;
    const diagram = diagramOf(sketch);
    const seen = estimate(diagram);
    const journey = seen.journeys.get('j');
    const ran = simulate(diagram, 'j', { requests: REQUESTS, seed: 41 });
    const lines: string[] = [];
    const off = (what: string, actual: number | null | undefined, expected: number) => {
      const share = (actual ?? Number.NaN) / expected - 1;
      lines.push(`${what} ${(100 * share).toFixed(1)} %`);
      return Math.abs(share);
    };
    const times = PERCENTILES.map(([key, share]) =>
      off(
        key,
        journey?.latencyMs[key],
        ran.latencies[Math.ceil(share * ran.latencies.length) - 1] ?? Number.NaN,
      ),
    );
    const rates = [...ran.rates].map(([id, rate]) =>
      off(`load of ${id}`, seen.components.get(id)?.requestsPerSecond, rate),
    );
    const leaves = [...ran.waits].filter(([id]) =>
      [...diagram.connections.values()].every(({ from }) => from !== id),
    );
    const waited = leaves.map(([id, wait]) => {
      const latency = diagram.components.get(id)?.settings?.latencyMs;
      const work = latency ? meanWork(likely(latency)) : 0;
      return off(`wait at ${id}`, (seen.components.get(id)?.latencyMs.mean ?? Number.NaN) - work, wait);
    });
    lines.push(`late ${ran.timedOut.toFixed(4)}, estimate ${journey?.timedOut.toFixed(4)}`);
    const all = lines.join(', ');
    say(`Simulated, ${name}, ${REQUESTS} requests: the estimate is off by ${all}.`);
    expect(Math.max(...times), all).toBeLessThan(Math.max(within, 0.015) * SLACK);
    expect(Math.max(0, ...rates), all).toBeLessThan(loads * SLACK);
    if (waits !== null) expect(Math.max(0, ...waited), all).toBeLessThan(waits * SLACK);
    expect(Math.abs(ran.timedOut - (journey?.timedOut ?? 0)), all).toBeLessThan(0.005 * SLACK);
  },
  LONG_MS,
);

it(
  'calm that retries turn into a storm: the estimate is of the calm',
  () => {
    const diagram = diagramOf(STORM);
    expect(estimate(diagram).journeys.get('j')?.timedOut).toBeLessThan(0.01);
    expect(simulate(diagram, 'j', { requests: 20_000, seed: 41 }).timedOut).toBeGreaterThan(0.9);
  },
  LONG_MS,
);
