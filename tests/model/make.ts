/** Small diagrams for tests of one thing. */
import {
  type Component,
  type Connection,
  type Diagram,
  emptyDiagram,
  type Group,
} from '../../src/model/diagram';

type Records<T> = Readonly<Record<string, T>> | ReadonlyMap<string, T>;

const mapOf = <T>(records: Records<T>): ReadonlyMap<string, T> =>
  records instanceof Map ? records : new Map(Object.entries(records));

export function make(parts: {
  readonly components?: Records<Partial<Component>>;
  /** `'a>b'`, or a record. */
  readonly connections?: Readonly<Record<string, string | Connection>>;
  readonly groups?: Records<Group>;
  readonly rest?: Partial<Diagram>;
}): Diagram {
  const components = [...mapOf(parts.components ?? {})].map(
    ([id, component]) => [id, { type: 'service', ...component }] as const,
  );
  const connections = Object.entries(parts.connections ?? {}).map(([id, drawn]) => {
    if (typeof drawn !== 'string') return [id, drawn] as const;
    const [from = '', to = ''] = drawn.split('>');
    return [id, { from, to }] as const;
  });
  return {
    ...emptyDiagram,
    components: new Map(components),
    connections: new Map(connections),
    groups: mapOf(parts.groups ?? {}),
    ...parts.rest,
  };
}
