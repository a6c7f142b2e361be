/** What to print when an estimate differs: seed, document, numbers, and the smallest document that shows it. */
import type { Estimate } from '../../../src/estimate/answer';
import type { Diagram } from '../../../src/model/diagram';
import { fileOf } from './diagramOf';
import { disagreements } from './disagreements';
import { randomDiagram } from './randomDiagram';
import { shrink } from './shrink';

/** Of the first seeds that differ; empty when none does. */
export function reportOf(
  seeds: Iterable<number>,
  estimate: (diagram: Diagram) => Estimate,
  reports = 3,
): readonly string[] {
  const found: string[] = [];
  for (const seed of seeds) {
    if (found.length === reports) return found;
    const { diagram } = randomDiagram(seed);
    const lines = differences(diagram, estimate);
    if (lines.length === 0) continue;
    const smallest = shrink(diagram, (smaller) => sameKind(differences(smaller, estimate), lines));
    found.push(
      [
        `seed ${seed}`,
        ...lines,
        fileOf(diagram),
        'smallest:',
        ...differences(smallest, estimate),
        fileOf(smallest),
      ].join('\n'),
    );
  }
  return found;
}

function differences(diagram: Diagram, estimate: (diagram: Diagram) => Estimate): readonly string[] {
  try {
    return disagreements(diagram, estimate(diagram));
  } catch (error) {
    return [`throws: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

/** A smaller diagram shows the same where the same sort of number differs. */
function sameKind(some: readonly string[], all: readonly string[]): boolean {
  const kind = (line: string) => (line.split(':')[0] ?? '').split('.').at(-1);
  const kinds = new Set(all.map(kind));
  return some.some((line) => kinds.has(kind(line)));
}
