/** An event of a scenario as a person says it, with the names of parts: `eu-west-1a is down`, `Load × 3`. */
import type { Diagram } from './diagram';
import { connectionName, nameOf } from './queries';
import type { Scenario, ScenarioEvent } from './scenario';

/** All of them; several instances of one component are said as one. */
export function describeEvents(diagram: Diagram, events: Scenario): readonly string[] {
  return events.flatMap((event, at) => {
    if (event.kind !== 'instance-down') return [describeEvent(diagram, event)];
    if (events.findIndex((other) => isSameInstance(event, other)) !== at) return [];
    const count = events.filter((other) => isSameInstance(event, other)).length;
    return [
      count === 1
        ? describeEvent(diagram, event)
        : `${count} instances of ${nameOf(diagram, event.component)} are down`,
    ];
  });
}

const isSameInstance = (a: ScenarioEvent, b: ScenarioEvent): boolean =>
  a.kind === 'instance-down' && b.kind === 'instance-down' && a.component === b.component;

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
