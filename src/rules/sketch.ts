/** Builds the small diagrams rules carry as examples: `sketch({ parts, links, journeys })`. */
import {
  type Component,
  type Connection,
  type Diagram,
  emptyDiagram,
  type Group,
  type Journey,
  type Settings,
} from '../model/diagram';

export interface Sketch {
  readonly parts: Readonly<Record<string, Component>>;
  readonly links?: readonly Connection[];
  readonly journeys?: Readonly<Record<string, Journey>>;
  readonly groups?: Readonly<Record<string, Group>>;
}

export function sketch({ parts, links = [], journeys = {}, groups = {} }: Sketch): Diagram {
  return {
    ...emptyDiagram,
    title: 'Example',
    components: new Map(
      Object.entries(parts).map(([id, component], index) => [
        id,
        { position: { x: index * 260, y: 0 }, ...component },
      ]),
    ),
    connections: new Map(links.map((connection, index) => [`c${index + 1}`, connection])),
    journeys: new Map(Object.entries(journeys)),
    groups: new Map(Object.entries(groups)),
  };
}

export const part = (type: string, name: string, settings?: Settings): Component => ({
  type,
  name,
  ...(settings && { settings }),
});

export const link = (from: string, to: string, details: Partial<Connection> = {}): Connection => ({
  from,
  to,
  ...details,
});
