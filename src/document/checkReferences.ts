/**
 * What must hold between the records of one diagram: both ends of a connection and every group named are
 * there, groups don't stand inside themselves, call groups order each outgoing synchronous call at most once.
 * A journey or target that names what isn't there is no problem of the document; the review says it.
 */
import { modeOf } from '../catalog/effective';
import type { CallGroup, Component, Diagram } from '../model/diagram';
import { type PathSegment, shorten } from './documentPath';
import type { ProblemList } from './problemList';

type Place = readonly PathSegment[];

export function checkReferences(diagram: Diagram, at: Place, problems: ProblemList): void {
  for (const [id, connection] of diagram.connections)
    for (const end of ['from', 'to'] as const)
      if (!diagram.components.has(connection[end]))
        problems.add(
          'missing-reference',
          [...at, 'connections', id, end],
          quote(connection[end]),
          'the id of a component of the diagram',
        );
  for (const kind of ['components', 'groups', 'notes', 'drawings'] as const)
    for (const [id, record] of diagram[kind])
      for (const [index, groupId] of (record.in ?? []).entries())
        if (!diagram.groups.has(groupId))
          problems.add(
            'missing-reference',
            [...at, kind, id, 'in', index],
            quote(groupId),
            'the id of a group of the diagram',
          );
  checkNesting(diagram, at, problems);
  for (const [id, component] of diagram.components) checkCalls(diagram, id, component, at, problems);
}

/** Depth-first without recursion: nesting may be as long as the file. Each circle is said once, where it closes. */
function checkNesting(diagram: Diagram, at: Place, problems: ProblemList): void {
  const finished = new Set<string>();
  for (const root of diagram.groups.keys()) {
    const trail: { readonly id: string; next: number }[] = finished.has(root) ? [] : [{ id: root, next: 0 }];
    const onTrail = new Set([root]);
    for (let here = trail.at(-1); here; here = trail.at(-1)) {
      const parent = diagram.groups.get(here.id)?.in?.[here.next++];
      if (parent === undefined) {
        finished.add(here.id);
        onTrail.delete(here.id);
        trail.pop();
      } else if (onTrail.has(parent)) {
        const circle = trail.slice(trail.findIndex((step) => step.id === parent)).map((step) => step.id);
        const shown = circle.length > 6 ? [...circle.slice(0, 5), '…'] : circle;
        const found = [...shown, parent].map((id) => shorten(id, 40)).join(' in ');
        problems.add(
          'group-cycle',
          [...at, 'groups', here.id, 'in'],
          found,
          'groups that stand in no circle',
        );
      } else if (!finished.has(parent)) {
        onTrail.add(parent);
        trail.push({ id: parent, next: 0 });
      }
    }
  }
}

function checkCalls(
  diagram: Diagram,
  componentId: string,
  component: Component,
  at: Place,
  problems: ProblemList,
): void {
  const seen = new Set<string>();
  const place = [...at, 'components', componentId, 'settings', 'calls'];
  for (const [groupIndex, group] of (component.settings?.calls ?? []).entries())
    for (const [index, id] of group.connections.entries()) {
      const expected = whatIsWrong(diagram, componentId, group, id, seen);
      seen.add(id);
      if (expected)
        problems.add('call-group', [...place, groupIndex, 'connections', index], quote(id), expected);
    }
}

/** What a member of a call group should have been; null where it is right. */
function whatIsWrong(
  diagram: Diagram,
  componentId: string,
  group: CallGroup,
  id: string,
  seen: ReadonlySet<string>,
): string | null {
  const connection = diagram.connections.get(id);
  if (!connection) return 'the id of a connection of the diagram';
  if (connection.from !== componentId) return `a connection that leaves ${quote(componentId)}`;
  if (modeOf(diagram, connection) !== 'sync')
    return 'a synchronous connection (into and out of queues, logs and topics calls are asynchronous unless "mode" says "sync")';
  if (!seen.has(id)) return null;
  const twice = group.connections.indexOf(id) !== group.connections.lastIndexOf(id);
  return twice ? 'each connection once in a call group' : 'a connection that stands in no other call group';
}

const quote = (id: string): string => JSON.stringify(shorten(id, 60));
