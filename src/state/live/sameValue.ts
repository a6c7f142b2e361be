/** Whether two values say the same: JSON-like ones and maps, compared all the way down; NaN is NaN, an absent key is not undefined. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Map || b instanceof Map) return a instanceof Map && b instanceof Map && sameMaps(a, b);
  return Array.isArray(a) === Array.isArray(b) && sameFields(a as Fields, b as Fields);
}

/** Read by the keys it is known to have. */
interface Fields {
  readonly [key: string]: unknown;
}

function sameFields(a: Fields, b: Fields): boolean {
  let keys = 0;
  for (const key in a) {
    if (!Object.hasOwn(b, key) || !sameValue(a[key], b[key])) return false;
    keys += 1;
  }
  for (const _ in b) keys -= 1;
  return keys === 0;
}

/** In the same order, too: a list on the screen follows it. */
function sameMaps(a: ReadonlyMap<unknown, unknown>, b: ReadonlyMap<unknown, unknown>): boolean {
  if (a.size !== b.size) return false;
  const others = b.entries();
  for (const [key, value] of a) {
    const [otherKey, other] = others.next().value ?? [];
    if (!Object.is(key, otherKey) || !sameValue(value, other)) return false;
  }
  return true;
}
