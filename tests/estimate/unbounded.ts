/**
 * The places in an estimate, or in its JSON, where a number isn't one: NaN or infinite, or null where JSON made one of
 * those null and none is documented.
 */
export function unboundedIn(value: unknown, place = '', key = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${place}: ${value}`];
  if (value === null) return NEVER_NULL.has(key) ? [`${place}: null`] : [];
  if (typeof value !== 'object') return [];
  const entries: Iterable<readonly [unknown, unknown]> = value instanceof Map ? value : Object.entries(value);
  return [...entries].flatMap(([name, inner]) => {
    const own = Array.isArray(value) || value instanceof Map ? key : String(name);
    return unboundedIn(inner, `${place}.${String(name)}`, own);
  });
}

const NEVER_NULL = new Set([
  'availability',
  'unavailability',
  'downtimeSecondsPerYear',
  'fullFunctionAvailability',
  'allShardsAvailability',
  'servedShare',
  'successRate',
  'timedOut',
]);
