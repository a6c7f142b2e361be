/** Questions about a diagram's shape. Each answer keeps the diagram's own order. */
import { kept } from '../shared/kept';
import type { Connection, Diagram, Group } from './diagram';
import { type ElementRef, idOf, kindOf, refOf } from './elements';

export type Entry<T> = readonly [id: string, value: T];

/** A component's name as people see it: its own, or the id it has in the file. */
export function nameOf(diagram: Diagram, componentId: string): string {
  return diagram.components.get(componentId)?.name || componentId;
}

/** A connection as people see it: its own name, or its ends. */
export function connectionName(diagram: Diagram, connectionId: string): string {
  const connection = diagram.connections.get(connectionId);
  if (!connection) return connectionId;
  return connection.name || `${nameOf(diagram, connection.from)} → ${nameOf(diagram, connection.to)}`;
}

export function outgoing({ connections }: Diagram, componentId: string): Entry<Connection>[] {
  const byCaller = kept(callers, connections, () => {
    const found = new Map<string, Entry<Connection>[]>();
    for (const entry of connections) {
      const calls = found.get(entry[1].from);
      if (calls) calls.push(entry);
      else found.set(entry[1].from, [entry]);
    }
    return found;
  });
  return [...(byCaller.get(componentId) ?? [])];
}

const callers = new WeakMap<Diagram['connections'], ReadonlyMap<string, Entry<Connection>[]>>();

export function incoming(diagram: Diagram, componentId: string): Entry<Connection>[] {
  return [...diagram.connections].filter(([, connection]) => connection.to === componentId);
}

/** All that begin or end at one of these components. */
export function connectionsAt(
  { connections }: Pick<Diagram, 'connections'>,
  components: Iterable<string>,
): readonly Entry<Connection>[] {
  const byEnd = kept(ends, connections, () => entriesByEnd(connections));
  const found = new Set<NumberedEntry>();
  for (const id of components) for (const one of byEnd.get(id) ?? []) found.add(one);
  return [...found].sort((a, b) => a.order - b.order).map(({ entry }) => entry);
}

interface NumberedEntry {
  readonly order: number;
  readonly entry: Entry<Connection>;
}

const ends = new WeakMap<Diagram['connections'], ReadonlyMap<string, readonly NumberedEntry[]>>();

function entriesByEnd(connections: Diagram['connections']): ReadonlyMap<string, readonly NumberedEntry[]> {
  const byEnd = new Map<string, NumberedEntry[]>();
  let order = 0;
  for (const entry of connections) {
    const one = { order, entry };
    order += 1;
    for (const end of new Set([entry[1].from, entry[1].to])) {
      const known = byEnd.get(end);
      if (known) known.push(one);
      else byEnd.set(end, [one]);
    }
  }
  return byEnd;
}

/** The groups a thing stands in, followed outwards through any nesting; each once, nearest first. */
export function enclosingGroups(diagram: Diagram, directly: readonly string[] | undefined): Entry<Group>[] {
  const found = new Map<string, Group>();
  let ring = directly ?? [];
  while (ring.length > 0) {
    const next: string[] = [];
    for (const id of ring) {
      const group = diagram.groups.get(id);
      if (!group || found.has(id)) continue;
      found.set(id, group);
      next.push(...(group.in ?? []));
    }
    ring = next;
  }
  return [...found];
}

/**
 * The groups a thing stands wholly in, nearest first. Replicas spread over several zones (or regions, where no zone
 * is named) stand in what those have in common; groups of other kinds named beside them count each by itself.
 */
export function groupsAround(diagram: Diagram, directly: readonly string[] | undefined): readonly string[] {
  if (!directly || directly.length === 0) return [];
  const chains = directly.map((id) => enclosingGroups(diagram, [id]));
  if (chains.length === 1) return chains[0]?.map(([id]) => id) ?? [];
  const domain = chains.some((chain) => domainOf(chain, 'zone') !== null) ? 'zone' : 'region';
  const byDomain = new Map<string, Set<string>>();
  const elsewhere = new Set<string>();
  for (const chain of chains) {
    const at = domainOf(chain, domain);
    const into = at === null ? elsewhere : (byDomain.get(at) ?? new Set());
    if (at !== null) byDomain.set(at, into);
    for (const [id] of chain) into.add(id);
  }
  const [first, ...others] = [...byDomain.values()];
  const common = [...(first ?? [])].filter((id) => others.every((set) => set.has(id)));
  return [...new Set([...common, ...elsewhere])];
}

/** Whether something stands wholly in one of these groups, or spread over nothing but them. */
export function standsIn(
  diagram: Diagram,
  directly: readonly string[] | undefined,
  groups: ReadonlySet<string>,
): boolean {
  if (!directly?.length || groups.size === 0) return false;
  return (
    groupsAround(diagram, directly).some((id) => groups.has(id)) ||
    directly.every((id) => enclosingGroups(diagram, [id]).some(([outer]) => groups.has(outer)))
  );
}

/** The groups its own record names: a connection stands in none. */
export function withinOf(diagram: Diagram, ref: ElementRef): readonly string[] | undefined {
  const id = idOf(ref);
  switch (kindOf(ref)) {
    case 'component':
      return diagram.components.get(id)?.in;
    case 'group':
      return diagram.groups.get(id)?.in;
    case 'note':
      return diagram.notes.get(id)?.in;
    case 'drawing':
      return diagram.drawings.get(id)?.in;
    case 'connection':
      return undefined;
  }
}

/** Everything that stands in one of these groups, as `standsIn` says, without the groups themselves. */
export function standingIn(diagram: Diagram, groups: ReadonlySet<string>): readonly ElementRef[] {
  if (groups.size === 0) return [];
  const found: ElementRef[] = [];
  for (const [kind, things] of KINDS_THAT_STAND)
    for (const [id, thing] of diagram[things])
      if (standsIn(diagram, thing.in, groups)) found.push(refOf(kind, id));
  return found;
}

const KINDS_THAT_STAND = [
  ['group', 'groups'],
  ['component', 'components'],
  ['note', 'notes'],
  ['drawing', 'drawings'],
] as const;

function domainOf(chain: readonly Entry<Group>[], type: string): string | null {
  return chain.find(([, group]) => group.type === type)?.[0] ?? null;
}
