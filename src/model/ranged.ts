/**
 * A number that isn't known for sure: low, likely and high in place of one value. Whoever needs one number reads
 * the likely one with `likely`; src/estimate/ranges.ts carries the others through to the answers.
 */
export interface LowLikelyHigh<T> {
  readonly low: T;
  readonly likely: T;
  readonly high: T;
  readonly [field: string]: unknown;
}

export type Ranged<T> = T | LowLikelyHigh<T>;

export function isRange<T>(value: T | LowLikelyHigh<T>): value is LowLikelyHigh<T> {
  return typeof value === 'object' && value !== null && RANGE_KEYS.every((key) => Object.hasOwn(value, key));
}

/** The one value to read: the likely one of a range. */
export function likely<T>(value: T | LowLikelyHigh<T>): T {
  return isRange(value) ? value.likely : value;
}

export const RANGE_KEYS = ['low', 'likely', 'high'] as const;
