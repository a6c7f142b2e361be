/**
 * "All of these": what each requires is required, and counts as true inside what the others have as alternatives
 * (absorption). Only alternatives that share a literal are joined into one diagram; the rest stay factors.
 */
import { apart } from './apart';
import { BudgetExceeded, budgetExceeded, FALSE, TRUE } from './decisionDiagram';
import type { FactoredFunctions } from './factoredFunctions';
import type { Limits } from './limits';
import { MUCH_MORE } from './limits';
import type { Several } from './literalSets';
import { EMPTY_SET } from './literalSets';
import { substitute } from './substitute';

/** Beyond which those that are known are begun anew. */
const MOST_JOINS = 20_000;

export class Conjoin {
  private readonly absorbed = new Map<number, number>();
  /** By side and factors what they are together, and the steps that were too few to find it or come any nearer. */
  private readonly joins = new Map<string, number>();
  private readonly tooFew = new Map<string, number>();
  private readonly f: FactoredFunctions;
  private readonly limits: Limits;

  constructor(functions: FactoredFunctions, limits: Limits) {
    this.f = functions;
    this.limits = limits;
  }

  all(functions: readonly number[]): number {
    const parts: number[] = [];
    for (const part of functions) {
      if (part === FALSE) return FALSE;
      if (part !== TRUE && !parts.includes(part)) parts.push(part);
    }
    const [first] = parts;
    if (first === undefined) return TRUE;
    if (parts.length === 1) return first;
    const required = this.f.sets.union(parts.map((part) => this.f.required(part)));
    const factors = new Set<number>();
    for (const part of parts) for (const factor of this.f.factors(part)) factors.add(factor);
    return factors.size === 0 ? this.f.product(required, []) : this.settle(required, factors);
  }

  /** The function where every literal of the set is true. */
  given(f: number, set: number): number {
    const { sets } = this.f;
    if (f <= TRUE || !sets.intersects(this.f.support(f), set)) return f;
    const required = [sets.minus(this.f.required(f), set)];
    const factors: number[] = [];
    for (const factor of this.f.factors(f)) {
      const rest = this.factorGiven(factor, set);
      if (rest === FALSE) return FALSE;
      required.push(this.f.required(rest));
      factors.push(...this.f.factors(rest));
    }
    return this.f.product(
      sets.union(required),
      factors.sort((a, b) => a - b),
    );
  }

  /** Until nothing required is left in a factor, and no two factors share a literal. */
  private settle(requiredFirst: number, factorsFirst: ReadonlySet<number>): number {
    const { sets } = this.f;
    let required = requiredFirst;
    let factors = [...factorsFirst];
    for (;;) {
      if (factors.length === 0) return this.f.product(required, []);
      const supports = factors.map((factor) => this.f.factor(factor).support);
      if (supports.some((support) => sets.intersects(required, support))) {
        const moreRequired = [required];
        const next = new Set<number>();
        for (const factor of factors) {
          const rest = this.factorGiven(factor, required);
          if (rest === FALSE) return FALSE;
          moreRequired.push(this.f.required(rest));
          for (const part of this.f.factors(rest)) next.add(part);
        }
        required = sets.union(moreRequired);
        factors = [...next];
        continue;
      }
      if (sets.areApart(supports)) {
        return this.f.product(
          required,
          factors.sort((a, b) => a - b),
        );
      }
      const joined = this.joinSharing(factors, sets.inSeveral(supports));
      if (joined === FALSE) return FALSE;
      required = sets.union([required, this.f.required(joined)]);
      factors = [...this.f.factors(joined)];
    }
  }

  /** Factors that share literals become one each. */
  private joinSharing(factors: readonly number[], shared: Several): number {
    const { sets } = this.f;
    const kept: number[] = [];
    let groups: { supports: number[]; members: number[] }[] = [];
    for (const factor of factors) {
      const { support } = this.f.factor(factor);
      if (!sets.meets(support, shared)) {
        kept.push(factor);
        continue;
      }
      const touched = groups.filter((group) => group.supports.some((one) => sets.intersects(one, support)));
      groups = groups.filter((group) => !touched.includes(group));
      groups.push({
        supports: [support, ...touched.flatMap((group) => group.supports)],
        members: [factor, ...touched.flatMap((group) => group.members)],
      });
    }
    const required: number[] = [];
    for (const { members } of groups) {
      const joined = this.join(members);
      if (joined === FALSE) return FALSE;
      required.push(this.f.required(joined));
      kept.push(...this.f.factors(joined));
    }
    return this.f.product(
      sets.union(required),
      kept.sort((a, b) => a - b),
    );
  }

  /**
   * Edits elsewhere leave most factors that share literals as they were. Those that are too much together are tried
   * again as long as each try finds diagrams that the next can go on from.
   */
  private join(factors: readonly number[]): number {
    const { side, stepsAllowed } = this.limits;
    const { nodeCount } = this.f.diagram;
    const key = `${side} ${[...factors].sort((a, b) => a - b).join(' ')}`;
    const known = this.joins.get(key);
    if (known !== undefined) return known;
    if (stepsAllowed < MUCH_MORE * (this.tooFew.get(key) ?? 0)) throw budgetExceeded;
    try {
      const made = this.joined(factors);
      keepAmong(this.joins, key, made);
      return made;
    } catch (error) {
      const isNoNearer = error instanceof BudgetExceeded && this.f.diagram.nodeCount === nodeCount;
      if (isNoNearer) keepAmong(this.tooFew, key, stepsAllowed);
      throw error;
    }
  }

  private joined(factors: readonly number[]): number {
    const { diagram } = this.f;
    const closed = factors.map((factor) => this.f.product(EMPTY_SET, [factor]));
    const diagrams = apart(this.f, this.limits, closed).sort((a, b) => diagram.level(b) - diagram.level(a));
    const joined = diagrams.reduce((rest, one) => this.limits.within(diagram.and(one, rest)), TRUE);
    return this.f.assemble([], [], joined);
  }

  private factorGiven(factor: number, set: number): number {
    const { sets } = this.f;
    const { labels, support } = this.f.factor(factor);
    const given = sets.intersection(support, set);
    if (given === EMPTY_SET) return this.f.assemble([], [], factor);
    const key = factor * 2 ** 26 + given;
    const known = this.absorbed.get(key);
    if (known !== undefined) return known;
    const changed = new Map<number, number>();
    for (const label of labels) {
      if (sets.intersects(this.f.support(label), given)) {
        changed.set(label, this.f.closed(this.given(label, given)));
      }
    }
    const made = this.f.assemble([], [], substitute(this.f, factor, changed));
    this.absorbed.set(key, made);
    return made;
  }
}

function keepAmong(joins: Map<string, number>, key: string, made: number): void {
  if (joins.size >= MOST_JOINS) joins.clear();
  joins.set(key, made);
}
