/** What follows from whom each component of a view calls and how alone, found once for all views that share that. */
import type { Call } from './graph';
import type { View } from './view';
import { isLookUp } from './view';

type Routing = Pick<View, 'groups' | 'enqueues' | 'background' | 'parts' | 'allParts'>;

/** `make` may look at the calls and the order of the components, not at their settings. */
export function keptByRouting<T>(make: (view: View) => T): (view: View) => T {
  const kept = new WeakMap<View['groups'], { readonly routing: Routing; readonly made: T }>();
  return (view) => {
    const before = kept.get(view.groups);
    if (before && isSameRouting(before.routing, view)) return before.made;
    const { groups, enqueues, background, parts, allParts } = view;
    const made = make(view);
    kept.set(groups, { routing: { groups, enqueues, background, parts, allParts }, made });
    return made;
  };
}

const isSameRouting = (a: Routing, b: Routing): boolean =>
  a.groups === b.groups &&
  a.enqueues === b.enqueues &&
  a.background === b.background &&
  a.parts === b.parts &&
  a.allParts === b.allParts;

/** Calls that are look-ups only. */
export const lookUpsIn = keptByRouting(({ groups }): ReadonlySet<Call> => {
  const found = new Set<Call>();
  for (const own of groups)
    for (const group of own)
      if (group.how === 'cache')
        for (const { call, place } of group.members) if (isLookUp(group, place)) found.add(call);
  return found;
});

/** By connection, 1 for those. */
export const lookUpFlags = keptByRouting((view): Uint8Array => {
  const flags = new Uint8Array(view.graph.calls.length);
  for (const { index } of lookUpsIn(view)) flags[index] = 1;
  return flags;
});

/** Of the components in the order of all calls, where each stands. */
export const placesIn = keptByRouting(({ groups, allParts }): Int32Array => {
  const places = new Int32Array(groups.length);
  for (let place = 0; place < allParts.length; place++)
    for (const member of allParts[place]?.members ?? []) places[member] = place;
  return places;
});
