import { performance } from 'node:perf_hooks';

export interface Measurement {
  readonly medianMs: number;
  readonly lowerMs: number;
  readonly upperMs: number;
  readonly runs: number;
}

export interface Effort {
  readonly warmUps: number;
  readonly leastRuns: number;
  /** Repeated until this much time has passed, the preparation counted in. */
  readonly leastMs: number;
  /** Ended after this much time even if there are fewer runs. */
  readonly mostMs?: number;
}

/** Median and middle half of the time `run` takes; what `prepare` makes for it is not timed. */
export async function measure<T>(
  prepare: () => T,
  run: (prepared: T) => unknown,
  { warmUps, leastRuns, leastMs, mostMs = Number.POSITIVE_INFINITY }: Effort,
): Promise<Measurement> {
  const times: number[] = [];
  const began = performance.now();
  const past = (): number => performance.now() - began;
  for (let turn = 0; turn < warmUps && past() < mostMs / 3; turn++) await run(prepare());
  const started = performance.now();
  while (times.length < leastRuns || performance.now() - started < leastMs) {
    if (times.length > 0 && past() > mostMs) break;
    const prepared = prepare();
    const start = performance.now();
    await run(prepared);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? Number.NaN;
  return { medianMs: at(0.5), lowerMs: at(0.25), upperMs: at(0.75), runs: times.length };
}

export const digits = (ms: number): string => (ms >= 1000 ? ms.toFixed(0) : ms.toPrecision(3));
