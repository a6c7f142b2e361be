/**
 * `npm run bench [WORD…]`: how long the work takes that a person waits for, as the median of repeated runs with the
 * middle half's spread, and as a ratio to each case's baseline. To be read, not asserted: machines differ, ratios less.
 */
import { performance } from 'node:perf_hooks';
import { type BenchCase, benchCases } from './benchCases';

const warmUps = 3;
const leastRuns = 10;
const leastMs = 500;

interface Measurement {
  readonly medianMs: number;
  readonly lowerMs: number;
  readonly upperMs: number;
  readonly runs: number;
}

async function measure({ run }: BenchCase): Promise<Measurement> {
  for (let turn = 0; turn < warmUps; turn++) await run();
  const times: number[] = [];
  const began = performance.now();
  while (times.length < leastRuns || performance.now() - began < leastMs) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? Number.NaN;
  return { medianMs: at(0.5), lowerMs: at(0.25), upperMs: at(0.75), runs: times.length };
}

async function bench(words: readonly string[]): Promise<void> {
  const chosen = benchCases.filter(({ name }) => words.every((word) => name.includes(word)));
  const baselines = new Set(chosen.map(({ baseline }) => baseline));
  const wanted = benchCases.filter((one) => chosen.includes(one) || baselines.has(one.name));
  if (chosen.length === 0) {
    const names = benchCases.map(({ name }) => `  ${name}`).join('\n');
    console.error(`No case's name contains ${words.join(' and ')}. There are:\n${names}`);
    process.exitCode = 2;
    return;
  }
  const medians = new Map<string, number>();
  console.log(row('case', 'median ms', 'middle half', 'runs', 'ratio'));
  for (const one of wanted) {
    const { medianMs, lowerMs, upperMs, runs } = await measure(one);
    medians.set(one.name, medianMs);
    const base = one.baseline === undefined ? undefined : medians.get(one.baseline);
    const ratio = base === undefined ? '' : `${(medianMs / base).toFixed(2)} × ${one.baseline}`;
    console.log(row(one.name, digits(medianMs), `${digits(lowerMs)} – ${digits(upperMs)}`, `${runs}`, ratio));
  }
}

function row(name: string, median: string, spread: string, runs: string, ratio: string): string {
  return `${name.padEnd(44)} ${median.padStart(10)} ${spread.padStart(20)} ${runs.padStart(7)}  ${ratio}`.trimEnd();
}

function digits(ms: number): string {
  return ms.toPrecision(3);
}

await bench(process.argv.slice(2));
