/**
 * How many replicas `"auto"` asks for while nothing is down. A failure that keeps load away from a component is no
 * reason to need fewer of it, or failing one part would raise what another offers.
 */
import type { Diagram } from '../../model/diagram';
import { buildGraph } from '../graph/buildGraph';
import { requestsPerSecondOf } from '../graph/computable';
import { OPERATIONS } from '../graph/graph';
import { viewOf } from '../graph/view';
import { addLoads, requiredReplicas } from '../load/capacity';
import { noLoad, pushLoad } from '../load/load';

/** By component, then by index into OPERATIONS; only where it is `"auto"`. */
export function leastRequired(diagram: Diagram): ReadonlyMap<string, readonly number[]> {
  const graph = buildGraph(diagram);
  const asked = graph.nodes.filter((node) => node.work.some((work) => work.requiredReplicas === 'auto'));
  if (asked.length === 0) return new Map();
  const loads = [...diagram.journeys.values()].flatMap((journey) => {
    const entry = graph.indexOf.get(journey.entry);
    const requestsPerSecond = requestsPerSecondOf(journey);
    return entry === undefined ? [] : [pushLoad(viewOf(graph, journey), entry, requestsPerSecond)];
  });
  const { arrivals } = addLoads(loads, noLoad(viewOf(graph)));
  return new Map(
    asked.map((node) => [
      node.id,
      OPERATIONS.map((_, operation) => requiredReplicas(node, operation, arrivals)),
    ]),
  );
}
