/**
 * Where requests of clients come in. They pass doors that only hand them on (names, balancers, proxies, firewalls) and
 * end at an entry: a gateway, or code of ours. A guard on the way stops whoever has no business there.
 */
import type { ComponentType } from '../catalog/componentType';
import type { Component, Connection } from '../model/diagram';
import type { ReviewView } from './rule';

type Seen = Pick<ReviewView, 'diagram' | 'facts'>;

/** Hands requests on without a word of its own. */
export const isDoor = ({ id, role, category }: ComponentType): boolean =>
  id === 'cdn' ||
  (role === 'router' && (category === 'edge' || category === 'security') && id !== 'api-gateway');

/** Whether whoever has no business behind this part is stopped at it, or on the way to it. */
export type IsGuard = (component: Component, type: ComponentType, id: string, call: Connection) => boolean;

export interface OpenWays {
  /** Entries that a client reaches past no guard (a door or the entry itself). */
  readonly entries: ReadonlySet<string>;
  /** Where those ways come in: the first part of ours on each, names and CDNs left out, with those that call it. */
  readonly fronts: ReadonlyMap<string, readonly string[]>;
}

export function openWays(
  { diagram, facts }: Seen,
  isGuard: IsGuard,
  counts: (client: Component) => boolean = () => true,
): OpenWays {
  const entries = new Set<string>();
  const callers = new Map<string, string[]>();
  const passed = new Set(facts.ofRole('client').flatMap(([id, client]) => (counts(client) ? [id] : [])));
  for (const caller of passed)
    for (const [, call] of facts.callsFrom(caller)) {
      const { to } = call;
      const component = diagram.components.get(to);
      const type = facts.typeAt(to);
      if (!component || !type || isGuard(component, type, to, call)) continue;
      if (isDoor(type)) passed.add(to);
      else if (type.id === 'api-gateway' || type.role === 'compute') entries.add(to);
      else continue;
      const known = callers.get(to);
      if (!known) callers.set(to, [caller]);
      else if (!known.includes(caller)) known.push(caller);
    }
  const leading = leadingTo(entries, callers);
  const isOutside = (id: string) => facts.roleAt(id) === 'client' || OUTSIDE.has(facts.typeAt(id)?.id);
  const fronts = [...leading].flatMap((id): readonly [string, readonly string[]][] => {
    const from = (callers.get(id) ?? []).filter(isOutside);
    return from.length > 0 && !isOutside(id) ? [[id, from]] : [];
  });
  return { entries, fronts: new Map(fronts) };
}

/** Run by others, all over the world. */
const OUTSIDE: ReadonlySet<string | undefined> = new Set(['dns', 'cdn']);

/** The entries, and the doors from which one of them is reached. */
function leadingTo(entries: ReadonlySet<string>, callers: ReadonlyMap<string, readonly string[]>) {
  const leading = new Set(entries);
  for (const id of leading) for (const caller of callers.get(id) ?? []) leading.add(caller);
  return leading;
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

export interface Behind {
  /** Itself, and the doors and gateways requests pass behind it. */
  readonly doors: readonly string[];
  /** The parts where they end. */
  readonly parts: readonly string[];
}

export function behindDoors({ facts }: Seen, id: string): Behind {
  const doors = new Set([id]);
  const parts = new Set<string>();
  for (const from of doors)
    for (const [, { to }] of facts.callsFrom(from)) {
      const type = facts.typeAt(to);
      if (type && (isDoor(type) || type.id === 'api-gateway')) doors.add(to);
      else parts.add(to);
    }
  return { doors: [...doors], parts: [...parts] };
}
