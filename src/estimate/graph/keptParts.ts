/**
 * The strongly connected parts of a graph after an edit, callees first: the same as before, in the same order, as long
 * as every component whose calls are others still comes after what it calls.
 */
import type { Part } from './cycles';
import { aloneAt, stronglyConnectedParts } from './cycles';

type TargetsOf = (index: number) => readonly number[];

/** A graph before an edit. */
export interface Before {
  readonly parts: readonly Part[];
  readonly count: number;
  readonly targetsOf: TargetsOf;
  /** Whether a component calls what it called, whatever else is new about it. */
  isSameAt(index: number): boolean;
}

export function partsAfter(before: Before | null, count: number, targetsOf: TargetsOf): readonly Part[] {
  if (!before || count < before.count || !isStillOrdered(before, targetsOf))
    return stronglyConnectedParts(count, targetsOf);
  if (count === before.count) return before.parts;
  const added: Part[] = [];
  for (let index = before.count; index < count; index++) {
    if (targetsOf(index).some((to) => to >= index)) return stronglyConnectedParts(count, targetsOf);
    added.push(aloneAt(index));
  }
  return [...before.parts, ...added];
}

/** No call that is new closes a circle, and no circle may have been opened. */
function isStillOrdered(before: Before, targetsOf: TargetsOf): boolean {
  let places: Int32Array | null = null;
  for (let index = 0; index < before.count; index++) {
    if (before.isSameAt(index)) continue;
    const targets = targetsOf(index);
    if (isSame(before.targetsOf(index), targets)) continue;
    places ??= placesIn(before);
    const place = places[index] ?? 0;
    if (before.parts[place]?.cyclic) return false;
    for (const to of targets) if (to >= before.count || (places[to] ?? 0) >= place) return false;
  }
  return true;
}

function placesIn({ parts, count }: Before): Int32Array {
  const places = new Int32Array(count);
  parts.forEach(({ members }, place) => {
    for (const member of members) places[member] = place;
  });
  return places;
}

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);
