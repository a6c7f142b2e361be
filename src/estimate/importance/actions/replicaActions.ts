/** More instances, more zones to stand in, or fewer that are needed. */
import { effectiveSettings, typeOf } from '../../../catalog/effective';
import type { Component, Diagram, Group } from '../../../model/diagram';
import { freshId, putComponent, putGroup, putSetting } from '../../../model/edits';
import { nameOf } from '../../../model/queries';
import { isBeyondAll } from '../../graph/computable';
import { placementOf } from '../../graph/placement';
import type { Action } from './action';

/** What its owner can run more of: neither people nor what others run. */
const isOurs = (component: Component): boolean =>
  !['client', 'external', 'untyped'].includes(typeOf(component).role) &&
  effectiveSettings(component).managed === null;

export function oneMoreReplica(diagram: Diagram, id: string): Action | null {
  const component = diagram.components.get(id);
  if (!component || !isOurs(component)) return null;
  const replicas = Math.floor(effectiveSettings(component).replicas);
  return {
    id: `replica:${id}`,
    kind: 'replica',
    about: { kind: 'component', id },
    sentence:
      replicas === 0
        ? `Run an instance of ${nameOf(diagram, id)}`
        : `Run ${replicas + 1} instances of ${nameOf(diagram, id)} instead of ${replicas}`,
    apply: (before) => putSetting(before, id, 'replicas', replicas + 1),
    adds: [{ component: id, instances: 1 }],
  };
}

/** A zone beside those it stands in, a known one of the same region first; with an instance for each zone. */
export function anotherZone(diagram: Diagram, id: string): Action | null {
  const component = diagram.components.get(id);
  if (!component || !isOurs(component)) return null;
  const { zones } = placementOf(diagram, component.in);
  const [first] = zones;
  const model = first === undefined ? undefined : diagram.groups.get(first);
  if (first === undefined || !model) return null;
  const known = [...diagram.groups].find(
    ([other, group]) => group.type === 'zone' && !zones.includes(other) && isBeside(group, model),
  )?.[0];
  const replicas = Math.floor(effectiveSettings(component).replicas);
  const next = Math.max(replicas, zones.length + 1);
  const where = known === undefined ? 'one more zone' : diagram.groups.get(known)?.name || known;
  const more = next > replicas ? `, with ${next} instances instead of ${replicas}` : '';
  return {
    id: `zone:${id}`,
    kind: 'zone',
    about: { kind: 'component', id },
    sentence: `Spread ${nameOf(diagram, id)} over ${where} too${more}`,
    apply: (before) => {
      const zone = known ?? freshId(before, first);
      const withZone = known === undefined ? putGroup(before, zone, twinOf(model, zone)) : before;
      const now = before.components.get(id) ?? component;
      const spread = { ...now, in: [...(now.in ?? []), zone] };
      return putSetting(putComponent(withZone, id, spread), id, 'replicas', next);
    },
    adds: [{ component: id, instances: next - replicas }],
  };
}

const isBeside = (zone: Group, other: Group): boolean =>
  (zone.in ?? []).join('\n') === (other.in ?? []).join('\n');

const twinOf = ({ position: _, size: __, name: ___, ...group }: Group, name: string): Group => ({
  ...group,
  name,
});

/** How full what carries its load should be at most. */
const FULL = 0.7;

/** As many instances as carry the load, of everything that has too few; one edit, since one alone may not help. */
export function enoughCapacity(
  diagram: Diagram,
  utilizations: ReadonlyMap<string, number | null>,
  load = 'the load',
): Action | null {
  const lacking = [...utilizations].flatMap(([id, used]) => {
    const component = diagram.components.get(id);
    if (!component || used === null || used < 1 || isBeyondAll(used) || !isOurs(component)) return [];
    const replicas = Math.max(1, Math.floor(effectiveSettings(component).replicas));
    return [{ id, replicas, next: Math.ceil((replicas * used) / FULL - 1e-9) }];
  });
  const [first] = lacking;
  if (!first) return null;
  const each = lacking.map(
    ({ id, replicas, next }, index) =>
      `${next} ${index === 0 ? 'instances ' : ''}of ${nameOf(diagram, id)} instead of ${replicas}`,
  );
  return {
    id: `capacity:${lacking.map(({ id }) => id).join('+')}`,
    kind: 'capacity',
    about: null,
    sentence: `Run ${each.join(' and ')}, enough for ${load}`,
    apply: (before) => lacking.reduce((next, one) => putSetting(next, one.id, 'replicas', one.next), before),
    adds: lacking.map(({ id, replicas, next }) => ({ component: id, instances: next - replicas })),
  };
}

/** Where fewer would carry the load; of what keeps no data, since there the number is a matter of consistency. */
export function fewerRequired(diagram: Diagram, id: string, utilization: number | null): Action | null {
  const component = diagram.components.get(id);
  const required = component?.settings?.requiredReplicas;
  if (!component || typeof required !== 'number' || required < 2) return null;
  if (typeOf(component).role !== 'compute' || utilization === null) return null;
  const replicas = Math.floor(effectiveSettings(component).replicas);
  const carrying = Math.max(1, Math.ceil(replicas * utilization - 1e-9));
  if (carrying >= required) return null;
  return {
    id: `fewer-required:${id}`,
    kind: 'fewer-required',
    about: { kind: 'component', id },
    sentence: `Let ${nameOf(diagram, id)} go on with ${carrying} of its ${replicas} instances instead of ${required}: its load needs no more`,
    apply: (before) => putSetting(before, id, 'requiredReplicas', carrying),
    adds: [],
  };
}
