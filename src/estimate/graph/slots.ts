/**
 * Where each id stands in an array after an edit: where it stood before if it can, so that an edit moves as
 * little as possible. The array stays without gaps: what is removed makes room for newcomers, then for the last.
 */
export function slots(
  ids: Iterable<string>,
  count: number,
  before: ReadonlyMap<string, number> | undefined,
): ReadonlyMap<string, number> {
  const next = new Map<string, number>();
  if (!before) {
    for (const id of ids) next.set(id, next.size);
    return next;
  }
  const homeless: string[] = [];
  const taken = new Uint8Array(count);
  for (const id of ids) {
    const index = before.get(id);
    if (index === undefined || index >= count) homeless.push(id);
    else {
      taken[index] = 1;
      next.set(id, index);
    }
  }
  if (homeless.length === 0 && before.size === count) return before;
  let free = 0;
  for (const id of homeless) {
    while (taken[free]) free++;
    next.set(id, free++);
  }
  return next;
}
