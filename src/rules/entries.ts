/**
 * Where requests of clients come in. They pass doors that only hand them on (names, balancers, proxies, firewalls) and
 * end at an entry: a gateway, or code of ours. A guard on the way stops whoever has no business there.
 */
import type { ComponentType } from '../catalog/componentType';
import type { Component } from '../model/diagram';
import type { ReviewView } from './rule';

type Seen = Pick<ReviewView, 'diagram' | 'facts'>;

/** Hands requests on without a word of its own. */
export const isDoor = ({ id, role, category }: ComponentType): boolean =>
  id === 'cdn' ||
  (role === 'router' && (category === 'edge' || category === 'security') && id !== 'api-gateway');

/** Entries that a client reaches past no guard (a door or the entry itself), with those that call them. */
export function openEntries(
  { diagram, facts }: Seen,
  isGuard: (component: Component, type: ComponentType) => boolean,
  counts: (client: Component) => boolean = () => true,
): ReadonlyMap<string, readonly string[]> {
  const entries = new Map<string, string[]>();
  const passed = new Set(facts.ofRole('client').flatMap(([id, client]) => (counts(client) ? [id] : [])));
  for (const caller of passed)
    for (const [, { to }] of facts.callsFrom(caller)) {
      const component = diagram.components.get(to);
      const type = facts.typeAt(to);
      if (!component || !type || isGuard(component, type)) continue;
      if (isDoor(type)) passed.add(to);
      else if (type.id === 'api-gateway' || type.role === 'compute')
        entries.set(to, [...new Set([...(entries.get(to) ?? []), caller])]);
    }
  return entries;
}

/** The door clients call on their way to this one, itself if they call it; null: none of them comes here. */
export function outermost({ facts }: Seen, doorId: string): string | null {
  const above = new Set([doorId]);
  for (const id of above)
    for (const caller of facts.callers(id)) {
      const type = facts.typeAt(caller);
      if (type?.role === 'client') return id;
      if (type && (isDoor(type) || type.id === 'api-gateway')) above.add(caller);
    }
  return null;
}

/** The parts requests reach behind this one, doors between them passed. */
export function behindDoors({ facts }: Seen, id: string): readonly string[] {
  const passed = new Set([id]);
  const reached = new Set<string>();
  for (const from of passed)
    for (const [, { to }] of facts.callsFrom(from)) {
      const type = facts.typeAt(to);
      if (type && (isDoor(type) || type.id === 'api-gateway')) passed.add(to);
      else reached.add(to);
    }
  return [...reached];
}
