/** One side of a what-if, before or after: its graph, and what on it can still answer, for each journey and over all. */
import type { Diagram, Journey } from '../../model/diagram';
import { buildGraph } from '../graph/buildGraph';
import { requestsPerSecondOf } from '../graph/computable';
import type { Call, Graph } from '../graph/graph';
import type { Overrides } from '../graph/overrides';
import { overridden } from '../graph/overrides';
import type { Standing } from '../graph/standing';
import { standingOf } from '../graph/standing';
import type { View } from '../graph/view';
import { groupsOf, isLookUpAmong, viewOf } from '../graph/view';
import { measuredJourneys } from '../journeys';
import { loadWithout } from '../load/keptLoads';
import { noLoad } from '../load/load';
import { loadBearingGroups } from '../load/loadBearing';

/** A view of one side. */
export interface Sight {
  readonly view: View;
  readonly standing: Standing;
  /** With optional calls needed too. */
  readonly full: Standing;
  readonly loadBearing: ReadonlySet<number>;
  /** A call over the connection may succeed, as things stand on this side. */
  passes(call: Pick<Call, 'index'>): boolean;
}

export interface Side {
  readonly graph: Graph;
  /** Over all connections, whatever the journeys. */
  readonly whole: Sight;
  journey(id: string): Sight & { readonly entry: number };
}

export function sideOf(diagram: Diagram, overrides: Overrides): Side {
  const graph = overridden(buildGraph(diagram), overrides);
  const whole = viewOf(graph);
  const sources = measuredJourneys(diagram).journeys.flatMap(([, journey]) => {
    const entry = graph.indexOf.get(journey.entry);
    const requestsPerSecond = requestsPerSecondOf(journey);
    return entry === undefined ? [] : [{ view: viewOf(graph, journey), entry, requestsPerSecond }];
  });
  const loadBearing = loadBearingGroups(graph, (cold) => loadWithout(sources, cold, noLoad(whole)));
  const sight = (view: View): Sight => {
    const standing = standingOf({ view, loadBearing });
    return {
      view,
      standing,
      full: standingOf({ view, loadBearing, optionalNeeded: true }),
      loadBearing,
      passes: ({ index }) => {
        const call = graph.calls[index];
        return call !== undefined && standing.passes(call, isLookUpAmong(groupsOf(view, call.from), call));
      },
    };
  };
  return {
    graph,
    whole: sight(whole),
    journey(id) {
      const journey: Journey = diagram.journeys.get(id) ?? { entry: id };
      return { ...sight(viewOf(graph, journey)), entry: graph.indexOf.get(journey.entry) ?? 0 };
    },
  };
}
