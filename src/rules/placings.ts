/**
 * Remedies of design rules that change where parts stand: in one more zone, in a group. Each reads the diagram as it is
 * when pressed, and leaves it as it is where what it is about is gone.
 */

import type { Component, Diagram, Group } from '../model/diagram';
import { freshId, putComponent, putGroup, putSetting } from '../model/edits';
import type { Remedy } from '../model/finding';
import { enclosingGroups } from '../model/queries';
import { settingsOf } from './facts';

/**
 * One more zone for a part, with an instance in it: another zone of the same region that is drawn, else a new one; two new
 * ones where it stands in none.
 */
export const addZoneReplica = (componentId: string): Remedy => ({
  label: 'Run it in another zone',
  apply: (diagram) => {
    const component = diagram.components.get(componentId);
    if (!component) return diagram;
    const around = enclosingGroups(diagram, component.in);
    const own = around.flatMap(([id, { type }]) => (type === 'zone' ? [id] : []));
    const regions = around.flatMap(([id, { type }]) => (type === 'region' ? [id] : []));
    const [first] = own;
    let next = diagram;
    const added: string[] = [];
    const parents = first === undefined ? regions : (diagram.groups.get(first)?.in ?? []);
    for (const wanted = first === undefined ? 2 : 1; added.length < wanted; ) {
      const free = freeZone(next, [...own, ...added], parents);
      const id = free ?? freshId(next, 'zone');
      if (free === undefined) next = putGroup(next, id, newZone(next, first, parents));
      added.push(id);
    }
    // A region beside zones would be one that every replica needs; the zones stand in it.
    const kept = (component.in ?? []).filter((id) => diagram.groups.get(id)?.type !== 'region');
    next = putComponent(next, componentId, { ...component, in: [...kept, ...added] });
    const zones = own.length + added.length;
    const { replicas } = settingsOf(component);
    return replicas >= zones ? next : putSetting(next, componentId, 'replicas', zones);
  },
});

/** Into that group and out of others of its kind; drawn first where it isn't there. */
export const moveInto = (
  label: string,
  componentIds: readonly string[],
  groupId: string,
  group: Group,
): Remedy => ({
  label,
  apply: (diagram) => {
    const there = componentIds.filter((id) => diagram.components.has(id));
    if (there.length === 0) return diagram;
    const drawn = diagram.groups.has(groupId) ? diagram : putGroup(diagram, groupId, group);
    const { type } = drawn.groups.get(groupId) ?? group;
    return there.reduce((next, id) => {
      const component = next.components.get(id);
      return component ? putComponent(next, id, moved(next, component, groupId, type)) : next;
    }, drawn);
  },
});

function moved(diagram: Diagram, component: Component, groupId: string, type: string): Component {
  const others = (component.in ?? []).filter((id) => id !== groupId && diagram.groups.get(id)?.type !== type);
  return { ...component, in: [...others, groupId] };
}

/** A zone that is drawn and not used yet, in one of the same groups. */
function freeZone(diagram: Diagram, used: readonly string[], parents: readonly string[]): string | undefined {
  return [...diagram.groups].find(
    ([id, group]) =>
      group.type === 'zone' &&
      !used.includes(id) &&
      (parents.length === 0 ? !group.in?.length : group.in?.some((parent) => parents.includes(parent))),
  )?.[0];
}

/** As good as the one it stands beside. */
function newZone(diagram: Diagram, likeId: string | undefined, parents: readonly string[]): Group {
  const like = likeId === undefined ? undefined : diagram.groups.get(likeId);
  const count = [...diagram.groups.values()].filter(({ type }) => type === 'zone').length;
  return {
    type: 'zone',
    name: `Zone ${count + 1}`,
    ...(parents.length > 0 && { in: parents }),
    ...(like?.settings && { settings: like.settings }),
  };
}
