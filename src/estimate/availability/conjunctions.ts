/**
 * "All of these" left unjoined: where one decision diagram of everything an answer needs would be too large, the
 * literals it requires and pieces that may share literals with each other still say most of it. As in Conjoin what
 * is required counts as true inside the pieces, and what all alternatives have stands in front of them.
 */
import type { Combine } from './combine';
import { BudgetExceeded, FALSE, TRUE } from './decisionDiagram';
import type { Rounding } from './limits';
import { EMPTY_SET } from './literalSets';

export interface Conjunction {
  /** A set of literals. */
  readonly required: number;
  readonly pieces: readonly Piece[];
}

/** A condition that nothing is required for. */
export type Piece = Sure | AtLeast | ByChance | Picked | NoneFails | Between;

interface Condition {
  /** Every literal it may depend on. */
  readonly support: number;
  /** Each draw can only help, or is made for this alone: it fares better together with others that are so than apart. */
  readonly isMonotone: boolean;
}

/** A function. */
export interface Sure extends Condition {
  readonly kind: 'sure';
  readonly f: number;
}

export interface AtLeast extends Condition {
  readonly kind: 'at-least';
  readonly need: number;
  readonly members: readonly Conjunction[];
}

/** Needed by that share of requests, drawn for this alone. */
export interface ByChance extends Condition {
  readonly kind: 'by-chance';
  readonly share: number;
  readonly needed: Conjunction;
}

/** One of them, by weight. */
export interface Picked extends Condition {
  readonly kind: 'picked';
  readonly members: readonly (readonly [weight: number, Conjunction])[];
}

/** Fails at most where one of them does. */
export interface NoneFails extends Condition {
  readonly kind: 'none-fails';
  readonly members: readonly Conjunction[];
}

/** True at least where the one function is, and at most where the other is. */
export interface Between extends Condition {
  readonly kind: 'between';
  readonly low: number;
  readonly high: number;
}

/** Pieces that are tried as one function, and the steps for it. */
const MOST_JOINED = 8;
const JOIN_STEPS = 300;

export class Conjunctions {
  private readonly known = new Map<number, Sure>();
  private readonly combine: Combine;
  private readonly rounding: Rounding;
  private readonly mixed: number;

  /** `mixed`: literals of draws that help here and harm there. */
  constructor(combine: Combine, rounding: Rounding, mixed: Iterable<number>) {
    this.combine = combine;
    this.rounding = rounding;
    this.mixed = combine.f.sets.of(mixed);
  }

  /** Every function that is a piece. */
  get functions(): Iterable<number> {
    return this.known.keys();
  }

  exactly(f: number): Conjunction {
    return f === FALSE ? NEVER : { required: this.combine.f.required(f), pieces: this.factors(f) };
  }

  all(parts: readonly Conjunction[]): Conjunction {
    const [only] = parts;
    if (only && parts.length === 1) return only;
    let required = this.combine.f.sets.union(parts.map((part) => part.required));
    let pieces = new Set(parts.flatMap((part) => part.pieces));
    for (let before = EMPTY_SET; before !== required; ) {
      before = required;
      const rests = [...pieces].map((piece) => this.given(piece, before));
      required = this.combine.f.sets.union([before, ...rests.map((rest) => rest.required)]);
      pieces = new Set(rests.flatMap((rest) => rest.pieces));
    }
    return { required, pieces: [...pieces] };
  }

  atLeast(need: number, members: readonly Conjunction[]): Conjunction {
    if (need >= members.length) return this.all(members);
    const front = this.inFront(members, members.length - need + 1);
    const rests = members
      .map((member) => this.without(member, front))
      .filter(({ required, pieces }) => required !== EMPTY_SET || pieces.length > 0);
    const left = need - (members.length - rests.length);
    if (left <= 0) return front;
    if (left >= rests.length) return this.all([front, ...rests]);
    return this.all([front, this.joined(left, rests) ?? this.loose(left, rests)]);
  }

  byChance(share: number, draw: number, needed: Conjunction): Conjunction {
    if (share >= 1) return needed;
    const support = this.combine.f.sets.union([this.support(needed), this.combine.f.support(draw)]);
    return only({ kind: 'by-chance', share, needed, support, isMonotone: onlyHelps(needed) });
  }

  picked(members: readonly (readonly [weight: number, Conjunction])[]): Conjunction {
    const support = this.supportOfAll(members.map(([, member]) => member));
    const isMonotone = members.every(([, member]) => onlyHelps(member));
    return only({ kind: 'picked', members, support, isMonotone });
  }

