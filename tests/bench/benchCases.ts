import { readFileSync } from 'node:fs';
import { effectiveSettings, modeOf, typeOf } from '../../src/catalog/effective';
import { usableProtocols } from '../../src/catalog/protocols';
import { parseDiagram } from '../../src/document/parseDiagram';
import type { Estimate } from '../../src/estimate/answer';
import { estimate } from '../../src/estimate/estimate';
import { buildGraph } from '../../src/estimate/graph/buildGraph';
import { requestsPerSecondOf } from '../../src/estimate/graph/computable';
import { keepViews } from '../../src/estimate/graph/views';
import { measuredJourneys } from '../../src/estimate/journeys';
import { burstStorms } from '../../src/estimate/load/burstStorms';
import { exportSvg } from '../../src/formats/exporters/svg';
import type { Diagram } from '../../src/model/diagram';
import { foldRepeats } from '../../src/rules/foldRepeats';
import { review } from '../../src/rules/review';
import { repositoryPath } from '../support/repository';
import { architecture } from './architectures';

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
const drawn = architecture({ components: 2000, alternatives: 0.2, seed: 1 });
const drawnEstimate = halfBusy(drawn);
const fewer = architecture({ components: 500, alternatives: 0.2, seed: 1 });
const fewerEstimate = halfBusy(fewer);

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
  { name: 'review 2,000 components: one naive pass', run: () => naiveReview(drawn) },
  // Another diagram each time, as after an edit: its records are the same, nothing that was found out about the last one
  // as a whole is kept. All texts, places and remedies are made.
  {
    name: 'review 2,000 components: on a whiteboard',
    baseline: 'review 2,000 components: one naive pass',
    run: () => review({ ...drawn }, drawnEstimate),
  },
  {
    name: 'review 2,000 components: every rule',
    baseline: 'review 2,000 components: one naive pass',
    run: () => review({ ...drawn }, drawnEstimate, { profile: 'production' }),
  },
  // A fourth as many: a review that grows with the drawing, not with its square, takes about a fourth of the time.
  {
    name: 'review 500 components: every rule',
    baseline: 'review 2,000 components: every rule',
    run: () => review({ ...fewer }, fewerEstimate, { profile: 'production' }),
  },
  {
    name: 'review 2,000 components: every rule, as listed',
    baseline: 'review 2,000 components: every rule',
    run: () => foldRepeats(review({ ...drawn }, drawnEstimate, { profile: 'production' })),
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

/** What any review has to do at least: look at the type and settings of each part, at the mode and ends of each connection. */
function naiveReview(diagram: Diagram): number {
  let found = 0;
  for (const component of diagram.components.values())
    if (typeOf(component).role === 'store' && effectiveSettings(component).replicas < 2) found++;
  for (const connection of diagram.connections.values()) {
    const from = diagram.components.get(connection.from);
    const to = diagram.components.get(connection.to);
    if (
      modeOf(diagram, connection) === 'sync' &&
      from &&
      to &&
      usableProtocols(from, to, 'sync').length === 0
    )
      found++;
  }
  return found;
}

/**
 * Numbers as an estimate gives them, without its time: every part half as busy as it may be. What it makes only when a
 * rule asks is made each time.
 */
function halfBusy(diagram: Diagram): Estimate {
  const graph = buildGraph(diagram);
  const { journeys } = measuredJourneys(diagram);
  const { whole, ofJourneys } = keepViews().of(graph, journeys);
  const entering = journeys.map(([, journey], index) => ({
    view: ofJourneys[index] ?? whole,
    entry: graph.indexOf.get(journey.entry) ?? 0,
    requestsPerSecond: requestsPerSecondOf(journey),
  }));
  const latencyMs = { mean: 12, p50: 10, p95: 30, p99: 50, p999: 90 };
  const offered = {
    availability: 0.999,
    unavailability: 0.001,
    latencyMs,
    requestsPerSecond: 100,
    exact: true,
  };
  return {
    journeys: new Map(),
    components: new Map([...diagram.components.keys()].map((id) => [id, { ...offered, utilization: 0.5 }])),
    connections: new Map([...diagram.connections.keys()].map((id) => [id, offered])),
    problems: [],
    backlogs: new Map(),
    effects: new Map(),
    get burstStorms() {
      return burstStorms(whole, entering);
    },
  };
}
