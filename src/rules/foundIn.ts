/** What a rule says of each of many things, where it says anything: without a list for every one it is silent on. */
import type { Verdict } from './rule';

export function foundIn<T>(
  things: readonly T[],
  find: (thing: T) => Verdict | null | undefined,
): readonly Verdict[] {
  const found: Verdict[] = [];
  for (const thing of things) {
    const verdict = find(thing);
    if (verdict) found.push(verdict);
  }
  return found;
}

/** The same of a rule that may say several things of one. */
export function allFoundIn<T>(
  things: readonly T[],
  find: (thing: T) => readonly Verdict[],
): readonly Verdict[] {
  const found: Verdict[] = [];
  for (const thing of things) for (const verdict of find(thing)) found.push(verdict);
  return found;
}