  noneFails(members: readonly Conjunction[]): Conjunction {
    const support = this.supportOfAll(members);
    return only({ kind: 'none-fails', members, support, isMonotone: members.every(onlyHelps) });
  }

  between(low: number, high: number): Conjunction {
    const { sets, literalCount } = this.combine.f;
    const support = sets.of(Array.from({ length: literalCount }, (_, literal) => literal));
    return only({ kind: 'between', low, high, support, isMonotone: false });
  }

  support({ required, pieces }: Conjunction): number {
    return this.combine.f.sets.union([required, ...pieces.map((piece) => piece.support)]);
  }

  private supportOfAll(members: readonly Conjunction[]): number {
    return this.combine.f.sets.union(members.map((member) => this.support(member)));
  }

  private loose(need: number, members: readonly Conjunction[]): Conjunction {
    const support = this.supportOfAll(members);
    return only({ kind: 'at-least', need, members, support, isMonotone: members.every(onlyHelps) });
  }

  /** As one function, where that is a small one. */
  private joined(need: number, members: readonly Conjunction[]): Conjunction | null {
    const { f } = this.combine;
    const pieces = members.flatMap((member) => member.pieces);
    if (pieces.length > MOST_JOINED || pieces.some(({ kind }) => kind !== 'sure')) return null;
    return this.tried(() => {
      const answers = members.map((member) =>
        this.combine.all([f.product(member.required, []), ...functionsOf(member.pieces)]),
      );
      return this.combine.atLeast(
        need,
        answers.map((answer) => ({ answers: answer, called: TRUE })),
      );
    });
  }

  private tried(make: () => number): Conjunction | null {
    this.rounding.exactly(JOIN_STEPS);
    try {
      const made = make();
      return made === FALSE ? null : this.exactly(made);
    } catch (error) {
      if (error instanceof BudgetExceeded) return null;
      throw error;
    }
  }

  private factors(f: number): Piece[] {
    const { sets } = this.combine.f;
    return this.combine.f.factors(f).map((factor) => {
      const one = this.combine.f.product(EMPTY_SET, [factor]);
      const known = this.known.get(one);
      if (known) return known;
      const support = this.combine.f.support(one);
      const made: Sure = { kind: 'sure', f: one, support, isMonotone: !sets.intersects(support, this.mixed) };
      this.known.set(one, made);
      return made;
    });
  }

  /** What is left of a piece where the literals are true. */
  private given(piece: Piece, literals: number): Conjunction {
    if (piece.kind !== 'sure' || !this.combine.f.sets.intersects(piece.support, literals)) return only(piece);
    return this.tried(() => this.combine.given(piece.f, literals)) ?? only(piece);
  }

  /** What so many of them have. */
  private inFront(members: readonly Conjunction[], most: number): Conjunction {
    const { sets } = this.combine.f;
    const pieces = inMost(
      members.map((member) => member.pieces),
      most,
    );
    if (most < members.length) {
      const literals = members.map((member) => sets.literals(member.required));
      return { required: sets.of(inMost(literals, most)), pieces };
    }
    const [first, ...others] = members.map((member) => member.required);
    const required = others.reduce((common, one) => sets.intersection(common, one), first ?? EMPTY_SET);
    return { required, pieces };
  }

  private without(member: Conjunction, front: Conjunction): Conjunction {
    const { sets } = this.combine.f;
    const rests = member.pieces
      .filter((piece) => !front.pieces.includes(piece))
      .map((piece) => this.given(piece, front.required));
    const rest = { required: sets.minus(member.required, front.required), pieces: [] };
    return this.all([rest, ...rests]);
  }
}

export const onlyHelps = ({ pieces }: Conjunction): boolean => pieces.every((piece) => piece.isMonotone);

function only(piece: Piece): Conjunction {
  return { required: EMPTY_SET, pieces: [piece] };
}

const NEVER = only({ kind: 'between', low: FALSE, high: FALSE, support: EMPTY_SET, isMonotone: true });

const functionsOf = (pieces: readonly Piece[]): number[] =>
  pieces.flatMap((piece) => (piece.kind === 'sure' ? [piece.f] : []));

function inMost<T>(lists: readonly (readonly T[])[], most: number): T[] {
  const counts = new Map<T, number>();
  for (const list of lists) for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].flatMap(([one, count]) => (count >= most ? [one] : []));
}
