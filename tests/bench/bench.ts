/**
 * `npm run bench [WORD…]`, or `estimator`, `canvas`, `slider`, `lines`, `layout` or `look` alone, each with sizes: how long the work takes
 * that a person waits for, as the median of repeated runs with the middle half's spread, and as a ratio to each case's
 * baseline. To be read, not asserted: machines differ, ratios less.
 */
import { benchCases } from './benchCases';
import { canvasBench } from './canvas/canvasBench';
import { lookTable } from './canvas/lookTable';
import { sliderTable } from './canvas/sliderTable';
import { estimatorTable } from './estimatorTable';
import { layoutTable } from './layoutTable';
import { linesTable } from './linesTable';
import { digits, measure } from './measure';

/** Warmed up until the code is compiled, as it is after the first edits of a session. */
const EFFORT = { warmUps: 30, leastRuns: 20, leastMs: 500 };

async function bench(words: readonly string[]): Promise<void> {
  if (words[0] === 'canvas') return canvasBench(words.slice(1));
  if (words[0] === 'look') return lookTable(words.slice(1));
  if (words[0] === 'slider') return sliderTable(words.slice(1));
  if (words[0] === 'lines') return linesTable(words.slice(1));
  if (words[0] === 'layout') return layoutTable(words.slice(1));
  const chosen = benchCases.filter(({ name }) => words.every((word) => name.includes(word)));
  const baselines = new Set(chosen.map(({ baseline }) => baseline));
  const wanted = benchCases.filter((one) => chosen.includes(one) || baselines.has(one.name));
  const table = words.length === 0 || words[0] === 'estimator';
  if (chosen.length === 0 && !table) {
    const names = benchCases.map(({ name }) => `  ${name}`).join('\n');
    console.error(
      `No case's name contains ${words.join(' and ')}. There are:\n${names}\n  estimator [SIZE…]\n  canvas [SIZE…]\n  slider [SIZE…]\n  lines [SIZE…]\n  layout [SIZE…]\n  look [SIZE…]`,
    );
    process.exitCode = 2;
    return;
  }
  const medians = new Map<string, number>();
  if (wanted.length > 0) console.log(row('case', 'median ms', 'middle half', 'runs', 'ratio'));
  for (const one of wanted) {
    const { medianMs, lowerMs, upperMs, runs } = await measure(
      () => one,
      ({ run }) => run(),
      EFFORT,
    );
    medians.set(one.name, medianMs);
    const base = one.baseline === undefined ? undefined : medians.get(one.baseline);
    const ratio = base === undefined ? '' : `${(medianMs / base).toFixed(2)} × ${one.baseline}`;
    console.log(row(one.name, digits(medianMs), `${digits(lowerMs)} – ${digits(upperMs)}`, `${runs}`, ratio));
  }
  if (table) await estimatorTable(words);
  if (words.length === 0) await canvasBench([]);
}

function row(name: string, median: string, spread: string, runs: string, ratio: string): string {
  return `${name.padEnd(44)} ${median.padStart(10)} ${spread.padStart(20)} ${runs.padStart(7)}  ${ratio}`.trimEnd();
}

await bench(process.argv.slice(2));
