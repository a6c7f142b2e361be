/**
 * "All of these" left unjoined: where one decision diagram of everything an answer needs would be too large, the
 * literals it requires and pieces that may share literals with each other still say most of it. As in Conjoin what
 * is required counts as true inside the pieces, and what all alternatives have stands in front of them.
 */
import { invariant } from '../../shared/invariant';
import { kept } from '../../shared/kept';
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
export type Piece = Sure | AtLeast | ByChance | Picked | Between;

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
  /** What of each only helps: the member is down wherever that is. */
  readonly helping: readonly Conjunction[];
}

/** Needed by that share of requests, drawn for this alone. */
export interface ByChance extends Condition {
  readonly kind: 'by-chance';
  readonly share: number;
  /** As a function. */
  readonly draw: number;
  readonly needed: Conjunction;
}

/** One of them, by weight. */
export interface Picked extends Condition {
  readonly kind: 'picked';
  /** The literals it is drawn by. */
  readonly draws: number;
  readonly members: readonly (readonly [weight: number, Conjunction])[];
}

/** True at least where the one function is, and at most where the other is. */
export interface Between extends Condition {
  readonly kind: 'between';
  readonly low: number;
  readonly high: number;
}

/** How the pieces of a conjunction hang together. */
export interface Layout {
  /** Some that share no literal with each other or with what is required. */
  readonly apart: readonly Piece[];
  /** Those of which nothing is known but their own chance. */
  readonly beside: ReadonlySet<Piece>;
}

/** Pieces of an alternative that is tried as a function. */
const MOST_JOINED = 24;

/** What counts as true inside is left out of so many pieces. */
const MOST_ABSORPTIONS = 5000;

/** Beyond which what is kept is begun anew. */
const MOST_MADE = 20_000;

export class Conjunctions {
  private readonly known = new Map<number, Sure>();
  private readonly absorbed = new Map<Piece, Map<number, Conjunction>>();
  private readonly made = new Map<string, Conjunction>();
  private readonly numbers = new Map<Conjunction, number>();
  private readonly layouts = new Map<Conjunction, Layout>();
  private readonly supports = new WeakMap<Conjunction, number>();
  private readonly products = new Map<number, number>();
  private absorptionsLeft = MOST_ABSORPTIONS;
  private joinStepsLeft = 0;
  private readonly combine: Combine;
  private readonly rounding: Rounding;
  /** Literals of draws that help here and harm there. */
  private mixed = EMPTY_SET;

  constructor(combine: Combine, rounding: Rounding) {
    this.combine = combine;
    this.rounding = rounding;
  }

  /** A further evaluation begins; whether nothing is kept of those before. */
  begin(mixedDraws: Iterable<number>): boolean {
    const mixed = this.combine.f.sets.of(mixedDraws);
    const most = Math.max(this.made.size, this.known.size, this.absorbed.size);
    const isAnew = mixed !== this.mixed || most > MOST_MADE;
    if (isAnew) {
      this.known.clear();
      this.absorbed.clear();
      this.made.clear();
      this.numbers.clear();
      this.layouts.clear();
    }
    this.mixed = mixed;
    this.absorptionsLeft = MOST_ABSORPTIONS;
    this.joinStepsLeft = this.rounding.beyond.allJoinSteps;
    return isAnew;
  }

  /** Made once of the same, as `key` has it. */
  once(key: string, make: () => Conjunction): Conjunction {
    const known = this.made.get(key);
    if (known) return known;
    const made = make();
    this.made.set(key, made);
    return made;
  }

  /** Another for each that was made once. */
  numberOf(conjunction: Conjunction): number {
    const known = this.numbers.get(conjunction) ?? this.numbers.size;
    this.numbers.set(conjunction, known);
    return known;
  }

  /** The functions whose chances are asked for: every piece that is one, and what these conjunctions require. */
  functionsFor(asked: Iterable<Conjunction>): number[] {
    this.products.clear();
    for (const { required } of asked) this.products.set(required, this.combine.f.product(required, []));
    return [...this.known.keys(), ...this.products.values()];
  }

