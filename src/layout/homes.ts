/** The tree of boxes a layout sees: what stands in several groups stands in the nearest one around it. */
import type { Component, Diagram } from '../model/diagram';
import { groupsAround } from '../model/queries';

/** The group whose box a card stands in. */
export const homeOf = (diagram: Diagram, component: Component): string | undefined =>
  groupsAround(diagram, component.in)[0];

/** The box a group's own box stands in; none where following the boxes outwards leads back to it. */
export function parentOf(diagram: Diagram, groupId: string): string | undefined {
  const direct = (id: string) =>
    groupsAround(diagram, diagram.groups.get(id)?.in).find((around) => around !== id);
  const parent = direct(groupId);
  const seen = new Set<string>();
  for (let id = parent; id !== undefined; id = direct(id)) {
    if (id === groupId) return undefined;
    if (seen.has(id)) break;
    seen.add(id);
  }
  return parent;
}

/** The boxes around, the nearest first. */
export function boxesAround(diagram: Diagram, nearest: string | undefined): readonly string[] {
  const found: string[] = [];
  for (let id = nearest; id !== undefined && !found.includes(id); id = parentOf(diagram, id)) found.push(id);
  return found;
}
