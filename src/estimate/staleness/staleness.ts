/**
 * How old what a request is answered with may be, and the strongest consistency it can promise: along a path of
 * reads the TTLs of the caches passed add up, and what the data at its end lag behind comes on top
 * (docs/estimation.md, "Staleness"). The worst over all paths counts: a bound, not an average.
 */
import { byText } from '../../shared/order';
import type { View } from '../graph/view';
import type { Read, Trail } from './readPaths';
import { readPaths } from './readPaths';
import type { Consistency, SourceAge, StalePart } from './sourceAge';
import { ageOfParts, weaker } from './sourceAge';

/** A store or cache that is read, by the path on which its data may be the oldest. */
export interface ReadPath {
  /** null: no bound, as something overloaded feeds it. */
  readonly maxMs: number | null;
  /** Components from the entry to where the data are; a cache that is asked first stands before its store. */
  readonly path: readonly string[];
  /** What adds up to `maxMs`. */
  readonly parts: readonly StalePart[];
  /** The strongest that every path to it can promise. */
  readonly consistency: Consistency;
}

/** The oldest of them; `consistency` is the weakest of all. */
export interface Staleness extends ReadPath {
  /** Sorted by the id of the store or cache. */
  readonly reads: readonly ReadPath[];
}

/** Null: it reads no data. `ageOf`: what the data of a store lag behind. */
export function stalenessOf(
  view: View,
  entry: number,
  ageOf: (store: number) => SourceAge,
): Staleness | null {
  const reads = readPaths(view, entry, ageOf)
    .map(readPath)
    .sort((a, b) => byText(a.path.at(-1) ?? '', b.path.at(-1) ?? ''));
  const [first] = reads;
  if (!first) return null;
  const oldest = reads.reduce(
    (worst, read) => (ageOfParts(read.parts) > ageOfParts(worst.parts) ? read : worst),
    first,
  );
  const consistency = reads.reduce<Consistency>((all, read) => weaker(all, read.consistency), 'strong');
  return { ...oldest, consistency, reads };
}

function readPath({ oldest, consistency }: Read): ReadPath {
  const steps: Trail[] = [];
  for (let at: Trail | null = oldest; at; at = at.before) steps.unshift(at);
  const parts = steps.flatMap((step) => step.parts);
  const age = ageOfParts(parts);
  return {
    maxMs: age === Infinity ? null : age,
    path: steps.flatMap((step) => step.ids),
    parts,
    consistency,
  };
}