  /** The function of a set, if it is one of those; else null. */
  productOf(set: number): number | null {
    return this.products.get(set) ?? null;
  }

  /** Found once; `weight` says which pieces matter most. */
  layoutOf(conjunction: Conjunction, weight: (piece: Piece) => number): Layout {
    const known = this.layouts.get(conjunction);
    if (known) return known;
    const { required, pieces } = conjunction;
    const { sets } = this.combine.f;
    const order = pieces.map((piece) => [weight(piece), piece] as const).sort((a, b) => b[0] - a[0]);
    const taken = sets.apartFrom(
      required,
      order.map(([, { support }]) => support),
    );
    const shared = sets.inSeveral([required, ...pieces.map(({ support }) => support)]);
    const isBeside = (piece: Piece): boolean => !piece.isMonotone && sets.meets(piece.support, shared);
    const made = {
      apart: taken.flatMap((place) => order[place]?.[1] ?? []),
      beside: new Set(pieces.filter(isBeside)),
    };
    this.layouts.set(conjunction, made);
    return made;
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
    const rests = members.map((member) => this.without(member, front)).filter((rest) => !isSure(rest));
    const left = need - (members.length - rests.length);
    if (left <= 0) return front;
    if (left >= rests.length) return this.all([front, ...rests]);
    return this.all([front, this.joined(left, rests) ?? this.loose(left, rests)]);
  }

  byChance(share: number, draw: number, needed: Conjunction): Conjunction {
    if (share >= 1 || isSure(needed)) return needed;
    const support = this.combine.f.sets.union([this.support(needed), this.combine.f.support(draw)]);
    return only({ kind: 'by-chance', share, draw, needed, support, isMonotone: onlyHelps(needed) });
  }

  /** By weight, by draws that decide nothing else. */
  picked(members: readonly (readonly [weight: number, Conjunction])[], draws: number): Conjunction {
    const needs = members.map(([, member]) => member);
    const front = this.inFront(needs, members.length);
    const rests = members.map(([weight, member]) => [weight, this.without(member, front)] as const);
    if (rests.every(([, rest]) => isSure(rest))) return front;
    const supports = rests.map(([, rest]) => this.support(rest));
    const support = this.combine.f.sets.union([draws, ...supports]);
    const isMonotone = rests.every(([, rest]) => onlyHelps(rest));
    return this.all([front, only({ kind: 'picked', members: rests, draws, support, isMonotone })]);
  }

  /** It may depend on anything there is. */
  between(low: number, high: number): Conjunction {
    const { sets, literalCount } = this.combine.f;
    return this.once(`between ${low} ${high} ${literalCount}`, () => {
      const support = sets.of(Array.from({ length: literalCount }, (_, literal) => literal));
      return only({ kind: 'between', low, high, support, isMonotone: false });
    });
  }

  support(conjunction: Conjunction): number {
    return kept(this.supports, conjunction, () => {
      const { required, pieces } = conjunction;
      return this.combine.f.sets.union([required, ...pieces.map((piece) => piece.support)]);
    });
  }

  private supportOfAll(members: readonly Conjunction[]): number {
    return this.combine.f.sets.union(members.map((member) => this.support(member)));
  }

  private loose(need: number, members: readonly Conjunction[]): Conjunction {
    const support = this.supportOfAll(members);
    const helping = members.map(helpingPart);
    const isMonotone = members.every(onlyHelps);
    return only({ kind: 'at-least', need, members, helping, support, isMonotone });
  }

  /** As one function, where that is a small one. */
  private joined(need: number, members: readonly Conjunction[]): Conjunction | null {
    const steps = Math.min(this.rounding.beyond.joinSteps, this.joinStepsLeft);
    if (steps <= 0 || members.some((member) => !canBeJoined(member))) return null;
    const made = this.tried(steps, () => this.anyFunction(need, members));
    this.joinStepsLeft -= steps - this.rounding.stepsAllowed;
    return made;
  }

