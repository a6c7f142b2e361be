/**
 * The parts a subject's availability may hang on: what its answer waits for and may fail, with the zones and regions
 * those stand in; and the diagram with one of them held down or perfect.
 */
import type { Diagram } from '../../model/diagram';
import { putComponent, putConnection, putGroup } from '../../model/edits';
import { groupAvailability } from '../availability/lanes';
import type { Call, Node } from '../graph/graph';
import type { View } from '../graph/view';
import { enqueuesOf, groupsOf, isLookUp } from '../graph/view';
import type { Asked } from './basis';

export interface Part {
  readonly kind: 'component' | 'connection' | 'group';
  readonly id: string;
}

export interface Needed {
  readonly nodes: ReadonlySet<number>;
  readonly calls: ReadonlySet<number>;
}

/** What the answer waits for: calls and enqueues, of look-ups and brokers the target alone. */
export function neededBy(view: View, asked: Pick<Asked, 'node' | 'call' | 'targetOnly'>): Needed {
  const nodes = new Set([asked.node]);
  const calls = new Set(asked.call ? [asked.call.index] : []);
  const followed = new Set<number>();
  const stack = asked.targetOnly ? [] : [asked.node];
  const reach = (call: Call, targetOnly: boolean): void => {
    calls.add(call.index);
    nodes.add(call.to);
    if (!targetOnly && !followed.has(call.to)) stack.push(call.to);
  };
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (followed.has(node)) continue;
    followed.add(node);
    for (const group of groupsOf(view, node))
      for (const { call, place } of group.members) reach(call, isLookUp(group, place));
    for (const call of enqueuesOf(view, node)) reach(call, true);
  }
  return { nodes, calls };
}

/** In the diagram's order: components, connections, groups. */
export function partsOf(asked: Asked): Part[] {
  const { graph } = asked.view;
  const needed = neededBy(asked.view, asked);
  const nodes = graph.nodes.filter((node) => needed.nodes.has(node.index));
  return [
    ...nodes.filter(mayFail).map(({ id }): Part => ({ kind: 'component', id })),
    ...graph.calls
      .filter((call) => needed.calls.has(call.index) && (call.linkAvailability < 1 || call.errorRate > 0))
      .map(({ id }): Part => ({ kind: 'connection', id })),
    ...[...new Set(nodes.flatMap((node) => node.units.flatMap((unit) => unit.site)))]
      .filter((id) => groupAvailability(graph.diagram, id) < 1)
      .map((id): Part => ({ kind: 'group', id })),
  ];
}

const mayFail = ({ settings }: Node): boolean => settings.availability < 1;

/** The diagram with a part never failing, or never up. */
export function heldAt(diagram: Diagram, { kind, id }: Part, state: 'down' | 'perfect'): Diagram {
  const availability = state === 'down' ? 0 : 1;
  if (kind === 'component') {
    const component = diagram.components.get(id);
    if (!component) return diagram;
    const settings = { ...component.settings, availability, commonCause: 0 };
    return putComponent(diagram, id, { ...component, settings });
  }
  if (kind === 'connection') {
    const connection = diagram.connections.get(id);
    if (!connection) return diagram;
    const errors = state === 'perfect' ? { errorRate: 0 } : {};
    return putConnection(diagram, id, { ...connection, ...errors, availability });
  }
  const group = diagram.groups.get(id);
  return group ? putGroup(diagram, id, { ...group, settings: { ...group.settings, availability } }) : diagram;
}
