/** An event of a scenario as a person says it, with the names of parts: `eu-west-1a is down`, `Load × 3`. */
import type { Diagram } from './diagram';
import { connectionName, nameOf } from './queries';
import type { ScenarioEvent } from './scenario';

export function describeEvent(diagram: Diagram, event: ScenarioEvent): string {
  switch (event.kind) {
    case 'component-down':
      return `${nameOf(diagram, event.component)} is down`;
    case 'instance-down':
      return `One instance of ${nameOf(diagram, event.component)} is down`;
    case 'group-down':
      return `${diagram.groups.get(event.group)?.name || event.group} is down`;
    case 'connection-down':
      return `The connection ${connectionName(diagram, event.connection)} is down`;
    case 'cold-cache':
      return event.component === undefined
        ? 'All caches are cold'
        : `${nameOf(diagram, event.component)} is cold`;
    case 'load':
      return event.journey === undefined
        ? `Load × ${event.factor}`
        : `Load of ${diagram.journeys.get(event.journey)?.name || event.journey} × ${event.factor}`;
    case 'slow-component':
      return `${nameOf(diagram, event.component)} takes ${event.factor} times as long`;
    case 'slow-connection':
      return `The connection ${connectionName(diagram, event.connection)} takes ${event.factor} times as long`;
  }
}
