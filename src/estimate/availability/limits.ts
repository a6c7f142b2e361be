/**
 * How large a decision diagram may grow. While the answer is to be exact: as large as it needs, within the budget.
 * Beyond the budget a diagram is replaced by a smaller one that is true in fewer states (`low`) or in more
 * (`high`): of its nodes those are kept whose loss would cost most, the others become FALSE or TRUE. With
 * availabilities near 1 most nodes stand for several failures at once and cost next to nothing.
 */
import type { DecisionDiagram } from './decisionDiagram';
import { FALSE, TRUE } from './decisionDiagram';
import type { FactoredFunctions } from './factoredFunctions';

export type Side = 'exact' | 'low' | 'high';

/** What there is beyond the budget for each component's function. */
export interface Beyond {
  /** Steps to find it exactly all the same. */
  readonly exactSteps: number;
  /** Steps to find one on either side, of diagrams with at most so many nodes. */
  readonly roundedSteps: number;
  readonly nodes: number;
}

export interface Limits {
  /** The diagram, or one that stands for it on this side. */
  within(root: number): number;
}

export class Rounding implements Limits {
  private side: Side = 'exact';
  private readonly chances = new Map<number, number>([
    [FALSE, 0],
    [TRUE, 1],
  ]);
  private readonly labelChances = new Map<number, number>();
  private readonly rounded = { low: new Map<number, number>(), high: new Map<number, number>() };
  private readonly f: FactoredFunctions;
  private readonly chanceOf: (literal: number) => number;
  private readonly beyond: Beyond;

  /** `chanceOf` a literal need not be exact: it only decides what is kept. */
  constructor(f: FactoredFunctions, chanceOf: (literal: number) => number, beyond: Beyond) {
    this.f = f;
    this.chanceOf = chanceOf;
    this.beyond = beyond;
  }

  /** From here on functions are made for this side, with some steps to make them even beyond the budget. */
  take(side: Side): void {
    this.side = side;
    const { diagram } = this.f;
    diagram.allow(
      Math.max(diagram.stepsAllowed, side === 'exact' ? this.beyond.exactSteps : this.beyond.roundedSteps),
    );
  }

  within(root: number): number {
    const { side } = this;
    if (side === 'exact' || root <= TRUE) return root;
    const known = this.rounded[side].get(root);
    if (known !== undefined) return known;
    const nodes = this.f.diagram.below(root);
    const made = nodes.length <= this.beyond.nodes ? root : this.round(root, nodes, side);
    this.rounded[side].set(root, made);
    return made;
  }

  private round(root: number, nodes: readonly number[], side: 'low' | 'high'): number {
    const { diagram } = this.f;
    const reached = new Map<number, number>([[root, 1]]);
    const costs = new Map<number, number>();
    for (const node of [...nodes].reverse()) {
      const share = reached.get(node) ?? 0;
      const up = this.labelChance(diagram.label(node));
      const [high, low] = [diagram.high(node), diagram.low(node)];
      reached.set(high, (reached.get(high) ?? 0) + share * up);
      reached.set(low, (reached.get(low) ?? 0) + share * (1 - up));
    }
    for (const node of nodes) {
      const chance = this.chance(node);
      costs.set(node, (reached.get(node) ?? 0) * (side === 'low' ? chance : 1 - chance));
    }
    const least = [...costs.values()].sort((a, b) => b - a)[this.beyond.nodes] ?? 0;
    return prune(
      diagram,
      root,
      nodes,
      (node) => (costs.get(node) ?? 0) > least,
      side === 'low' ? FALSE : TRUE,
    );
  }

  private chance(root: number): number {
    const known = this.chances.get(root);
    if (known !== undefined) return known;
    const { diagram } = this.f;
    for (const node of diagram.below(root)) {
      if (this.chances.has(node)) continue;
      const up = this.labelChance(diagram.label(node));
      const high = this.chances.get(diagram.high(node)) ?? 0;
      const low = this.chances.get(diagram.low(node)) ?? 0;
      this.chances.set(node, low + up * (high - low));
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

function prune(
  diagram: DecisionDiagram,
  root: number,
  nodes: readonly number[],
  isKept: (node: number) => boolean,
  otherwise: number,
): number {
  const made = new Map<number, number>([
    [FALSE, FALSE],
    [TRUE, TRUE],
  ]);
  for (const node of nodes) {
    const high = made.get(diagram.high(node)) ?? otherwise;
    const low = made.get(diagram.low(node)) ?? otherwise;
    const kept = isKept(node);
    made.set(node, kept ? diagram.node(diagram.label(node), diagram.level(node), high, low) : otherwise);
  }
  return made.get(root) ?? otherwise;
}
