/** Bundled and run by memory.ts: one estimator at work on 2,000 components; says what it holds once all garbage is collected. */
import { setImmediate } from 'node:timers/promises';
import { createEstimator } from '../../src/estimate/estimator';
import { architecture } from './architectures';
import { sliderEdits } from './edits';

const EDITS = 100;
const MOST_MS = 20_000;
const MEGABYTE = 2 ** 20;

async function run(): Promise<void> {
  let diagram = architecture({ components: 2000, alternatives: 0.25, seed: 7 });
  const before = heapUsed();
  const bare = process.memoryUsage().rss;
  const estimator = createEstimator();
  let answer = estimator.estimate(diagram);
  const next = sliderEdits(diagram, 7);
  const began = performance.now();
  for (let turn = 0; turn < EDITS && performance.now() - began < MOST_MS; turn++) {
    // Each a task of its own as in the editor: within one, nothing that a weak reference led to is given up.
    await setImmediate();
    diagram = next()(diagram);
    answer = estimator.estimate(diagram);
  }
  await setImmediate();
  const kept = heapUsed() - before;
  // Both are still in use here, so that they were when the heap was weighed.
  if (estimator.estimate(diagram).components.size !== answer.components.size) throw new Error('Two answers');
  process.send?.({
    heapMegabytes: kept / MEGABYTE,
    residentMegabytes: process.memoryUsage().rss / MEGABYTE,
    bareMegabytes: bare / MEGABYTE,
  });
}

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

await run();
