/**
 * Results kept by what they were made from: numbers, and things known by number. What has not been asked for since
 * twice as many others were made is forgotten: results come in two generations, and the older one is dropped when
 * the younger is full.
 */
export interface Memo<T> {
  get(key: readonly number[], make: () => T): T;
}

interface Entry<T> {
  readonly key: readonly number[];
  readonly result: T;
  readonly next: Entry<T> | undefined;
}

export function createMemo<T>(most: number): Memo<T> {
  let young = new Map<number, Entry<T>>();
  let old = new Map<number, Entry<T>>();
  let count = 0;
  return {
    get(key, make) {
      const hash = hashOf(key);
      const same = young.get(hash);
      const known = find(same, key);
      if (known) return known.result;
      const result = (find(old.get(hash), key) ?? { result: make() }).result;
      if (++count > most) {
        old = young;
        young = new Map();
        count = 1;
      }
      young.set(hash, { key, result, next: young.get(hash) });
      return result;
    },
  };
}

/** The same where they are made from two numbers, none below 0. */
export interface PairMemo<T> {
  get(a: number, b: number): T | undefined;
  keep(a: number, b: number, result: T): void;
}

interface PairEntry<T> {
  readonly a: number;
  readonly b: number;
  readonly result: T;
  readonly next: PairEntry<T> | undefined;
}

export function createPairMemo<T>(most: number): PairMemo<T> {
  let young = new Map<number, PairEntry<T>>();
  let old = new Map<number, PairEntry<T>>();
  let count = 0;
  const keep = (a: number, b: number, result: T): void => {
    if (++count > most) {
      old = young;
      young = new Map();
      count = 1;
    }
    const hash = hashOfPair(a, b);
    young.set(hash, { a, b, result, next: young.get(hash) });
  };
  return {
    get(a, b) {
      const hash = hashOfPair(a, b);
      for (let at = young.get(hash); at; at = at.next) if (at.a === a && at.b === b) return at.result;
      for (let at = old.get(hash); at; at = at.next) {
        if (at.a !== a || at.b !== b) continue;
        keep(a, b, at.result);
        return at.result;
      }
      return undefined;
    },
    keep,
  };
}

function find<T>(entry: Entry<T> | undefined, key: readonly number[]): Entry<T> | undefined {
  for (let at = entry; at; at = at.next) if (isSame(at.key, key)) return at;
  return undefined;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);

function hashOf(key: readonly number[]): number {
  let hash = key.length;
  for (let i = 0; i < key.length; i++) {
    double[0] = key[i] ?? 0;
    hash = Math.imul(hash ^ (halves[0] ?? 0), 0x9e3779b1);
    hash = Math.imul((hash ^ (hash >>> 15)) + (halves[1] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  // Small whole numbers make the fastest keys.
  return hash >> 2;
}

const hashOfPair = (a: number, b: number): number => {
  const hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  return (hash ^ (hash >>> 15)) >> 2;
};
