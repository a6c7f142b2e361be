/** Why an event of a scenario means nothing in a diagram, as a sentence; null where it does. */
import { hasHitRatio, typeOf } from '../../catalog/effective';
import type { Diagram } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import type { ScenarioEvent } from '../../model/scenario';

export function eventProblem(diagram: Diagram, event: ScenarioEvent): string | null {
  if ('factor' in event && !(Number.isFinite(event.factor) && event.factor >= 0))
    return `A factor has to be a number of at least 0, found ${event.factor}.`;
  switch (event.kind) {
    case 'component-down':
    case 'instance-down':
    case 'slow-component':
      return missing('component', diagram.components, event.component);
    case 'cold-cache':
      return event.component === undefined ? null : coldCacheProblem(diagram, event.component);
    case 'group-down':
      return groupProblem(diagram, event.group);
    case 'connection-down':
    case 'slow-connection':
      return missing('connection', diagram.connections, event.connection);
    case 'load':
      return event.journey === undefined ? null : missing('journey', diagram.journeys, event.journey);
  }
}

function missing(kind: string, there: ReadonlyMap<string, unknown>, id: string): string | null {
  return there.has(id) ? null : `There is no ${kind} "${id}".`;
}

function groupProblem(diagram: Diagram, id: string): string | null {
  const group = diagram.groups.get(id);
  if (!group) return missing('zone or region', diagram.groups, id);
  if (group.type === 'zone' || group.type === 'region') return null;
  return `${group.name || id} is neither a zone nor a region, so it can't fail as one.`;
}

function coldCacheProblem(diagram: Diagram, id: string): string | null {
  const component = diagram.components.get(id);
  if (!component) return missing('component', diagram.components, id);
  const isLookedUp = [...diagram.components.values()].some(({ settings }) =>
    settings?.calls?.some(
      ({ how, connections: [first = ''] }) => how === 'cache' && diagram.connections.get(first)?.to === id,
    ),
  );
  return isLookedUp || hasHitRatio(typeOf(component)) ? null : `${nameOf(diagram, id)} is no cache.`;
}
