/**
 * What turns one map into another: entries to set, entries to drop and, where that alone would leave another order, the
 * order. Applied to the first map it gives the second, entry for entry; entries that stay keep their identity.
 */
export interface EntriesDelta<T> {
  readonly set: readonly (readonly [id: string, value: T])[];
  readonly gone: readonly string[];
  readonly order?: readonly string[];
}

export function entriesDelta<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean,
): EntriesDelta<T> {
  if (before === after) return NOTHING;
  const replaced = inPlace(before, after, same);
  if (replaced) return { set: replaced, gone: [] };
  const set: (readonly [string, T])[] = [];
  const fresh: string[] = [];
  for (const [id, value] of after) {
    const known = before.get(id);
    if (known === undefined) fresh.push(id);
    if (known === undefined || (known !== value && !same(known, value))) set.push([id, value]);
  }
  const gone = [...before.keys()].filter((id) => !after.has(id));
  const kept = [...before.keys()].filter((id) => after.has(id));
  const order = [...after.keys()];
  return inOrder([...kept, ...fresh], order) ? { set, gone } : { set, gone, order };
}

/** Most edits leave all entries where they are; null: this one doesn't. */
function inPlace<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean,
): (readonly [string, T])[] | null {
  if (before.size !== after.size) return null;
  const set: (readonly [string, T])[] = [];
  const others = before.entries();
  for (const [id, value] of after) {
    const known = others.next().value;
    if (known?.[0] !== id) return null;
    if (known[1] !== value && !same(known[1], value)) set.push([id, value]);
  }
  return set;
}

export function withEntries<T>(
  before: ReadonlyMap<string, T>,
  delta: EntriesDelta<T>,
): ReadonlyMap<string, T> {
  if (isNothing(delta)) return before;
  const next = new Map(before);
  for (const id of delta.gone) next.delete(id);
  for (const [id, value] of delta.set) next.set(id, value);
  if (!delta.order) return next;
  return new Map(
    delta.order.flatMap((id): [string, T][] => {
      const value = next.get(id);
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

export const isNothing = ({ set, gone, order }: Changes): boolean =>
  set.length === 0 && gone.length === 0 && order === undefined;

type Changes = Omit<EntriesDelta<unknown>, 'set'> & { readonly set: readonly unknown[] };

const NOTHING: EntriesDelta<never> = { set: [], gone: [] };

const inOrder = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((id, index) => id === b[index]);
