/**
 * Sets of literals as bits, each kept once: equal sets are equal numbers. What one part of a system requires is
 * such a set, and the sets of thousands of components overlap, so all live in one typed array, trimmed to the
 * words they fill.
 */
export const EMPTY_SET = 0;

/** Literals as bits, of which it is only asked whether they are among others. */
export type Several = Int32Array;

/** Unions of two that are kept, as a power of two. */
const UNION_BITS = 12;

export class LiteralSets {
  private words = new Int32Array(1 << 14);
  private wordsUsed = 0;
  private size = 1;
  private starts = new Int32Array(1 << 10);
  private firsts = new Int32Array(1 << 10);
  private lengths = new Int32Array(1 << 10);
  private counts = new Int32Array(1 << 10);
  private bases = new Int32Array(1 << 10);
  private table = new Int32Array(1 << 11);
  /** By two of them: those, and what they are together. */
  private readonly unions = new Int32Array(3 << UNION_BITS);
  /** Where a set is put together before it is known to be new; zero outside `from` to `to`. */
  private scratch = new Int32Array(64);
  private from = 0;
  private to = 0;

  get wordCount(): number {
    return this.wordsUsed;
  }

  get setCount(): number {
    return this.size;
  }

  /** How many literals it has. */
  count(set: number): number {
    return this.counts[set] ?? 0;
  }

  /** A set within this one from which it was made; what the two differ by is small as a rule. */
  base(set: number): number {
    return this.bases[set] ?? EMPTY_SET;
  }

  of(literals: Iterable<number>): number {
    for (const literal of literals) {
      const word = literal >>> 5;
      this.reach(word, word + 1);
      this.scratch[word] = (this.scratch[word] ?? 0) | (1 << (literal & 31));
    }
    return this.keep(EMPTY_SET);
  }

  union(sets: readonly number[]): number {
    let largest = sets[0] ?? EMPTY_SET;
    let other = largest;
    let distinct = 1;
    for (const set of sets) {
      if (set !== largest && set !== other) distinct++;
      if (this.count(set) > this.count(largest)) [other, largest] = [largest, set];
      else if (set !== largest) other = set;
    }
    if (distinct === 1) return largest;
    if (distinct === 2) return this.unionOfTwo(largest, other);
    let isAll = true;
    for (const set of sets) isAll &&= this.includes(largest, set);
    if (isAll) return largest;
    for (const set of sets) this.add(set);
    return this.keep(largest);
  }

