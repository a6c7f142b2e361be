/** The boundaries of a typed diagram: what kind one is follows from its name, `zone-a`, `vpc`, `payments team`. */
import { GROUP_TYPES } from '../../catalog/groupTypes';
import type { Diagram } from '../../model/diagram';
import { freshId, putComponent, putGroup } from '../../model/edits';
import type { NamedGroup } from './typedNames';

/** What a name says nothing of is a boundary of a network. */
const ANY = 'network';

export function placeInGroups(
  base: Diagram,
  groups: readonly NamedGroup[],
  ids: ReadonlyMap<string, string>,
): { readonly diagram: Diagram; readonly added: readonly string[] } {
  const there = new Map([...base.groups].map(([id, { name }]) => [(name ?? id).toLowerCase(), id]));
  const placed = new Map<NamedGroup, string>();
  const added: string[] = [];
  let diagram = base;
  for (const group of groups) {
    const type = groupTypeOf(group.name);
    const standing = there.get(group.name.toLowerCase());
    const id = standing ?? freshId(diagram, type);
    const outer = group.outer ? placed.get(group.outer) : undefined;
    placed.set(group, id);
    if (standing === undefined) {
      added.push(id);
      diagram = putGroup(diagram, id, {
        type,
        name: group.name,
        ...(outer !== undefined && { in: [outer] }),
      });
    }
    for (const key of group.members) diagram = placedIn(diagram, ids.get(key), id);
  }
  return { diagram, added };
}

function placedIn(diagram: Diagram, componentId: string | undefined, groupId: string): Diagram {
  const component = componentId === undefined ? undefined : diagram.components.get(componentId);
  if (componentId === undefined || !component || component.in?.includes(groupId)) return diagram;
  return putComponent(diagram, componentId, { ...component, in: [...(component.in ?? []), groupId] });
}

/** The kind a name says by any of its words: the longest of those that do. */
export function groupTypeOf(name: string): string {
  const words = ` ${name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')} `;
  let best = { type: ANY, length: 0 };
  for (const { id, label, keywords } of GROUP_TYPES)
    for (const called of [id.replaceAll('-', ' '), label.toLowerCase(), ...keywords])
      if (called.length > best.length && words.includes(` ${called} `))
        best = { type: id, length: called.length };
  return best.type;
}
