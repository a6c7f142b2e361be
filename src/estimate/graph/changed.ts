/**
 * What an edit left otherwise than it was: of the entries of a map and of the components of a graph. Asked at every step
 * of an estimate, so each answer is found once.
 */
import { kept } from '../../shared/kept';
import type { Graph } from './graph';

/** Those with other values; null: there are others, or in another order. */
export function changedEntries<V>(
  before: ReadonlyMap<string, V>,
  now: ReadonlyMap<string, V>,
): readonly (readonly [id: string, value: V])[] | null {
  if (before === now) return [];
  if (before.size !== now.size) return null;
  const { ids, values: others } = listOf(before);
  let values: unknown[] | null = null;
  const changed: (readonly [string, V])[] = [];
  let isInOrder = true;
  let at = 0;
  // Not entry by entry, each of which would be an array of its own.
  now.forEach((value, id) => {
    if (ids[at] !== id) isInOrder = false;
    else if (others[at] !== value) {
      changed.push([id, value]);
      values ??= others.slice();
      values[at] = value;
    }
    at++;
  });
  if (!isInOrder) return null;
  listed.set(now, { ids, values: values ?? others });
  return changed;
}

/** What came and went. */
export interface Exchanged {
  readonly gone: readonly string[];
  /** In order, after all others. */
  readonly added: readonly string[];
}

/** Null: they stand in another order, or what is new stands between others. */
export function exchangedEntries(
  before: ReadonlyMap<string, unknown>,
  now: ReadonlyMap<string, unknown>,
): Exchanged | null {
  if (before === now) return NOTHING_EXCHANGED;
  const { ids } = listOf(before);
  if (listed.get(now)?.ids === ids) return NOTHING_EXCHANGED;
  const gone: string[] = [];
  const added: string[] = [];
  let at = 0;
  const skipGone = (): void => {
    for (let id = ids[at]; id !== undefined && !now.has(id); id = ids[at]) {
      gone.push(id);
      at++;
    }
  };
  for (const id of now.keys()) {
    if (ids[at] !== id) skipGone();
    if (ids[at] === id) at++;
    else if (at === ids.length) added.push(id);
    else return null;
  }
  skipGone();
  return at === ids.length ? { gone, added } : null;
}

const NOTHING_EXCHANGED: Exchanged = { gone: [], added: [] };

/** What stands in a map, in order; where nothing is added or goes the ids of all are one list. */
interface Listed {
  readonly ids: readonly string[];
  readonly values: readonly unknown[];
}

const listed = new WeakMap<ReadonlyMap<string, unknown>, Listed>();

const listOf = (map: ReadonlyMap<string, unknown>): Listed =>
  kept(listed, map, () => ({ ids: [...map.keys()], values: [...map.values()] }));

type Nodes = Graph['nodes'];

/** By index, ascending; those that are new are among them. */
export function changedNodes(before: Nodes, now: Nodes): readonly number[] {
  if (before === now) return NONE;
  const known = found.get(now);
  if (known?.before.deref() === before) return known.changed;
  const changed: number[] = [];
  for (let index = 0; index < now.length; index++) if (now[index] !== before[index]) changed.push(index);
  found.set(now, { before: new WeakRef(before), changed });
  return changed;
}

const NONE: readonly number[] = [];

/** Weak, or each would keep the one before it. */
const found = new WeakMap<
  Nodes,
  { readonly before: WeakRef<Nodes & object>; readonly changed: readonly number[] }
>();
