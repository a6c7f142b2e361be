/** A seeded Monte Carlo of one call: hedged, timed out and retried as docs/estimation.md says, literally. */
import type { Connection, LatencyMs } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';
import type { Random } from '../reference/random';

export interface Sample {
  /** Sorted, of those that answer. */
  readonly times: Float64Array;
  /** The share that no attempt answers in time, of those that errors alone would not end. */
  readonly late: number;
  /** Calls over the wire for one that is asked for. */
  readonly made: number;
}

export const quantileOf = ({ times }: Sample, share: number): number =>
  times[Math.ceil(share * times.length) - 1] ?? Number.NaN;

export const meanOfSample = ({ times }: Sample): number =>
  times.reduce((sum, time) => sum + time, 0) / times.length;

export function lognormalOf({ p50, p99 }: LatencyMs): (random: Random) => number {
  const sigma = Math.log(p99 / p50) / 2.32635;
  return (random) => p50 * Math.exp(sigma * random.normal());
}

export const exponentialOf =
  (mean: number) =>
  (random: Random): number =>
    -mean * Math.log(1 - random.next());

export function sampled(
  connection: Partial<Connection>,
  once: (random: Random) => number,
  random: Random,
  runs: number,
): Sample {
  const { errorRate = 0, timeoutMs = Infinity, retries, hedgeAfterMs } = connection;
  const times: number[] = [];
  let late = 0;
  let made = 0;
  const attempt = (): { took: number; answered: boolean; error: boolean } => {
    let full = once(random);
    made++;
    if (hedgeAfterMs !== undefined && hedgeAfterMs < timeoutMs && full > hedgeAfterMs) {
      made++;
      full = Math.min(full, hedgeAfterMs + once(random));
    }
    const error = random.chance(likely(errorRate));
    return { took: Math.min(full, timeoutMs), answered: !error && full <= timeoutMs, error };
  };
  for (let run = 0; run < runs; run++) {
    let took = 0;
    let onlyErrors = true;
    for (let number = 0; number <= (retries?.max ?? 0); number++) {
      if (number > 0) {
        const pause = (retries?.backoffMs ?? 0) * 2 ** (number - 1);
        took += retries?.jitter ? pause * random.next() : pause;
      }
      const tried = attempt();
      took += tried.took;
      onlyErrors &&= tried.error;
      if (tried.answered) {
        times.push(took);
        onlyErrors = true;
        took = -1;
        break;
      }
    }
    if (took >= 0 && !onlyErrors) late++;
  }
  return { times: Float64Array.from(times).sort(), late: late / (times.length + late), made: made / runs };
}
