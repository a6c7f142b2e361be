/** Documents for the estimator's tests, written short: every setting a number depends on is stated. */
import type { CallGroup, Component, Connection, Diagram, Group, Journey } from '../../src/model/diagram';
import { emptyDiagram } from '../../src/model/diagram';

export interface Parts {
  readonly components: Readonly<Record<string, Component>>;
  readonly connections?: Readonly<Record<string, Connection>>;
  readonly groups?: Readonly<Record<string, Group>>;
  readonly journeys?: Readonly<Record<string, Journey>>;
}

export function diagramOf({ components, connections = {}, groups = {}, journeys = {} }: Parts): Diagram {
  return {
    ...emptyDiagram,
    components: new Map(Object.entries(components)),
    connections: new Map(Object.entries(connections)),
    groups: new Map(Object.entries(groups)),
    journeys: new Map(Object.entries(journeys)),
  };
}

type Settings = NonNullable<Component['settings']>;

/** A component with no work and no limit of its own unless said. */
export const part = (
  type: string,
  availability: number,
  settings: Settings = {},
  zones: string[] = [],
): Component => ({
  type,
  settings: { availability, managed: null, latencyMs: { p50: 0, p99: 0 }, capacityRps: null, ...settings },
  ...(zones.length > 0 ? { in: zones } : {}),
});
export const service = (availability: number, settings: Settings = {}, zones: string[] = []): Component =>
  part('service', availability, settings, zones);

/** A connection without time on the wire, its link always up. */
export const wire = (from: string, to: string, more: Partial<Connection> = {}): Connection => ({
  from,
  to,
  latencyMs: { p50: 0, p99: 0 },
  availability: 1,
  ...more,
});

/** Connections by `from>to`, which is also their id. */
export const wires = (...ends: string[]): Record<string, Connection> =>
  Object.fromEntries(
    ends.map((id) => {
      const [from = '', to = ''] = id.split('>');
      return [id, wire(from, to)];
    }),
  );

export const how = (
  kind: CallGroup['how'],
  connections: string[],
  more: Partial<CallGroup> = {},
): CallGroup => ({
  how: kind,
  connections,
  ...more,
});

export const zone = (availability: number, within: string[] = []): Group => ({
  type: 'zone',
  settings: { availability },
  ...(within.length > 0 ? { in: within } : {}),
});
export const region = (availability: number): Group => ({ type: 'region', settings: { availability } });

export const constantMs = (ms: number): Settings => ({ latencyMs: { p50: ms, p99: ms } });
