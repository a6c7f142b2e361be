/**
 * How likely so many of n independent replicas are up: P(from ≤ X < to), X binomial. Added up from the likeliest count
 * outwards until what is left no longer matters, so that a million replicas cost about as much as a thousand. One
 * count's chance by Loader's saddle-point form (2000), which loses no digits however many there are and however far
 * from the mean: √(n / 2πk(n−k)) · exp(δ(n) − δ(k) − δ(n−k) − D(k, np) − D(n−k, nq)).
 */

interface Chance {
  readonly up: number;
  readonly down: number;
}

/** Up to so many replicas their counts are multiplied out. */
const FEW = 60;
/** Of the sum so far, below which what follows is left out. */
const NEGLIGIBLE = 1e-20;
const REMEMBERED = 4096;

const known = new Map<string, number>();

export function binomialBetween(count: number, one: Chance, from: number, to: number): number {
  const first = Math.max(0, from);
  const last = Math.min(count, to - 1);
  if (last < first) return 0;
  if (one.up <= 0) return first === 0 ? 1 : 0;
  if (one.down <= 0) return last === count ? 1 : 0;
  if (count <= FEW) return multipliedOut(count, one, first, last);
  // Lanes and levels ask for the same few again and again.
  const key = `${count} ${one.up} ${one.down} ${first} ${last}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= REMEMBERED) known.clear();
  const sum = addedUp(count, one, first, last);
  known.set(key, sum);
  return sum;
}

function multipliedOut(count: number, { up, down }: Chance, first: number, last: number): number {
  let ways = 1;
  let total = 0;
  for (let k = 0; k <= last; k++) {
    if (k >= first) total += ways * up ** k * down ** (count - k);
    ways = (ways * (count - k)) / (k + 1);
  }
  return total;
}

/** Each count's chance from its neighbour's; they fall off on both sides of the likeliest. */
function addedUp(count: number, one: Chance, first: number, last: number): number {
  const mode = Math.floor((count + 1) * one.up);
  const start = Math.min(last, Math.max(first, mode));
  const peak = exactly(count, one, start);
  let total = peak;
  for (let k = start, term = peak; k < last && term > total * NEGLIGIBLE; k++) {
    term *= ((count - k) / (k + 1)) * (one.up / one.down);
    total += term;
  }
  for (let k = start, term = peak; k > first && term > total * NEGLIGIBLE; k--) {
    term *= (k / (count - k + 1)) * (one.down / one.up);
    total += term;
  }
  return total;
}

/** P(X = k). */
function exactly(count: number, { up, down }: Chance, k: number): number {
  if (k === 0) return Math.exp(count * logOf(down, up));
  if (k === count) return Math.exp(count * logOf(up, down));
  const exponent =
    stirlingRest(count) -
    stirlingRest(k) -
    stirlingRest(count - k) -
    deviance(k, count * up) -
    deviance(count - k, count * down);
  return Math.sqrt(count / (2 * Math.PI * k * (count - k))) * Math.exp(exponent);
}

/** ln p, from 1 − p where p is close to 1. */
const logOf = (p: number, rest: number): number => (p > 0.5 ? Math.log1p(-rest) : Math.log(p));

/** ln n! less Stirling's formula for it. */
function stirlingRest(n: number): number {
  if (n < 16) {
    let factorial = 1;
    for (let i = 2; i <= n; i++) factorial *= i;
    return Math.log(factorial) - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI);
  }
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / (1188 * square)) / square) / square) / square) / n;
}

/** x ln(x/m) + m − x; by its series where x is near m and the terms would cancel. */
function deviance(x: number, mean: number): number {
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  let total = (x - mean) * v;
  let term = 2 * x * v;
  for (let odd = 3; odd < 1000; odd += 2) {
    term *= v * v;
    const next = total + term / odd;
    if (next === total) break;
    total = next;
  }
  return total;
}
