/**
 * Boolean functions of literals in the form "all of these literals, and each of these factors": what is required
 * stands apart as a set, only real alternatives are decision diagrams, and factors share no literal with each
 * other or with the set. A diagram's labels are such functions again (disjoint within one diagram), so parts that
 * nothing else reaches into stay closed at every depth: Dutuit and Rauzy's modules (1996), found as functions are
 * joined. Equal forms are equal numbers.
 */
import { DecisionDiagram, FALSE, mix, TRUE } from './decisionDiagram';
import { EMPTY_SET, LiteralSets, longer } from './literalSets';

/** What is known of a decision diagram that is a factor. */
export interface Factor {
  readonly labels: readonly number[];
  /** Every literal it depends on. */
  readonly support: number;
}

export class FactoredFunctions {
  readonly sets = new LiteralSets();
  readonly diagram = new DecisionDiagram();
  private readonly requiredSets: number[] = [EMPTY_SET, EMPTY_SET];
  private readonly factorLists: (readonly number[])[] = [[], []];
  private readonly supports: number[] = [EMPTY_SET, EMPTY_SET];
  private readonly levels: number[] = [Infinity, Infinity];
  private readonly ranks: number[] = [];
  private readonly singles: number[] = [];
  private readonly known = new Map<number, Factor>();
  private table = new Int32Array(1 << 11);

  get count(): number {
    return this.requiredSets.length;
  }

  get literalCount(): number {
    return this.ranks.length;
  }

  /** A new literal; those of smaller rank are decided first. Ranks must differ. */
  newLiteral(rank: number): number {
    this.ranks.push(rank);
    return this.ranks.length - 1;
  }

  rank(literal: number): number {
    return this.ranks[literal] ?? Infinity;
  }

  literal(literal: number): number {
    const known = this.singles[literal];
    if (known !== undefined) return known;
    const made = this.product(this.sets.of([literal]), []);
    this.singles[literal] = made;
    return made;
  }

  required(f: number): number {
    return this.requiredSets[f] ?? EMPTY_SET;
  }

  factors(f: number): readonly number[] {
    return this.factorLists[f] ?? [];
  }

  /** Every literal the function depends on. */
  support(f: number): number {
    return this.supports[f] ?? EMPTY_SET;
  }

  level(f: number): number {
    return this.levels[f] ?? Infinity;
  }

  /** All of the literals and every factor; they must share no literal. */
  product(required: number, factors: readonly number[]): number {
    if (required === EMPTY_SET && factors.length === 0) return TRUE;
    let hash = mix(required, factors.length, 0);
    for (const factor of factors) hash = mix(hash, factor, 1);
    let slot = hash & (this.table.length - 1);
    for (let found = this.table[slot]; found; found = this.table[slot]) {
      if (this.requiredSets[found] === required && isSame(this.factors(found), factors)) return found;
      slot = (slot + 1) & (this.table.length - 1);
    }
    const made = this.requiredSets.length;
    this.requiredSets.push(required);
    this.factorLists.push(factors);
    const support =
      factors.length === 0
        ? required
        : this.sets.union([required, ...factors.map((factor) => this.factor(factor).support)]);
    this.supports.push(support);
    this.levels.push(this.leastRank(required, factors));
    this.table[slot] = made;
    if (made * 2 > this.table.length) this.rehash();
    return made;
  }

  /** The function as a label of a diagram: one closed event. */
  closed(f: number): number {
    return f <= TRUE ? f : this.diagram.node(f, this.level(f), TRUE, FALSE);
  }

  factor(root: number): Factor {
    const known = this.known.get(root);
    if (known) return known;
    const labels = [...new Set(this.diagram.below(root).map((node) => this.diagram.label(node)))];
    const support = this.sets.union(labels.map((label) => this.support(label)));
    const made = { labels, support };
    this.known.set(root, made);
    return made;
  }

  /** A function from parts that share no literal: sets, factors, and a diagram whose sure labels come out in front. */
  assemble(sets: number[], factors: Iterable<number>, root: number): number {
    const parts = [...factors];
    let rest = root;
    while (rest > TRUE && this.diagram.low(rest) === FALSE) {
      const label = this.diagram.label(rest);
      sets.push(this.required(label));
      parts.push(...this.factors(label));
      rest = this.diagram.high(rest);
    }
    if (rest === FALSE) return FALSE;
    if (rest !== TRUE) parts.push(rest);
    return this.product(
      this.sets.union(sets),
      parts.sort((a, b) => a - b),
    );
  }

  private leastRank(required: number, factors: readonly number[]): number {
    let least = Infinity;
    for (const factor of factors) least = Math.min(least, this.diagram.level(factor));
    const base = this.requiredLevels.get(this.sets.base(required));
    let own = base ?? Infinity;
    const literals = base === undefined ? this.sets.literals(required) : this.sets.added(required);
    for (const literal of literals) own = Math.min(own, this.ranks[literal] ?? Infinity);
    this.requiredLevels.set(required, own);
    return Math.min(least, own);
  }

  private readonly requiredLevels = new Map<number, number>([[EMPTY_SET, Infinity]]);

  private rehash(): void {
    const old = this.table;
    this.table = longer(new Int32Array(0), old.length * 4);
    for (let made = 2; made < this.requiredSets.length; made++) {
      let hash = mix(this.required(made), this.factors(made).length, 0);
      for (const factor of this.factors(made)) hash = mix(hash, factor, 1);
      let slot = hash & (this.table.length - 1);
      while (this.table[slot]) slot = (slot + 1) & (this.table.length - 1);
      this.table[slot] = made;
    }
  }
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
