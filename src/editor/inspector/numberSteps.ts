/**
 * The values beside a number, as arrows and a hand step through them: 1 for whole numbers, a tenth of the leading digit for
 * others, and among the nines a tenth of what is missing to 100 %, so that each step says about as much as the one before.
 */
export interface StepRules {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly integer?: boolean | undefined;
  /** A probability. */
  readonly percent?: boolean | undefined;
}

/** The next one up or down, or ten steps of that size away; possible or not. */
export function stepped(value: number, up: boolean, far: boolean, { integer, percent }: StepRules): number {
  const missing = percent && value >= 0.9 && value < 1 ? Math.max(1 - value, LEAST_MISSING) : value;
  const step =
    (integer ? 1 : missing === 0 ? 0.01 : 10 ** Math.floor(Math.log10(Math.abs(missing)) + 1e-9) / 10) *
    (far ? 10 : 1);
  return Number((value + (up ? step : -step)).toPrecision(14));
}

/** Twelve nines: finer steps would be lost in what is kept of the number, or go the other way. */
const LEAST_MISSING = 1e-12;

/** So many steps on from where a hand took it; it stays at the last one that is possible. */
export function scrubbed(value: number, steps: number, rules: StepRules): number {
  let at = value;
  for (let left = Math.abs(steps); left > 0; left--) {
    const next = stepped(at, steps > 0, false, rules);
    if (next < (rules.min ?? Number.NEGATIVE_INFINITY) || next > (rules.max ?? Number.POSITIVE_INFINITY))
      return at;
    at = next;
  }
  return at;
}
