/** Whether what was made anew says what was there before: then the old one is given again, so that nothing renders for it. */

/** The old one where it says the same: a few levels are compared, the rest is shared by identity already. */
export function reused<T extends object>(before: T | undefined, now: T): T {
  return before && (before === now || sameTo(before, now, 3)) ? before : now;
}

function sameTo(a: object, b: object, depth: number): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => {
    const x: unknown = Reflect.get(a, key);
    const y: unknown = Reflect.get(b, key);
    if (Object.is(x, y)) return true;
    if (depth === 0 || typeof x !== 'object' || typeof y !== 'object' || x === null || y === null)
      return false;
    return sameTo(x, y, depth - 1);
  });
}

export function sameValues<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): boolean {
  if (a.size !== b.size) return false;
  const others = b.values();
  for (const value of a.values()) if (others.next().value !== value) return false;
  return true;
}
