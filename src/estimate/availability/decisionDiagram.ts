/**
 * A reduced ordered decision diagram: every Boolean function of the variables has exactly one node, so equal
 * functions are equal numbers and a shared part is counted once (Bryant 1986, "Graph-Based Algorithms for
 * Boolean Function Manipulation"). Nodes live in typed arrays; children have smaller numbers than parents.
 */
export const FALSE = 0;
export const TRUE = 1;

/** Thrown when a function needs more nodes than the budget allows; the caller falls back to bounds. */
export class BudgetExceeded extends Error {}

const TERMINAL_VARIABLE = -1;

export class DecisionDiagram {
  private size = 2;
  private variables = new Int32Array(1 << 10).fill(TERMINAL_VARIABLE);
  private highs = new Int32Array(1 << 10);
  private lows = new Int32Array(1 << 10);
  private table = new Int32Array(1 << 11);
  private memo = new Int32Array(4 << 11);
  private readonly ranks: number[] = [];

  private budget = Infinity;

  get nodeCount(): number {
    return this.size;
  }

  get variableCount(): number {
    return this.ranks.length;
  }

  /** From here on that many nodes more may be made. */
  allow(nodes: number): void {
    this.budget = this.size + nodes;
  }

  /** A new variable; those of smaller rank are decided first. Ranks must differ. */
  newVariable(rank: number): number {
    this.ranks.push(rank);
    return this.ranks.length - 1;
  }

  variableOf(node: number): number {
    return this.variables[node] ?? TERMINAL_VARIABLE;
  }

  highOf(node: number): number {
    return this.highs[node] ?? FALSE;
  }

  lowOf(node: number): number {
    return this.lows[node] ?? FALSE;
  }

  /** The function that is true where the variable is. */
  literal(variable: number): number {
    return this.node(variable, TRUE, FALSE);
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
    const variable = this.firstVariable(f, g, h);
    const high = this.ifThenElse(
      this.branch(f, variable, true),
      this.branch(g, variable, true),
      this.branch(h, variable, true),
    );
    const low = this.ifThenElse(
      this.branch(f, variable, false),
      this.branch(g, variable, false),
      this.branch(h, variable, false),
    );
    const result = this.node(variable, high, low);
    const slotNow = this.memoSlot(f, g, h);
    this.memo[slotNow] = f;
    this.memo[slotNow + 1] = g;
    this.memo[slotNow + 2] = h;
    this.memo[slotNow + 3] = result;
    return result;
  }

  private branch(node: number, variable: number, high: boolean): number {
    if (this.variables[node] !== variable) return node;
    return (high ? this.highs[node] : this.lows[node]) ?? FALSE;
  }

  private firstVariable(f: number, g: number, h: number): number {
    let first = TERMINAL_VARIABLE;
    let rank = Infinity;
    for (const node of [f, g, h]) {
      const variable = this.variables[node] ?? TERMINAL_VARIABLE;
      const own = variable === TERMINAL_VARIABLE ? Infinity : (this.ranks[variable] ?? Infinity);
      if (own < rank) {
        rank = own;
        first = variable;
      }
    }
    return first;
  }

  private node(variable: number, high: number, low: number): number {
    if (high === low) return high;
    let slot = mix(variable, high, low) & (this.table.length - 1);
    for (let found = this.table[slot]; found; found = this.table[slot]) {
      if (this.variables[found] === variable && this.highs[found] === high && this.lows[found] === low) {
        return found;
      }
      slot = (slot + 1) & (this.table.length - 1);
    }
    if (this.size >= this.budget) throw new BudgetExceeded();
    const made = this.size++;
    if (made >= this.variables.length) this.grow();
    this.variables[made] = variable;
    this.highs[made] = high;
    this.lows[made] = low;
    this.place(made);
    return made;
  }

  private place(node: number): void {
    const mask = this.table.length - 1;
    let slot = mix(this.variables[node] ?? 0, this.highs[node] ?? 0, this.lows[node] ?? 0) & mask;
    while (this.table[slot]) slot = (slot + 1) & mask;
    this.table[slot] = node;
  }

  private grow(): void {
    const length = this.variables.length * 2;
    const copy = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(length);
      larger.set(old);
      return larger;
    };
    this.variables = copy(this.variables);
    this.highs = copy(this.highs);
    this.lows = copy(this.lows);
    this.table = new Int32Array(length * 2);
    this.memo = new Int32Array(length * 8);
    for (let node = 2; node < this.size - 1; node++) this.place(node);
  }

  private memoSlot(f: number, g: number, h: number): number {
    return (mix(f, g, h) & (this.memo.length / 4 - 1)) * 4;
  }
}

function mix(a: number, b: number, c: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
