/**
 * Reduced ordered decision diagrams: every Boolean function of its labels has exactly one node, so equal functions
 * are equal numbers (Bryant 1986, "Graph-Based Algorithms for Boolean Function Manipulation"). A label is
 * anything that is up or down, each with a level of its own; those of smaller level are decided first. Nodes live
 * in typed arrays; children have smaller numbers than parents.
 */
import { longer } from './literalSets';

export const FALSE = 0;
export const TRUE = 1;

/** Thrown when a function needs more steps than the budget allows; the caller falls back to bounds. */
export class BudgetExceeded extends Error {}

/** One for all: it says nothing but that, and thousands may be thrown. */
export const budgetExceeded = new BudgetExceeded();

export class DecisionDiagram {
  private size = 2;
  private labels = new Int32Array(1 << 10).fill(-1);
  private levels = new Float64Array(1 << 10).fill(Infinity);
  private highs = new Int32Array(1 << 10);
  private lows = new Int32Array(1 << 10);
  private table = new Int32Array(1 << 11);
  private memo = new Int32Array(4 << 11);
  private seen = new Int32Array(1 << 10);
  private turn = 0;
  private stepsLeft = Infinity;

  get nodeCount(): number {
    return this.size;
  }

  get stepsAllowed(): number {
    return this.stepsLeft;
  }

  /** From here on that many steps may be made, each at most one new node. */
  allow(steps: number): void {
    this.stepsLeft = steps;
  }

  label(node: number): number {
    return this.labels[node] ?? -1;
  }

  level(node: number): number {
    return this.levels[node] ?? Infinity;
  }

  high(node: number): number {
    return this.highs[node] ?? FALSE;
  }

  low(node: number): number {
    return this.lows[node] ?? FALSE;
  }

  and(a: number, b: number): number {
    return this.ifThenElse(a, b, FALSE);
  }

  or(a: number, b: number): number {
    return this.ifThenElse(a, TRUE, b);
  }

  /** `condition ? then : otherwise`, from which every other operation is made. */
  ifThenElse(condition: number, then: number, otherwise: number): number {
    if (condition === TRUE || then === otherwise) return then;
    if (condition === FALSE) return otherwise;
    let f = condition;
    let g = then === condition ? TRUE : then;
    let h = otherwise === condition ? FALSE : otherwise;
    if (g === TRUE && h === FALSE) return f;
    if (h === FALSE && g < f) [f, g] = [g, f];
    else if (g === TRUE && h < f) [f, h] = [h, f];
    const slot = this.memoSlot(f, g, h);
    if (this.memo[slot] === f && this.memo[slot + 1] === g && this.memo[slot + 2] === h) {
      return this.memo[slot + 3] ?? FALSE;
    }
    if (this.stepsLeft-- <= 0) throw budgetExceeded;
    const level = Math.min(this.level(f), this.level(g), this.level(h));
    const label = this.labels[this.level(f) === level ? f : this.level(g) === level ? g : h] ?? -1;
    const high = this.ifThenElse(
      this.level(f) === level ? this.high(f) : f,
      this.level(g) === level ? this.high(g) : g,
      this.level(h) === level ? this.high(h) : h,
    );
    const low = this.ifThenElse(
      this.level(f) === level ? this.low(f) : f,
      this.level(g) === level ? this.low(g) : g,
      this.level(h) === level ? this.low(h) : h,
    );
    const result = this.node(label, level, high, low);
    const slotNow = this.memoSlot(f, g, h);
    this.memo[slotNow] = f;
    this.memo[slotNow + 1] = g;
    this.memo[slotNow + 2] = h;
    this.memo[slotNow + 3] = result;
    return result;
  }

  /** Both branches must lie below the level. */
  node(label: number, level: number, high: number, low: number): number {
    if (high === low) return high;
    let slot = mix(label, high, low) & (this.table.length - 1);
    for (let found = this.table[slot]; found; found = this.table[slot]) {
      if (this.labels[found] === label && this.highs[found] === high && this.lows[found] === low) {
        return found;
      }
      slot = (slot + 1) & (this.table.length - 1);
    }
    if (this.stepsLeft-- <= 0) throw budgetExceeded;
    const made = this.size++;
    if (made >= this.labels.length) this.grow();
    this.labels[made] = label;
    this.levels[made] = level;
    this.highs[made] = high;
    this.lows[made] = low;
    this.place(made);
    return made;
  }

  /** Nodes below the root and itself, children first, without the two constants. */
  below(root: number): number[] {
    const turn = ++this.turn;
    const found: number[] = [];
    const stack = [root];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node <= TRUE || this.seen[node] === turn) continue;
      this.seen[node] = turn;
      found.push(node);
      stack.push(this.high(node), this.low(node));
    }
    return found.sort((a, b) => a - b);
  }

  private place(node: number): void {
    const mask = this.table.length - 1;
    let slot = mix(this.labels[node] ?? 0, this.highs[node] ?? 0, this.lows[node] ?? 0) & mask;
    while (this.table[slot]) slot = (slot + 1) & mask;
    this.table[slot] = node;
  }

  private grow(): void {
    const length = this.labels.length * 2;
    this.labels = longer(this.labels, length);
    this.highs = longer(this.highs, length);
    this.lows = longer(this.lows, length);
    this.seen = longer(this.seen, length);
    const levels = new Float64Array(length);
    levels.set(this.levels);
    this.levels = levels;
    this.table = new Int32Array(length * 2);
    if (this.memo.length < 1 << 22) this.memo = new Int32Array(length * 8);
    for (let node = 2; node < this.size - 1; node++) this.place(node);
  }

  private memoSlot(f: number, g: number, h: number): number {
    return (mix(f, g, h) & (this.memo.length / 4 - 1)) * 4;
  }
}

export function mix(a: number, b: number, c: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
