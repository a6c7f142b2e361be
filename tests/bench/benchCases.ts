import { readFileSync } from 'node:fs';
import { parseDiagram } from '../../src/document/parseDiagram';
import { estimate } from '../../src/estimate/estimate';
import { exportSvg } from '../../src/formats/exporters/svg';
import type { Diagram } from '../../src/model/diagram';
import { review } from '../../src/rules/review';
import { repositoryPath } from '../support/repository';

export interface BenchCase {
  readonly name: string;
  /** The name of a case above it, against which the ratio is printed. */
  readonly baseline?: string;
  /** Timed as a whole; what needs to be made once is made when the list is. */
  readonly run: () => unknown;
}

const example = readFileSync(repositoryPath('src/library/examples/url-shortener.plumb'), 'utf8');
const large = manyServices(200);
const exampleDiagram = parsed(example);
const exampleEstimate = estimate(exampleDiagram);

/** What `npm run bench` times, baselines first. */
export const benchCases: readonly BenchCase[] = [
  { name: 'read the example: JSON.parse alone', run: () => JSON.parse(example) },
  {
    name: 'read the example: parseDiagram',
    baseline: 'read the example: JSON.parse alone',
    run: () => parseDiagram(example),
  },
  { name: 'read 200 components: JSON.parse alone', run: () => JSON.parse(large) },
  {
    name: 'read 200 components: parseDiagram',
    baseline: 'read 200 components: JSON.parse alone',
    run: () => parseDiagram(large),
  },
  { name: 'the example: estimate', run: () => estimate(exampleDiagram) },
  {
    name: 'the example: review',
    baseline: 'the example: estimate',
    run: () => review(exampleDiagram, exampleEstimate),
  },
  {
    name: 'the example: as SVG',
    baseline: 'the example: estimate',
    run: () => exportSvg(exampleDiagram, exampleEstimate),
  },
];

function parsed(text: string): Diagram {
  const result = parseDiagram(text);
  if (!result.ok) throw new Error('The document to be timed does not open.');
  return result.value;
}

/** A document of `count` services in rows of ten, each calling the next in its row and the one below. */
function manyServices(count: number): string {
  const components: Record<string, unknown> = {};
  const connections: Record<string, unknown> = {};
  for (let index = 0; index < count; index++) {
    const position = { x: (index % 10) * 220, y: Math.floor(index / 10) * 140 };
    components[`service-${index}`] = { type: 'service', name: `Service ${index}`, position };
    const below = index + 10 < count ? [index + 10] : [];
    for (const next of index % 10 === 9 ? below : [index + 1, ...below]) {
      if (next < count) {
        const ends = { from: `service-${index}`, to: `service-${next}` };
        connections[`${index}-${next}`] = { ...ends, protocol: 'http' };
      }
    }
  }
  return JSON.stringify({ format: 'plumbline', version: 1, components, connections });
}
