/** Everything that could be done for a subject: about each part its answer waits for. */
import type { Diagram } from '../../../model/diagram';
import type { Estimate } from '../../answer';
import type { Asked } from '../basis';
import type { Part } from '../parts';
import { neededBy } from '../parts';
import type { Action } from './action';
import { cacheInFront, hedge, timeoutAndRetry } from './callActions';
import { fallback } from './fallbackAction';
import { anotherZone, enoughCapacity, fewerRequired, oneMoreReplica } from './replicaActions';

/** `decisive`: the parts worth the trouble of new components. */
export function actionsFor(
  diagram: Diagram,
  estimate: Estimate,
  asked: Asked,
  decisive: readonly Part[],
): Action[] {
  const { nodes, calls } = asked.view.graph;
  const needed = neededBy(asked.view, asked);
  const components = nodes.filter(({ index }) => needed.nodes.has(index)).map(({ id }) => id);
  const connections = calls.filter(({ index }) => needed.calls.has(index)).map(({ id }) => id);
  const utilizations = new Map(
    components.map((id) => [id, estimate.components.get(id)?.utilization ?? null]),
  );
  const isDecisive = (id: string | undefined): boolean =>
    decisive.some((part) => part.kind === 'component' && part.id === id);
  const found = [
    enoughCapacity(diagram, utilizations),
    ...components.flatMap((id) => [
      oneMoreReplica(diagram, id),
      anotherZone(diagram, id),
      isDecisive(id) ? fallback(diagram, id) : null,
      fewerRequired(diagram, id, estimate.components.get(id)?.utilization ?? null),
    ]),
    ...connections.flatMap((id) => {
      const latencyMs = estimate.connections.get(id)?.latencyMs;
      return [
        isDecisive(diagram.connections.get(id)?.to) ? cacheInFront(diagram, id) : null,
        latencyMs ? timeoutAndRetry(diagram, id, latencyMs) : null,
        latencyMs ? hedge(diagram, id, latencyMs) : null,
      ];
    }),
  ];
  return found.filter((action) => action !== null);
}
