/** Whether two maps hold the same under the same keys in the same order: the same object, or one that `same` takes for it. */
export function sameEntries<T>(
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
  same: (x: T, y: T) => boolean,
): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  const others = b.values();
  const ids = b.keys();
  let isSame = true;
  // Asked many times in a frame: entries of a loop would each be an array.
  a.forEach((value, id) => {
    if (!isSame) return;
    const other = others.next();
    isSame = ids.next().value === id && !other.done && (other.value === value || same(value, other.value));
  });
  return isSame;
}
