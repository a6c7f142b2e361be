/** Diagrams as a file writes them, for tests to read and print: ids are object keys (never `__proto__` here). */
import {
  type Component,
  type Connection,
  type Diagram,
  emptyDiagram,
  type Group,
  type Journey,
} from '../../../src/model/diagram';

export interface Sketch {
  readonly components: Readonly<Record<string, Component>>;
  readonly connections: Readonly<Record<string, Connection>>;
  readonly groups?: Readonly<Record<string, Group>>;
  readonly journeys?: Readonly<Record<string, Journey>>;
}

export function diagramOf(sketch: Sketch): Diagram {
  return {
    ...emptyDiagram,
    components: new Map(Object.entries(sketch.components)),
    connections: new Map(Object.entries(sketch.connections)),
    groups: new Map(Object.entries(sketch.groups ?? {})),
    journeys: new Map(Object.entries(sketch.journeys ?? {})),
  };
}

/** The diagram as the file it would be. */
export function fileOf(diagram: Diagram): string {
  const { components, connections, groups, journeys } = diagram;
  const parts = { components, connections, groups, journeys };
  const written = Object.entries(parts).map(([key, map]) => [key, Object.fromEntries<unknown>(map)]);
  return JSON.stringify({ format: 'plumbline', version: 1, ...Object.fromEntries(written) });
}
