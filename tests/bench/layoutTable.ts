/**
 * `npm run bench layout [SIZE…]`: how long automatic layout takes: the engine, which the editor runs in a worker, and
 * putting its answer on the page, in which the page stands still, with nothing locked and with every twentieth card.
 */
import ELK from 'elkjs/lib/elk.bundled.js';
import { type Arrangement, arrange, arranged } from '../../src/layout/arrange';
import type { LayoutEngine } from '../../src/layout/layoutGraph';
import { quickPlace } from '../../src/layout/quickPlace';
import type { Component, Diagram } from '../../src/model/diagram';
import { architecture } from './architectures';
import { digits, measure } from './measure';

const SIZES = [200, 2000];
const EFFORT = { warmUps: 1, leastRuns: 3, leastMs: 0, mostMs: 60_000 };

export async function layoutTable(words: readonly string[]): Promise<void> {
  const sizes = words.map(Number).filter((size) => size > 0);
  console.log('layout                 engine ms     placing ms   5 % locked ms');
  for (const size of sizes.length > 0 ? sizes : SIZES) console.log(await row(size));
}

async function row(size: number): Promise<string> {
  const page = quickPlace(architecture({ components: size, alternatives: 0.2, seed: 1 }));
  const locked = withLocks(page);
  const engine: LayoutEngine = new ELK();
  const made = await arrange(page, null, engine);
  const asking = await measure(
    () => page,
    (diagram) => arrange(diagram, null, engine),
    EFFORT,
  );
  const [placing, around] = [await putting(page, made), await putting(locked, { ...made, began: locked })];
  const numbers = [asking.medianMs, placing, around].map((ms) => digits(ms).padStart(14));
  return `${size} components`.padEnd(18) + numbers.join('');
}

/** A page of its own each time, as after an edit: nothing known of the last one helps. */
async function putting(page: Diagram, made: Arrangement): Promise<number> {
  const { medianMs } = await measure(
    () => ({ ...page }),
    (diagram) => arranged(diagram, made),
    EFFORT,
  );
  return medianMs;
}

function withLocks(page: Diagram): Diagram {
  const components = new Map<string, Component>();
  for (const [id, component] of page.components)
    components.set(id, components.size % 20 === 7 ? { ...component, locked: true } : component);
  return { ...page, components };
}
