/** Whether two maps hold the same under the same keys in the same order: the same object, or one that `same` takes for it. */
export function sameEntries<T>(
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
  same: (x: T, y: T) => boolean,
): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  const others = b.entries();
  for (const [id, value] of a) {
    const other = others.next().value;
    if (!other || other[0] !== id || (other[1] !== value && !same(value, other[1]))) return false;
  }
  return true;
}
