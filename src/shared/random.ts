/**
 * Repeatable random numbers from a seed: a counter stepped by the golden ratio, its bits mixed with the multipliers
 * of MurmurHash3's finalizer. Good enough to spread samples over a range; never for secrets.
 */
export interface Random {
  /** From 0, and below 1. */
  next(): number;
  /** Whole, from 0, and below the limit. */
  below(limit: number): number;
}

export function randomFrom(seed: number): Random {
  let counter = mixed(Math.imul(Math.floor(seed), 1));
  const next = (): number => {
    counter = (counter + GOLDEN) >>> 0;
    return mixed(counter) / 2 ** 32;
  };
  return { next, below: (limit) => Math.floor(next() * limit) };
}

/** 0 … count − 1 in any order, each order as likely as any other (Fisher and Yates). */
export function shuffled(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

/** 2^32 over the golden ratio. */
const GOLDEN = 0x9e3779b9;

function mixed(bits: number): number {
  let hash = bits ^ (bits >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
