/**
 * How fast the numbers come, beside what they should take at most and as a ratio to a naive product pass over the same
 * graph in the same run: whole, after a slider edit, after a structural edit; the part that everything hangs on; a graph
 * that can't be solved exactly; memory.
 */
import type { Estimate } from '../../src/estimate/answer';
import { createEstimator } from '../../src/estimate/estimator';
import type { Diagram } from '../../src/model/diagram';
import { type FaultTreeShape, faultTree } from '../estimate/faultTrees';
import { randomFrom } from '../estimate/reference/random';
import { architecture } from './architectures';
import { type Edit, slide, sliderEdits, structuralEdits } from './edits';
import { digits, type Effort, type Measurement, measure } from './measure';
import { measureMemory } from './memory';
import { naiveProduct } from './naive';
import { denseMesh, storeUnderCallers } from './specialGraphs';

const SIZES = [50, 200, 1000, 2000];
const SHARES = [0.1, 0.25, 0.5];
const SEED = 7;
const FAULT_TREES: readonly FaultTreeShape[] = [
  { gates: 100, events: 120, reach: 8 },
  { gates: 300, events: 350, reach: 8 },
  { gates: 300, events: 350, reach: 14 },
];
const NAIVE: Effort = { warmUps: 20, leastRuns: 20, leastMs: 200 };
const COLD: Effort = { warmUps: 2, leastRuns: 7, leastMs: 300, mostMs: 6000 };
const EDITS: Effort = { warmUps: 6, leastRuns: 60, leastMs: 300, mostMs: 6000 };

/** Medians to reach, in milliseconds, by the number of components. */
const TARGETS: Readonly<Record<'cold' | 'slider' | 'structural', ReadonlyMap<number, number>>> = {
  cold: new Map([
    [200, 8],
    [2000, 60],
  ]),
  slider: new Map([
    [200, 1],
    [2000, 4],
  ]),
  structural: new Map([
    [200, 3],
    [2000, 10],
  ]),
};

/** Numbers among the words choose sizes: `npm run bench estimator 200`. */
export async function estimatorTable(words: readonly string[]): Promise<void> {
  const wanted = words.map(Number).filter((size) => SIZES.includes(size));
  const sizes = wanted.length > 0 ? wanted : SIZES;
  console.log('\nThe estimator: medians in ms; × the naive product pass; < the target, where one is set');
  console.log(
    'looked at: a slider edit, and then every part of every journey, which is made when it is looked at',
  );
  print('parts', 'alternatives', 'naive', 'whole, cold', 'a slider', 'structure', 'looked at');
  for (const size of sizes) for (const share of SHARES) await timeArchitecture(size, share);
  await timeWorstPart();
  await timeFaultTrees();
  await timeOverBudget();
  if (sizes.includes(2000)) await printMemory();
}

async function timeArchitecture(size: number, share: number): Promise<void> {
  const diagram = architecture({ components: size, alternatives: share, seed: SEED });
  const naive = await measure(
    () => diagram,
    (it) => naiveProduct(it),
    NAIVE,
  );
  const cold = await measure(createEstimator, (estimator) => estimator.estimate(diagram), COLD);
  const slider = await timeEdits(diagram, sliderEdits(diagram, SEED));
  const structural = await timeEdits(diagram, structuralEdits(diagram, SEED));
  const lookedAt = await timeEdits(diagram, sliderEdits(diagram, SEED), (estimate) => {
    for (const { components, connections } of estimate.journeys.values())
      if (components.size + connections.size === 0) throw new Error('A journey without parts');
  });
  const cell = (kind: keyof typeof TARGETS, { medianMs }: Measurement): string =>
    said(medianMs, medianMs / naive.medianMs, TARGETS[kind].get(size));
  print(
    `${size}`,
    `${share * 100} %`,
    digits(naive.medianMs),
    cell('cold', cold),
    cell('slider', slider),
    cell('structural', structural),
    said(lookedAt.medianMs, lookedAt.medianMs / naive.medianMs, undefined),
  );
}

/** One estimator over edits that follow one another, as in the editor; making the edited diagram isn't timed. */
function timeEdits(
  first: Diagram,
  next: () => Edit,
  look: (estimate: Estimate) => void = () => {},
): Promise<Measurement> {
  const estimator = createEstimator();
  let diagram = first;
  estimator.estimate(diagram);
  const edited = (): Diagram => {
    diagram = next()(diagram);
    return diagram;
  };
  return measure(edited, (it) => look(estimator.estimate(it)), EDITS);
}

async function timeWorstPart(): Promise<void> {
  const diagram = storeUnderCallers(2000);
  const random = randomFrom(SEED);
  for (const field of ['availability', 'latencyMs', 'capacityRps'] as const) {
    const { medianMs } = await timeEdits(diagram, () => slide('store', field, random));
    console.log(`${field} of a store under 2,000 callers: ${said(medianMs, null, 80)}`);
  }
}

/** As the public fault-tree benchmarks are shaped: hundreds of parts, no time and no load. */
async function timeFaultTrees(): Promise<void> {
  for (const shape of FAULT_TREES) {
    const diagram = faultTree(SEED, shape);
    const { medianMs } = await measure(createEstimator, (estimator) => estimator.estimate(diagram), COLD);
    const journey = createEstimator().estimate(diagram).journeys.values().next().value;
    const answer = journey?.exact ? 'exact' : `within ${journey?.availabilityRange?.join(' and ')}`;
    console.log(
      `a fault tree of ${shape.gates} gates over ${shape.events} events, reach ${shape.reach}: ${said(medianMs, null, undefined)}, ${answer}`,
    );
  }
}

async function timeOverBudget(): Promise<void> {
  const diagram = denseMesh(10, 60, SEED);
  const cold = await measure(createEstimator, (estimator) => estimator.estimate(diagram), COLD);
  const journey = createEstimator().estimate(diagram).journeys.get('journey');
  const [low, high] = journey?.availabilityRange ?? [];
  const answer =
    low === undefined || high === undefined
      ? `exact: ${journey?.availability}`
      : `between ${low} and ${high}, ${digits(high - low)} wide`;
  console.log(`a mesh of 600 parts, 2 of 3 at every call: ${said(cold.medianMs, null, 16)}; ${answer}`);
}

async function printMemory(): Promise<void> {
  const { heapMegabytes, residentMegabytes, bareMegabytes } = await measureMemory();
  console.log(
    `memory at 2,000 parts, 25 %, after a hundred edits: ${digits(heapMegabytes)} MB of heap kept by the estimator and its answer, ` +
      `${digits(residentMegabytes)} MB the whole process, bundled as it ships < 200 (${digits(bareMegabytes)} before the first estimate)`,
  );
}

function said(ms: number, ratio: number | null, target: number | undefined): string {
  const bound = target === undefined ? '' : ` < ${target}${ms < target ? '' : ' missed'}`;
  return `${digits(ms)}${ratio === null ? ' ms' : ` ×${digits(ratio)}`}${bound}`;
}

function print(
  parts: string,
  share: string,
  naive: string,
  cold: string,
  slider: string,
  structural: string,
  lookedAt: string,
): void {
  console.log(
    `${parts.padStart(5)} ${share.padStart(13)} ${naive.padStart(8)}  ${cold.padEnd(26)} ${slider.padEnd(26)} ${structural.padEnd(26)} ${lookedAt}`,
  );
}