  /** Of the same two again and again, as edits make the same of the same: kept until the place is needed. */
  private unionOfTwo(largest: number, other: number): number {
    const known = (Math.imul(largest, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> (32 - UNION_BITS);
    const at = 3 * known;
    const { unions } = this;
    if (unions[at] === largest && unions[at + 1] === other) return unions[at + 2] ?? EMPTY_SET;
    if (this.includes(largest, other)) return largest;
    this.add(largest);
    this.add(other);
    const made = this.keep(largest);
    unions[at] = largest;
    unions[at + 1] = other;
    unions[at + 2] = made;
    return made;
  }

  private includes(a: number, b: number): boolean {
    if (a === b) return true;
    const first = this.firsts[b] ?? 0;
    const end = this.end(b);
    if (end === first) return true;
    if (first < (this.firsts[a] ?? 0) || end > this.end(a)) return false;
    const shiftA = (this.starts[a] ?? 0) - (this.firsts[a] ?? 0);
    const shiftB = (this.starts[b] ?? 0) - first;
    for (let word = first; word < end; word++)
      if ((this.words[shiftB + word] ?? 0) & ~(this.words[shiftA + word] ?? 0)) return false;
    return true;
  }

  intersection(a: number, b: number): number {
    if (a === b) return a;
    const first = Math.max(this.firsts[a] ?? 0, this.firsts[b] ?? 0);
    const end = Math.min(this.end(a), this.end(b));
    if (!this.intersects(a, b)) return EMPTY_SET;
    const shiftA = (this.starts[a] ?? 0) - (this.firsts[a] ?? 0);
    const shiftB = (this.starts[b] ?? 0) - (this.firsts[b] ?? 0);
    this.reach(first, end);
    for (let word = first; word < end; word++) {
      this.scratch[word] = (this.words[shiftA + word] ?? 0) & (this.words[shiftB + word] ?? 0);
    }
    return this.keep(EMPTY_SET);
  }

  /** Those of `a` that are not in `b`. */
  minus(a: number, b: number): number {
    if (!this.intersects(a, b)) return a;
    this.add(a);
    const first = Math.max(this.firsts[a] ?? 0, this.firsts[b] ?? 0);
    const end = Math.min(this.end(a), this.end(b));
    const shift = (this.starts[b] ?? 0) - (this.firsts[b] ?? 0);
    for (let word = first; word < end; word++) {
      this.scratch[word] = (this.scratch[word] ?? 0) & ~(this.words[shift + word] ?? 0);
    }
    return this.keep(EMPTY_SET);
  }

  intersects(a: number, b: number): boolean {
    const first = Math.max(this.firsts[a] ?? 0, this.firsts[b] ?? 0);
    const end = Math.min(this.end(a), this.end(b));
    const shiftA = (this.starts[a] ?? 0) - (this.firsts[a] ?? 0);
    const shiftB = (this.starts[b] ?? 0) - (this.firsts[b] ?? 0);
    for (let word = first; word < end; word++) {
      if ((this.words[shiftA + word] ?? 0) & (this.words[shiftB + word] ?? 0)) return true;
    }
    return false;
  }

  has(set: number, literal: number): boolean {
    const word = (literal >>> 5) - (this.firsts[set] ?? 0);
    if (word < 0 || word >= (this.lengths[set] ?? 0)) return false;
    return (((this.words[(this.starts[set] ?? 0) + word] ?? 0) >>> (literal & 31)) & 1) === 1;
  }

  /** Whether no two of them share a literal. */
  areApart(sets: readonly number[]): boolean {
    let place = 0;
    for (; place < sets.length && !this.meetsScratch(sets[place] ?? EMPTY_SET); place++)
      this.add(sets[place] ?? EMPTY_SET);
    this.clear();
    return place === sets.length;
  }

  /** Places of those that share nothing with a set, nor with those taken before them. */
  apartFrom(set: number, sets: readonly number[]): number[] {
    const taken: number[] = [];
    this.add(set);
    sets.forEach((one, place) => {
      if (this.meetsScratch(one)) return;
      this.add(one);
      taken.push(place);
    });
    this.clear();
    return taken;
  }

  /** What is in two or more of them. */
  inSeveral(sets: readonly number[]): Several {
    let end = 0;
    for (const set of sets) end = Math.max(end, this.end(set));
    const several = new Int32Array(end);
    for (const set of sets) {
      if (this.meetsScratch(set)) {
        const shift = (this.starts[set] ?? 0) - (this.firsts[set] ?? 0);
        const to = Math.min(this.end(set), this.to);
        for (let word = Math.max(this.firsts[set] ?? 0, this.from); word < to; word++)
          several[word] =
            (several[word] ?? 0) | ((this.scratch[word] ?? 0) & (this.words[shift + word] ?? 0));
      }
      this.add(set);
    }
    this.clear();
    return several;
  }

  meets(set: number, several: Several): boolean {
    const first = this.firsts[set] ?? 0;
    const end = Math.min(this.end(set), several.length);
    const shift = (this.starts[set] ?? 0) - first;
    for (let word = first; word < end; word++)
      if ((this.words[shift + word] ?? 0) & (several[word] ?? 0)) return true;
    return false;
  }

  literals(set: number): number[] {
    return this.difference(set, EMPTY_SET);
  }

  /** The literals of a set that its base lacks. */
  added(set: number): number[] {
    return this.difference(set, this.base(set));
  }

  private difference(a: number, b: number): number[] {
    const found: number[] = [];
    const start = this.starts[a] ?? 0;
    const first = this.firsts[a] ?? 0;
    const length = this.lengths[a] ?? 0;
    const [firstB, lengthB, startB] = [this.firsts[b] ?? 0, this.lengths[b] ?? 0, this.starts[b] ?? 0];
    for (let at = 0; at < length; at++) {
      let bits = this.words[start + at] ?? 0;
      const atB = first + at - firstB;
      if (atB >= 0 && atB < lengthB) bits &= ~(this.words[startB + atB] ?? 0);
      while (bits !== 0) {
        const bit = 31 - Math.clz32(bits & -bits);
        found.push(((first + at) << 5) | bit);
        bits &= bits - 1;
      }
    }
    return found;
  }

  private end(set: number): number {
    return (this.firsts[set] ?? 0) + (this.lengths[set] ?? 0);
  }

  private add(set: number): void {
    const first = this.firsts[set] ?? 0;
    const length = this.lengths[set] ?? 0;
    const start = this.starts[set] ?? 0;
    if (length === 0) return;
    this.reach(first, first + length);
    for (let at = 0; at < length; at++) {
      this.scratch[first + at] = (this.scratch[first + at] ?? 0) | (this.words[start + at] ?? 0);
    }
  }

  private meetsScratch(set: number): boolean {
    const end = Math.min(this.end(set), this.to);
    const shift = (this.starts[set] ?? 0) - (this.firsts[set] ?? 0);
    for (let word = Math.max(this.firsts[set] ?? 0, this.from); word < end; word++)
      if ((this.words[shift + word] ?? 0) & (this.scratch[word] ?? 0)) return true;
    return false;
  }

  private clear(): void {
    this.scratch.fill(0, this.from, this.to);
    this.from = this.to = 0;
  }

  private reach(from: number, to: number): void {
    if (this.from === this.to) [this.from, this.to] = [from, to];
    if (from < this.from) this.from = from;
    if (to > this.to) this.to = to;
    if (to > this.scratch.length) this.scratch = longer(this.scratch, to);
  }

  /** The number of the set put together in `scratch`, which is left empty. */
  private keep(base: number): number {
    const { scratch } = this;
    let { from, to } = this;
    while (from < to && scratch[from] === 0) from++;
    while (from < to && scratch[to - 1] === 0) to--;
    let found = EMPTY_SET;
    if (from < to) {
      const hash = hashOf(scratch, from, to, from);
      let slot = hash & (this.table.length - 1);
      for (
        found = this.table[slot] ?? 0;
        found && !this.isScratch(found, from, to);
        found = this.table[slot] ?? 0
      ) {
        slot = (slot + 1) & (this.table.length - 1);
      }
      if (!found) found = this.store(from, to, base, slot);
    }
    this.clear();
    return found;
  }

  private isScratch(set: number, from: number, to: number): boolean {
    if (this.firsts[set] !== from || this.lengths[set] !== to - from) return false;
    const start = this.starts[set] ?? 0;
    for (let word = from; word < to; word++) {
      if (this.words[start + word - from] !== this.scratch[word]) return false;
    }
    return true;
  }

  private store(from: number, to: number, base: number, slot: number): number {
    const made = this.size++;
    if (made >= this.starts.length) this.grow();
    const length = to - from;
    if (this.wordsUsed + length > this.words.length) this.words = longer(this.words, this.wordsUsed + length);
    let count = 0;
    for (let at = 0; at < length; at++) {
      const bits = this.scratch[from + at] ?? 0;
      this.words[this.wordsUsed + at] = bits;
      count += bitCount(bits);
    }
    this.starts[made] = this.wordsUsed;
    this.firsts[made] = from;
    this.lengths[made] = length;
    this.counts[made] = count;
    this.bases[made] = base;
    this.wordsUsed += length;
    if (this.size * 2 > this.table.length) this.rehash();
    else this.table[slot] = made;
    return made;
  }

  private grow(): void {
    const length = this.starts.length * 2;
    this.starts = longer(this.starts, length);
    this.firsts = longer(this.firsts, length);
    this.lengths = longer(this.lengths, length);
    this.counts = longer(this.counts, length);
    this.bases = longer(this.bases, length);
  }

  private rehash(): void {
    const table = new Int32Array(this.table.length * 4);
    for (let set = 1; set < this.size; set++) {
      const start = this.starts[set] ?? 0;
      const hash = hashOf(this.words, start, start + (this.lengths[set] ?? 0), this.firsts[set] ?? 0);
      let slot = hash & (table.length - 1);
      while (table[slot]) slot = (slot + 1) & (table.length - 1);
      table[slot] = set;
    }
    this.table = table;
  }
}

/** Twice as long or as long as needed. */
export function longer(old: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> {
  const made = new Int32Array(Math.max(old.length * 2, needed));
  made.set(old);
  return made;
}

/** Of the words, wherever they stand, and of the word that the first is in the set. */
function hashOf(words: Int32Array, from: number, to: number, first: number): number {
  let hash = Math.imul(first + 1, 0x85ebca6b) ^ (to - from);
  for (let word = from; word < to; word++) {
    hash = Math.imul(hash ^ (words[word] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
