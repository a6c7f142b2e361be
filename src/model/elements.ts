/**
 * One name for anything that can be selected: ids are unique only within their kind, so a reference says both.
 */
export const KINDS = ['component', 'connection', 'group', 'note', 'drawing'] as const;
export type Kind = (typeof KINDS)[number];
export type ElementRef = `${Kind}:${string}`;

export const refOf = (kind: Kind, id: string): ElementRef => `${kind}:${id}`;

export const kindOf = (ref: ElementRef): Kind => ref.slice(0, ref.indexOf(':')) as Kind;

export const idOf = (ref: ElementRef): string => ref.slice(ref.indexOf(':') + 1);

/** The ids of one kind among references. */
export function idsOf(refs: Iterable<ElementRef>, kind: Kind): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const ref of refs) if (kindOf(ref) === kind) ids.add(idOf(ref));
  return ids;
}
