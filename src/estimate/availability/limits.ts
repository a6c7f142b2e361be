/**
 * How large a decision diagram may grow. While the answer is to be exact: as large as it needs, within the budget.
 * Beyond the budget a diagram is replaced by a smaller one that is true in fewer states (`low`) or in more
 * (`high`): the nodes that are most likely decided are kept, the others become FALSE or TRUE. With availabilities
 * near 1 most nodes stand for several failures at once and are hardly ever met.
 */
import type { DecisionDiagram } from './decisionDiagram';
import { FALSE, TRUE } from './decisionDiagram';
import type { FactoredFunctions } from './factoredFunctions';

export type Side = 'exact' | 'low' | 'high';

/** What there is beyond the budget for each component's function. */
export interface Beyond {
  /** Steps to find it exactly all the same. */
  readonly exactSteps: number;
  /** Steps to find one on either side, of diagrams with at most so many nodes; and for all components together. */
  readonly roundedSteps: number;
  readonly allRoundedSteps: number;
  readonly nodes: number;
  /** The same after an edit, which is to be answered at once; `exactSteps`: of each that was not exact before it. */
  readonly again: Pick<Beyond, 'exactSteps' | 'roundedSteps' | 'allRoundedSteps'>;
  /** Steps to find what is left of one piece of a conjunction, alternatives as one function, and all of these. */
  readonly givenSteps: number;
  readonly joinSteps: number;
  readonly allJoinSteps: number;
}

/** So many times the steps that were too few are worth a further attempt. */
export const MUCH_MORE = 1.1;

export interface Limits {
  /** On which functions are made. */
  readonly side: Side;
  /** What is left for the function that is being made. */
  readonly stepsAllowed: number;
  /** The diagram, or one that stands for it on this side. */
  within(root: number): number;
}

export class Rounding implements Limits {
  side: Side = 'exact';
  private allowed = 0;
  /** Of those for exact functions what is left; to make one there may be more, unused on a side. */
  private exactSteps = 0;
  /** Of those that are left, so many are not for the function that is being made. */
  private withheld = 0;
  private roundedSteps: number;
  private isAgain = false;
  private readonly chances = new Map<number, number>([
    [FALSE, 0],
    [TRUE, 1],
  ]);
  private readonly labelChances = new Map<number, number>();
  private readonly rounded = { low: new Map<number, number>(), high: new Map<number, number>() };
  private readonly f: FactoredFunctions;
  private readonly chanceOf: (literal: number) => number;
  readonly beyond: Beyond;

  /** `chanceOf` a literal need not be exact: it only decides what is kept. */
  constructor(f: FactoredFunctions, chanceOf: (literal: number) => number, beyond: Beyond) {
    this.f = f;
    this.chanceOf = chanceOf;
    this.beyond = beyond;
    this.roundedSteps = beyond.allRoundedSteps;
  }

  /** A further evaluation begins, with as many steps as the first. `isAgain`: of what an edit made of another. */
  begin(steps: number, isAgain: boolean): void {
    this.side = 'exact';
    this.isAgain = isAgain;
    this.roundedSteps = (isAgain ? this.beyond.again : this.beyond).allRoundedSteps;
    this.exactSteps = steps;
    this.withheld = 0;
    this.f.diagram.allow(steps);
    this.chances.clear();
    this.chances.set(FALSE, 0).set(TRUE, 1);
    this.labelChances.clear();
  }

  /** How many there are at least for the next exact function. */
  get stepsForExact(): number {
    const left = this.side === 'exact' ? this.f.diagram.stepsAllowed + this.withheld : Infinity;
    return Math.max(0, Math.min(this.exactSteps, left), this.beyond.exactSteps);
  }

  /** Those for what was not exact before an edit. */
  get stepsForExactAgain(): number {
    return Math.min(this.stepsForExact, this.isAgain ? this.beyond.again.exactSteps : Infinity);
  }

