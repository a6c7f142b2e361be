/**
 * Two versions on one canvas: the later one, with what was removed beside it under ids that are free, and of each part
 * what became of it. Only what can be drawn.
 */
import type { Comparison, Difference } from './compare';
import type { Component, Connection, Diagram, Group } from './diagram';
import { freshId } from './edits';
import { type ElementRef, refOf } from './elements';

export interface Merged {
  readonly diagram: Diagram;
  /** Of parts that merely look otherwise none. */
  readonly marks: ReadonlyMap<ElementRef, Difference>;
}

const KINDS = { components: 'component', connections: 'connection', groups: 'group' } as const;

export function mergeCompared(before: Diagram, after: Diagram, { same, parts }: Comparison): Merged {
  const marks = new Map<ElementRef, Difference>();
  const removed = {
    components: new Set<string>(),
    connections: new Set<string>(),
    groups: new Set<string>(),
  };
  for (const { kind, difference, before: was, after: is, isLook } of parts) {
    if (kind !== 'components' && kind !== 'connections' && kind !== 'groups') continue;
    if (is !== null && !isLook) marks.set(refOf(KINDS[kind], is), difference);
    if (is === null && was !== null) removed[kind].add(was);
  }
  let diagram = after;
  const ids = { components: new Map(same.components), groups: new Map(same.groups) };
  for (const kind of ['groups', 'components'] as const)
    for (const id of removed[kind]) {
      const fresh = freshId(diagram, id);
      ids[kind].set(id, fresh);
      marks.set(refOf(KINDS[kind], fresh), 'removed');
      diagram =
        kind === 'groups'
          ? withGroup(diagram, fresh, before.groups.get(id))
          : withComponent(diagram, fresh, before.components.get(id));
    }
  const placed = <T extends Component | Group>(part: T): T =>
    part.in ? { ...part, in: part.in.map((id) => ids.groups.get(id) ?? id) } : part;
  const [groups, components] = [new Map(diagram.groups), new Map(diagram.components)];
  for (const id of removed.groups) rename(groups, ids.groups.get(id), placed);
  for (const id of removed.components) rename(components, ids.components.get(id), placed);
  const connections = new Map(diagram.connections);
  for (const id of removed.connections) {
    const connection = before.connections.get(id);
    const from = connection && ids.components.get(connection.from);
    const to = connection && ids.components.get(connection.to);
    if (!connection || from === undefined || to === undefined) continue;
    const fresh = freshId({ ...diagram, connections }, id);
    connections.set(fresh, { ...connection, from, to } satisfies Connection);
    marks.set(refOf('connection', fresh), 'removed');
  }
  return { diagram: { ...diagram, groups, components, connections }, marks };
}

function rename<T>(parts: Map<string, T>, id: string | undefined, change: (part: T) => T): void {
  const part = id === undefined ? undefined : parts.get(id);
  if (id !== undefined && part !== undefined) parts.set(id, change(part));
}

/** What was called in an order that is gone is called one after another. */
function withComponent(diagram: Diagram, id: string, component: Component | undefined): Diagram {
  if (!component) return diagram;
  const { calls: _, ...settings } = component.settings ?? {};
  const ghost: Component = { ...component, settings };
  return { ...diagram, components: new Map(diagram.components).set(id, ghost) };
}

const withGroup = (diagram: Diagram, id: string, group: Group | undefined): Diagram =>
  group ? { ...diagram, groups: new Map(diagram.groups).set(id, group) } : diagram;
