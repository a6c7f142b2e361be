/**
 * A second, thorough look at a diagram whose numbers are only known to lie between two others: once it rests, in a worker
 * of its own that is let go with its answer or at the next edit. Where there is none to be had, the intervals stay.
 */
import type { Estimate } from '../../estimate/answer';
import type { Diagram } from '../../model/diagram';
import type { Analysis } from '../analysis';
import { createAnalysisClient, type OpenPort } from './analysisClient';
import { delayed, type Later } from './delayed';

export interface Narrowing {
  /** The version's numbers stand on the screen, the diagram at rest. */
  shown(diagram: Diagram, version: number, analysis: Analysis): void;
  /** The diagram is another. */
  drop(): void;
}

interface Asked {
  readonly openPort: OpenPort;
  readonly later: Later;
  readonly focus: () => string | null;
  /** Never with what was dropped. */
  readonly narrowed: (analysis: Analysis, version: number) => void;
}

const AT_REST_AFTER_MS = 400;
/** All orders and steps there are take some seconds, the answer of thousands of parts with it. */
const HUNG_AFTER_MS = 120_000;

export function createNarrowing({ openPort, later, focus, narrowed }: Asked): Narrowing {
  const rest = delayed(later);
  const client = createAnalysisClient(openPort, {
    later,
    hungAfterMs: HUNG_AFTER_MS,
    answered({ analysis, version }) {
      client.close();
      if (analysis.failure === null) narrowed(analysis, version);
    },
    died: () => {},
  });
  const drop = (): void => {
    rest.cancel();
    client.close();
  };
  return {
    shown(diagram, version, { estimate }) {
      drop();
      if (isExact(estimate)) return;
      rest.start(() => {
        client.ask({ diagram, version, wanted: 'everything', effort: 'thorough', focus: focus() });
      }, AT_REST_AFTER_MS);
    },
    drop,
  };
}

/** Whether nothing is left to be narrowed. */
export function isExact({ journeys, components }: Estimate): boolean {
  for (const { exact } of journeys.values()) if (!exact) return false;
  for (const { exact } of components.values()) if (!exact) return false;
  return true;
}
