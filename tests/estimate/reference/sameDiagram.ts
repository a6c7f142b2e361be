/** The same diagram by other names, or written in another order. */
import type { CallGroup, Component, Diagram } from '../../../src/model/diagram';

export function renamed(diagram: Diagram, name: (id: string) => string): Diagram {
  const names = <T>(map: ReadonlyMap<string, T>, change: (value: T) => T): ReadonlyMap<string, T> =>
    new Map([...map].map(([id, value]) => [name(id), change(value)]));
  const all = (ids: readonly string[]) => ids.map(name);
  return {
    ...diagram,
    components: names(diagram.components, (component) => {
      const calls = component.settings?.calls?.map((group) => ({
        ...group,
        connections: all(group.connections),
      }));
      return {
        ...component,
        ...(component.in && { in: all(component.in) }),
        ...(calls && { settings: { ...component.settings, calls } }),
      };
    }),
    connections: names(diagram.connections, (connection) => ({
      ...connection,
      from: name(connection.from),
      to: name(connection.to),
    })),
    groups: names(diagram.groups, (group) => (group.in ? { ...group, in: all(group.in) } : group)),
    journeys: names(diagram.journeys, (journey) => ({
      ...journey,
      entry: name(journey.entry),
      ...(journey.connections && { connections: all(journey.connections) }),
    })),
  };
}

/** Every object from last to first. Lists keep their order: it means something. */
export function reordered(diagram: Diagram): Diagram {
  const backwards = <T>(map: ReadonlyMap<string, T>, change: (value: T) => T): ReadonlyMap<string, T> =>
    new Map([...map].reverse().map(([id, value]) => [id, change(value)]));
  return {
    ...diagram,
    components: backwards(diagram.components, (component): Component => {
      const calls = component.settings?.calls?.map(reversed<CallGroup>);
      const settings = component.settings && { ...reversed(component.settings), ...(calls && { calls }) };
      return { ...reversed(component), ...(settings && { settings }) };
    }),
    connections: backwards(diagram.connections, reversed),
    groups: backwards(diagram.groups, reversed),
    journeys: backwards(diagram.journeys, reversed),
  };
}

/** The same keys from last to first. */
function reversed<T extends object>(record: T): T {
  const copy = { ...record };
  for (const key of Reflect.ownKeys(record).reverse()) {
    const value: unknown = Reflect.get(record, key);
    Reflect.deleteProperty(copy, key);
    Reflect.set(copy, key, value);
  }
  return copy;
}