  private anyFunction(need: number, members: readonly Conjunction[]): number {
    const answers = members.map((member) => this.functionOf(member));
    return this.combine.atLeast(
      need,
      answers.map((answer) => ({ answers: answer, called: TRUE })),
    );
  }

  private functionOf({ required, pieces }: Conjunction): number {
    const parts = pieces.map((piece) => {
      if (piece.kind === 'sure') return piece.f;
      if (piece.kind === 'at-least') return this.anyFunction(piece.need, piece.members);
      invariant(piece.kind === 'by-chance', 'a piece that is no function');
      return this.combine.unlessDrawn(piece.draw, this.functionOf(piece.needed));
    });
    return this.combine.all([this.combine.f.product(required, []), ...parts]);
  }

  private tried(steps: number, make: () => number): Conjunction | null {
    this.rounding.exactly(steps);
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
    const set = this.combine.f.sets.intersection(piece.support, literals);
    if (set === EMPTY_SET || piece.kind === 'between') return only(piece);
    const known = this.absorbed.get(piece)?.get(set);
    if (known) return known;
    if (this.absorptionsLeft-- <= 0) return only(piece);
    const made = this.pieceGiven(piece, set);
    this.absorbed.set(piece, (this.absorbed.get(piece) ?? new Map<number, Conjunction>()).set(set, made));
    return made;
  }

  private pieceGiven(piece: Exclude<Piece, Between>, set: number): Conjunction {
    switch (piece.kind) {
      case 'sure':
        return (
          this.tried(this.rounding.beyond.givenSteps, () => this.combine.given(piece.f, set)) ?? only(piece)
        );
      case 'at-least':
        return this.atLeast(piece.need, this.allGiven(piece.members, set));
      case 'by-chance':
        return this.byChance(piece.share, piece.draw, this.conjunctionGiven(piece.needed, set));
      case 'picked':
        return this.picked(
          piece.members.map(([weight, member]) => [weight, this.conjunctionGiven(member, set)]),
          piece.draws,
        );
    }
  }

  private allGiven(members: readonly Conjunction[], set: number): Conjunction[] {
    return members.map((member) => this.conjunctionGiven(member, set));
  }

  private conjunctionGiven({ required, pieces }: Conjunction, set: number): Conjunction {
    const left = { required: this.combine.f.sets.minus(required, set), pieces: [] };
    return this.all([left, ...pieces.map((piece) => this.given(piece, set))]);
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

  private without({ required, pieces }: Conjunction, front: Conjunction): Conjunction {
    const left = pieces.filter((piece) => !front.pieces.includes(piece));
    return this.conjunctionGiven({ required, pieces: left }, front.required);
  }
}

const isSure = ({ required, pieces }: Conjunction): boolean => required === EMPTY_SET && pieces.length === 0;

export const onlyHelps = ({ pieces }: Conjunction): boolean => pieces.every((piece) => piece.isMonotone);

function only(piece: Piece): Conjunction {
  return { required: EMPTY_SET, pieces: [piece] };
}

const NEVER = only({ kind: 'between', low: FALSE, high: FALSE, support: EMPTY_SET, isMonotone: true });

const helpingPart = (conjunction: Conjunction): Conjunction =>
  onlyHelps(conjunction)
    ? conjunction
    : { ...conjunction, pieces: conjunction.pieces.filter((piece) => piece.isMonotone) };

const canBeJoined = ({ pieces }: Conjunction): boolean =>
  pieces.length <= MOST_JOINED &&
  pieces.every((piece) => {
    if (piece.kind === 'by-chance') return canBeJoined(piece.needed);
    return piece.kind === 'sure' || (piece.kind === 'at-least' && piece.members.every(canBeJoined));
  });

function inMost<T>(lists: readonly (readonly T[])[], most: number): T[] {
  const counts = new Map<T, number>();
  for (const list of lists) for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].flatMap(([one, count]) => (count >= most ? [one] : []));
}
