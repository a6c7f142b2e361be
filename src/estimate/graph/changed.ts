/**
 * What an edit left otherwise than it was: of the entries of a map and of the components of a graph. Asked at every step
 * of an estimate, so each answer is found once.
 */
import { type Identity, identityOf } from '../../shared/identity';
import { kept } from '../../shared/kept';
import type { Graph } from './graph';

/** What came and went, and what has another value; by id. */
export interface Exchanged {
  readonly gone: readonly string[];
  /** In order, after all others. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
}

type Entries = ReadonlyMap<string, unknown>;

/** Null: they stand in another order, or what is new stands between others. */
export function exchangedEntries(before: Entries, now: Entries): Exchanged | null {
  if (before === now) return NOTHING_EXCHANGED;
  const known = exchanged.get(now);
  if (known?.before === identityOf(before)) return known.made;
  const made = findExchanged(before, now);
  exchanged.set(now, { before: identityOf(before), made });
  return made;
}

const NOTHING_EXCHANGED: Exchanged = { gone: [], added: [], changed: [] };

const exchanged = new WeakMap<Entries, { readonly before: Identity; readonly made: Exchanged | null }>();

function findExchanged(before: Entries, now: Entries): Exchanged | null {
  const { ids, values: others } = listOf(before);
  const gone: string[] = [];
  const added: string[] = [];
  const changed: string[] = [];
  let values: unknown[] | null = null;
  let isInOrder = true;
  let at = 0;
  const skipGone = (): void => {
    for (let id = ids[at]; id !== undefined && !now.has(id); id = ids[at]) {
      gone.push(id);
      at++;
    }
  };
  // Not entry by entry, each of which would be an array of its own.
  now.forEach((value, id) => {
    if (ids[at] !== id) skipGone();
    if (ids[at] !== id) {
      if (at < ids.length) isInOrder = false;
      added.push(id);
      return;
    }
    if (others[at] !== value) {
      changed.push(id);
      values ??= others.slice();
      values[at] = value;
    }
    at++;
  });
  skipGone();
  if (!isInOrder || at < ids.length) return null;
  if (gone.length + added.length === 0) listed.set(now, { ids, values: values ?? others });
  return { gone, added, changed };
}

/** What stands in a map, in order; where nothing is added or goes the ids of all are one list. */
interface Listed {
  readonly ids: readonly string[];
  readonly values: readonly unknown[];
}

const listed = new WeakMap<Entries, Listed>();

const listOf = (map: Entries): Listed =>
  kept(listed, map, () => ({ ids: [...map.keys()], values: [...map.values()] }));

type Nodes = Graph['nodes'];

/** By index, ascending; those that are new are among them. */
export function changedNodes(before: Nodes, now: Nodes): readonly number[] {
  if (before === now) return NONE;
  const known = found.get(now);
  if (known?.before === identityOf(before)) return known.changed;
  const changed: number[] = [];
  for (let index = 0; index < now.length; index++) if (now[index] !== before[index]) changed.push(index);
  found.set(now, { before: identityOf(before), changed });
  return changed;
}

const NONE: readonly number[] = [];

const found = new WeakMap<Nodes, { readonly before: Identity; readonly changed: readonly number[] }>();
