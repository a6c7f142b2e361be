import { describe, expect, it } from 'vitest';
import { binomialBetween } from '../../../src/estimate/availability/binomial';
import { levelChances } from '../../../src/estimate/availability/replicas';

/** P(from ≤ X < to) with a chance of down/2^bits to be down, in whole numbers throughout. */
function exactly(count: number, down: number, bits: number, from: number, to: number): number {
  const [isDown, isUp] = [BigInt(down), BigInt(2 ** bits - down)];
  let ways = 1n;
  let sum = 0n;
  for (let up = 0; up <= count; up++) {
    if (up >= from && up < to) sum += ways * isUp ** BigInt(up) * isDown ** BigInt(count - up);
    ways = (ways * BigInt(count - up)) / BigInt(up + 1);
  }
  return quotient(sum, BigInt(bits * count));
}

/** value / 2^bits, to a double's precision however small. */
function quotient(value: bigint, bits: bigint): number {
  if (value === 0n) return 0;
  const length = BigInt(value.toString(2).length);
  const shift = length > 60n ? length - 60n : 0n;
  return Number(value >> shift) * 2 ** Number(shift - bits);
}

const chance = (down: number, bits: number) => ({ up: 1 - down / 2 ** bits, down: down / 2 ** bits });

describe('so many of n replicas up', () => {
  const cases: readonly (readonly [count: number, down: number, bits: number, from: number, to: number])[] = [
    [1, 1, 3, 1, 2],
    [3, 1, 10, 0, 2],
    [60, 5, 9, 0, 40],
    [61, 5, 9, 0, 40],
    [61, 1, 20, 0, 59],
    [100, 1, 1, 50, 51],
    [100, 1, 1, 90, 101],
    [100, 63, 6, 3, 101],
    [500, 1, 30, 0, 497],
    [500, 1, 30, 0, 500],
    [1000, 3, 8, 0, 900],
    [1000, 3, 8, 0, 1001],
    [1000, 3, 8, 1000, 1001],
    [1000, 3, 8, 988, 989],
    [2000, 1, 12, 0, 1990],
    [2000, 1, 1, 0, 900],
  ];
  it.each(cases)(
    'of %d with %d/2^%d down, from %d to below %d: to the last digits',
    (count, down, bits, from, to) => {
      const expected = exactly(count, down, bits, from, to);
      const found = binomialBetween(count, chance(down, bits), from, to);
      expect(Math.abs(found / expected - 1)).toBeLessThan(2e-12);
      expect(binomialBetween(count, chance(down, bits), from, to), 'asked again').toBe(found);
    },
  );

  it('nothing and everything', () => {
    const one = chance(1, 4);
    for (const count of [0, 5, 5000]) {
      expect(binomialBetween(count, one, 0, Infinity)).toBeCloseTo(1, 12);
      expect(binomialBetween(count, one, count + 1, Infinity)).toBe(0);
      expect(binomialBetween(count, one, 2, 2)).toBe(0);
      expect(binomialBetween(count, { up: 1, down: 0 }, 0, count)).toBe(0);
      expect(binomialBetween(count, { up: 1, down: 0 }, count, count + 1)).toBe(1);
      expect(binomialBetween(count, { up: 0, down: 1 }, 0, 1)).toBe(1);
      expect(binomialBetween(count, { up: 0, down: 1 }, 1, Infinity)).toBe(0);
    }
  });
});

describe('a million replicas', () => {
  const COUNT = 1_000_000;

  it('all needed: aⁿ, and what is missing from it', () => {
    const one = { up: 1 - 1e-9, down: 1e-9 };
    const all = binomialBetween(COUNT, one, COUNT, Infinity);
    expect(all).toBeCloseTo(Math.exp(COUNT * Math.log1p(-1e-9)), 14);
    const short = binomialBetween(COUNT, one, 0, COUNT);
    expect(Math.abs(short / -Math.expm1(COUNT * Math.log1p(-1e-9)) - 1)).toBeLessThan(1e-11);
  });

  it('few down: Poisson’s law, the chance of 30 more than the mean of one included', () => {
    const one = { up: 1 - 1e-6, down: 1e-6 };
    for (const down of [1, 4, 10, 30]) {
      let poisson = 0;
      let term = Math.exp(-1);
      for (let k = 1; k <= down + 40; k++) {
        term /= k;
        if (k >= down) poisson += term;
      }
      const found = binomialBetween(COUNT, one, 0, COUNT - down + 1);
      // Le Cam's difference between the two laws, of this order in k²/n.
      expect(Math.abs(found / poisson - 1)).toBeLessThan((down * down + 4) / COUNT);
    }
  });

  it('both sides of any number needed make 1, also where each has half', () => {
    for (const up of [0.5, 0.9, 0.999, 1 - 1e-9])
      for (const off of [-3000, -50, 0, 7, 400]) {
        const one = { up, down: 1 - up };
        const need = Math.min(COUNT, Math.round(COUNT * up) + off);
        const sum = binomialBetween(COUNT, one, need, Infinity) + binomialBetween(COUNT, one, 0, need);
        expect(sum).toBeCloseTo(1, 11);
      }
  });

  it('agrees with sums of logarithms far out', () => {
    const one = { up: 0.75, down: 0.25 };
    const from = 743_000;
    let logWays = 0;
    let sum = 0;
    for (let up = 0; up < from; up++) {
      if (up > from - 20_000) sum += Math.exp(logWays + up * Math.log(0.75) + (COUNT - up) * Math.log(0.25));
      logWays += Math.log(COUNT - up) - Math.log(up + 1);
    }
    const found = binomialBetween(COUNT, one, 0, from);
    expect(sum).toBeLessThan(1e-50);
    expect(Math.abs(found / sum - 1)).toBeLessThan(1e-5);
  });
});

describe('replicas that fail as one beside each other', () => {
  it('by hand: units of 2, 2 and 1', () => {
    const site = { together: true, site: [] };
    const units = [2, 2, 1].map((replicas) => ({ ...site, replicas }));
    const instances = { availability: 0.75, commonCause: 0, failoverShare: 0, units };
    const [three] = levelChances(instances, [3], [true, true, true]);
    // Both pairs, or one pair and the single.
    expect(three?.up).toBeCloseTo(0.75 ** 2 + 2 * 0.75 * 0.25 * 0.75, 15);
    const [two] = levelChances(instances, [2], [false, true, true]);
    expect(two?.up).toBeCloseTo(0.75, 15);
    expect(two?.down).toBeCloseTo(0.25, 15);
  });
});
