/**
 * What is asked of every line while it is drawn: whether its caller waits, and whether it is outside the journey in focus. The
 * same function is given again as long as it says the same, so that whoever holds it needn't ask.
 */
import { modeOf } from '../../catalog/effective';
import type { Estimate } from '../../estimate/answer';
import type { Visible } from '../../layout/visibleDiagram';
import type { Connection, Diagram } from '../../model/diagram';
import { sameEntries } from '../../shared/sameEntries';

type Bundles = Visible['lines'];

interface Focus {
  readonly connections: ReadonlyMap<string, unknown> | undefined;
  readonly bundles: Bundles;
}

export interface LineQuestions {
  isAsync(diagram: Diagram): (connection: Connection) => boolean;
  isQuiet(estimate: Estimate, journey: string | null, bundles: Bundles): (lineId: string) => boolean;
}

/** One for each canvas. */
export function createLineQuestions(): LineQuestions {
  let typed: Diagram | null = null;
  let isAsync = (_: Connection): boolean => false;
  let focus: Focus | null = null;
  let isQuiet = (_: string): boolean => false;
  return {
    isAsync(diagram) {
      if (!typed || !sameTypes(typed, diagram))
        isAsync = (connection) => modeOf(diagram, connection) === 'async';
      typed = diagram;
      return isAsync;
    },
    isQuiet({ journeys }, journey, bundles) {
      const connections = journey === null ? undefined : journeys.get(journey)?.connections;
      if (!focus || !sameFocus(focus, { connections, bundles }))
        isQuiet = (id) =>
          connections !== undefined && !(bundles.get(id) ?? [id]).some((one) => connections.has(one));
      focus = { connections, bundles };
      return isQuiet;
    },
  };
}

const sameTypes = (a: Diagram, b: Diagram): boolean =>
  sameEntries(a.components, b.components, (one, other) => one.type === other.type);

/** A line goes to the same connections whatever their numbers are. */
const sameFocus = (a: Focus, b: Focus): boolean =>
  a.bundles === b.bundles &&
  (a.connections === b.connections ||
    (a.connections !== undefined &&
      b.connections !== undefined &&
      sameEntries(a.connections, b.connections, () => true)));
