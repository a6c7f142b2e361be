/**
 * The normal distribution, to about 1e-15: a power series near the middle, Laplace's continued fraction in the
 * tails (Abramowitz and Stegun 26.2.11 and 26.2.14), so that tails keep their relative precision.
 */
const SERIES_UP_TO = 3;

/** P(Z > |z|). */
export function normalTail(value: number): number {
  const z = Math.abs(value);
  if (z > 9) return 0;
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z > SERIES_UP_TO) {
    let fraction = z;
    for (let k = Math.ceil(130 / z); k >= 1; k--) fraction = z + k / fraction;
    return density / fraction;
  }
  let term = z;
  let sum = z;
  for (let k = 1; Math.abs(term) > 1e-17; k++) {
    term *= (z * z) / (2 * k + 1);
    sum += term;
  }
  return 0.5 - density * sum;
}