  /**
   * From here on functions are made for this side, with some steps to make them even beyond the budget; how many
   * there are, of which no more than `most` are for the next.
   */
  take(side: Side, most = Infinity): number {
    const { diagram } = this.f;
    const left = diagram.stepsAllowed + this.withheld;
    if (this.side === 'exact') this.exactSteps = Math.min(this.exactSteps, left);
    else this.roundedSteps -= this.allowed - left;
    this.side = side;
    const { roundedSteps } = this.isAgain ? this.beyond.again : this.beyond;
    this.allowed = Math.max(0, left, side === 'exact' ? this.beyond.exactSteps : roundedSteps);
    const given = Math.min(this.allowed, most);
    this.withheld = this.allowed - given;
    diagram.allow(given);
    return given;
  }

  /** From here on functions are made exactly, within so many steps each time this is called. */
  exactly(steps: number): void {
    this.side = 'exact';
    this.withheld = 0;
    this.f.diagram.allow(steps);
  }

  get stepsAllowed(): number {
    return Math.max(0, this.f.diagram.stepsAllowed);
  }

  /** Nothing is left for functions on either side. */
  get isSpent(): boolean {
    return this.roundedSteps <= 0;
  }

  within(root: number): number {
    const { side } = this;
    if (side === 'exact' || root <= TRUE) return root;
    const known = this.rounded[side].get(root);
    if (known !== undefined) return known;
    const kept = this.likeliest(root);
    const made = kept ? pruned(this.f.diagram, root, kept, side === 'low' ? FALSE : TRUE) : root;
    this.rounded[side].set(root, made);
    return made;
  }

  /** The nodes most likely decided, or null where there are no more than allowed. */
  private likeliest(root: number): Set<number> | null {
    const { diagram } = this.f;
    const kept = new Set<number>();
    const open = new Map<number, number>([[root, 1]]);
    while (open.size > 0) {
      if (kept.size >= this.beyond.nodes) return kept;
      const node = likeliestOf(open);
      const share = open.get(node) ?? 0;
      open.delete(node);
      kept.add(node);
      const up = this.labelChance(diagram.label(node));
      const reach = (next: number, more: number): void => {
        if (next > TRUE && !kept.has(next)) open.set(next, (open.get(next) ?? 0) + more);
      };
      reach(diagram.high(node), share * up);
      reach(diagram.low(node), share * (1 - up));
    }
    return null;
  }

  private chance(root: number): number {
    const { diagram } = this.f;
    const stack = [root];
    for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
      const high = this.chances.get(diagram.high(node));
      const low = this.chances.get(diagram.low(node));
      if (this.chances.has(node)) stack.pop();
      else if (high === undefined) stack.push(diagram.high(node));
      else if (low === undefined) stack.push(diagram.low(node));
      else this.chances.set(node, low + this.labelChance(diagram.label(node)) * (high - low));
    }
    return this.chances.get(root) ?? 0;
  }

  private labelChance(label: number): number {
    const known = this.labelChances.get(label);
    if (known !== undefined) return known;
    let chance = 1;
    for (const literal of this.f.sets.literals(this.f.required(label))) chance *= this.chanceOf(literal);
    for (const factor of this.f.factors(label)) chance *= this.chance(factor);
    this.labelChances.set(label, chance);
    return chance;
  }
}

function likeliestOf(open: ReadonlyMap<number, number>): number {
  let best = FALSE;
  let most = -1;
  open.forEach((share, node) => {
    if (share <= most) return;
    best = node;
    most = share;
  });
  return best;
}

function pruned(
  diagram: DecisionDiagram,
  root: number,
  kept: ReadonlySet<number>,
  otherwise: number,
): number {
  const made = new Map<number, number>();
  const of = (node: number): number => {
    if (node <= TRUE) return node;
    if (!kept.has(node)) return otherwise;
    const known = made.get(node);
    if (known !== undefined) return known;
    const now = diagram.node(
      diagram.label(node),
      diagram.level(node),
      of(diagram.high(node)),
      of(diagram.low(node)),
    );
    made.set(node, now);
    return now;
  };
  return of(root);
}
