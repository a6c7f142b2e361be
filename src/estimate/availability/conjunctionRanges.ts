/**
 * Between which numbers the unavailability of a conjunction lies, lane by lane; no draw is shared unseen, as given
 * a lane all literals are independent. At most: what only helps fares better together than apart (Harris 1960), the
 * rest adds up. At least: pieces that share nothing multiply. Of alternatives two are down together where a part of
 * each is: parts that share nothing multiply, of others the smaller number holds.
 */
import { kept } from '../../shared/kept';
import type { Circuit } from './circuit';
import type { AtLeast, Conjunction, Conjunctions, Layout, Piece } from './conjunctions';
import type { LiteralSets } from './literalSets';
import { EMPTY_SET } from './literalSets';
import type { Chances } from './sweep';

/** By lane. */
export interface Range {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** Pairs of parts looked at for two alternatives. */
const MOST_PAIRS = 4096;

export class ConjunctionRanges {
  private readonly ofConjunctions = new Map<Conjunction, Range>();
  private readonly ofPieces = new Map<Piece, Range>();
  private readonly ofSets = new Map<number, Float64Array>();
  /** Of what is down, by what is: it goes into many conjunctions. */
  private readonly logs = new WeakMap<Float64Array, Float64Array>();
  private readonly sets: LiteralSets;
  private readonly circuit: Circuit;
  private readonly chances: Chances;
  private readonly conjunctions: Conjunctions;

  constructor(sets: LiteralSets, conjunctions: Conjunctions, circuit: Circuit, chances: Chances) {
    this.sets = sets;
    this.conjunctions = conjunctions;
    this.circuit = circuit;
    this.chances = chances;
  }

  /** Those that are kept. */
  get count(): number {
    return this.ofConjunctions.size + this.ofPieces.size;
  }

  of(conjunction: Conjunction): Range {
    const known = this.ofConjunctions.get(conjunction);
    if (known) return known;
    const made = { least: this.leastOf(conjunction), most: this.mostOf(conjunction) };
    this.ofConjunctions.set(conjunction, made);
    return made;
  }

  /** What hangs on any of these literals, as their chances are others now. */
  forget(literals: number): void {
    if (literals === EMPTY_SET) return;
    const { sets, conjunctions } = this;
    for (const one of this.ofConjunctions.keys())
      if (sets.intersects(conjunctions.support(one), literals)) this.ofConjunctions.delete(one);
    for (const one of this.ofPieces.keys())
      if (sets.intersects(one.support, literals)) this.ofPieces.delete(one);
    for (const one of this.ofSets.keys()) if (sets.intersects(one, literals)) this.ofSets.delete(one);
  }

  private leastOf(conjunction: Conjunction): Float64Array {
    const { required, pieces } = conjunction;
    const together = this.logsOf(this.downOf(required)).slice();
    const found = new Float64Array(this.chances.lanes);
    for (const piece of pieces) raise(found, this.ofPiece(piece).least);
    for (const piece of this.layoutOf(conjunction).apart)
      addTo(together, this.logsOf(this.ofPiece(piece).least));
    for (let lane = 0; lane < found.length; lane++)
      found[lane] = Math.max(found[lane] ?? 0, -Math.expm1(together[lane] ?? 0));
    return found;
  }

  private mostOf(conjunction: Conjunction): Float64Array {
    const { required, pieces } = conjunction;
    const { beside } = this.layoutOf(conjunction);
    const together = this.logsOf(this.downOf(required)).slice();
    const added = new Float64Array(this.chances.lanes);
    for (const piece of pieces) {
      const { most } = this.ofPiece(piece);
      if (beside.has(piece)) addTo(added, most);
      else addTo(together, this.logsOf(most));
    }
    for (let lane = 0; lane < added.length; lane++)
      added[lane] = Math.min(1, (added[lane] ?? 0) - Math.expm1(together[lane] ?? 0));
    return added;
  }

  private logsOf(down: Float64Array): Float64Array {
    return kept(this.logs, down, () => down.map(logUp));
  }

  private layoutOf(conjunction: Conjunction): Layout {
    return this.conjunctions.layoutOf(conjunction, (piece) => this.ofPiece(piece).least[0] ?? 0);
  }

  private ofPiece(piece: Piece): Range {
    const known = this.ofPieces.get(piece);
    if (known) return known;
    const made = this.pieceRange(piece);
    this.ofPieces.set(piece, made);
    return made;
  }

  private pieceRange(piece: Piece): Range {
    switch (piece.kind) {
      case 'sure': {
        const down = this.downOfFunction(piece.f);
        return { least: down, most: down };
      }
      case 'between':
        return { least: this.downOfFunction(piece.high), most: this.downOfFunction(piece.low) };
      case 'by-chance': {
        const { least, most } = this.of(piece.needed);
        return {
          least: least.map((down) => piece.share * down),
          most: most.map((down) => piece.share * down),
        };
      }
      case 'picked':
        return this.pickedRange(piece.members);
      case 'at-least':
        return this.atLeastRange(piece);
    }
  }

  private pickedRange(members: readonly (readonly [weight: number, Conjunction])[]): Range {
    const total = members.reduce((sum, [weight]) => sum + weight, 0);
    const mixed = (side: keyof Range): Float64Array =>
      this.lanes((lane) =>
        members.reduce(
          (sum, [weight, member]) => sum + (weight / total) * (this.of(member)[side][lane] ?? 0),
          0,
        ),
      );
    return total > 0 ? { least: mixed('least'), most: mixed('most') } : NONE;
  }

  private atLeastRange({ need, members, helping }: AtLeast): Range {
    const leasts = members.map((member) => this.of(member).least);
    const mosts = members.map((member) => this.of(member).most);
    const apart = this.apartFamily(members, mosts);
    if (apart.length === members.length) {
      return {
        least: this.lanes((lane) => fewerUp(need, at(leasts, lane))),
        most: this.lanes((lane) => fewerUp(need, at(mosts, lane))),
      };
    }
    const spare = members.length - need;
    const pairs = this.sumOfPairs(members, mosts);
    const surely = helping.map((member) => this.of(member).least);
    const ofApart = apart.map((place) => mosts[place] ?? NONE.most);
    return {
      least: this.lanes((lane) => {
        const downs = at(surely, lane).sort((a, b) => b - a);
        const together = downs.slice(0, spare + 1).reduce((product, down) => product * down, 1);
        return Math.max(0, together, 1 - (members.length - sumAt(leasts, lane)) / need);
      }),
      most: this.lanes((lane) => {
        const anyhow = sumAt(mosts, lane) / (spare + 1);
        const inPairs = (2 * (pairs[lane] ?? 0)) / (spare * (spare + 1));
        const without = apart.length >= need ? fewerUp(need, at(ofApart, lane)) : 1;
        return Math.min(1, anyhow, inPairs, without);
      }),
    };
  }

  /** Places of members that share nothing with each other, the better ones first. */
  private apartFamily(members: readonly Conjunction[], mosts: readonly Float64Array[]): number[] {
    const order = members.map((_, place) => place);
    order.sort((a, b) => (mosts[a]?.[0] ?? 0) - (mosts[b]?.[0] ?? 0));
    const supports = order.map((place) => {
      const member = members[place];
      return member ? this.conjunctions.support(member) : EMPTY_SET;
    });
    return this.sets.apartFrom(EMPTY_SET, supports).flatMap((taken) => order[taken] ?? []);
  }

  /** Over all pairs, the chance that both are down at most. */
  private sumOfPairs(members: readonly Conjunction[], mosts: readonly Float64Array[]): Float64Array {
    const total = new Float64Array(this.chances.lanes);
    members.forEach((one, place) => {
      members.slice(0, place).forEach((other, before) => {
        const both = this.bothDown(one, other);
        const [a, b] = [mosts[place], mosts[before]];
        each(total, (sum, lane) => sum + Math.min(both?.[lane] ?? 1, a?.[lane] ?? 1, b?.[lane] ?? 1));
      });
    });
    return total;
  }

  /** The chance that both are down is at most this; null: too many parts to tell. */
  private bothDown(a: Conjunction, b: Conjunction): Float64Array | null {
    if (a.pieces.length * b.pieces.length > MOST_PAIRS) return null;
    const common = this.sets.intersection(a.required, b.required);
    const [ofBoth, ofA, ofB] = [
      this.downOf(common),
      this.downOf(this.sets.minus(a.required, common)),
      this.downOf(this.sets.minus(b.required, common)),
    ];
    const total = this.lanes((lane) => {
      const both = ofBoth[lane] ?? 0;
      return both + (1 - both) * (ofA[lane] ?? 0) * (ofB[lane] ?? 0);
    });
    for (const piece of a.pieces) this.addWithSet(total, piece, b.required);
    for (const piece of b.pieces) this.addWithSet(total, piece, a.required);
    for (const one of a.pieces) for (const other of b.pieces) this.addBoth(total, one, other);
    return total;
  }

  private addWithSet(total: Float64Array, piece: Piece, set: number): void {
    const shared = this.sets.intersection(piece.support, set);
    const [ofShared, ofOthers] = [this.downOf(shared), this.downOf(this.sets.minus(set, shared))];
    const { most } = this.ofPiece(piece);
    const drawn = shared === EMPTY_SET ? null : this.drawnDown(piece, { required: shared, pieces: [] });
    each(total, (sum, lane) => {
      const down = most[lane] ?? 0;
      const both = Math.min(down, ofShared[lane] ?? 0, drawn?.[lane] ?? 1);
      return sum + both + down * (ofOthers[lane] ?? 0);
    });
  }

  private addBoth(total: Float64Array, one: Piece, other: Piece): void {
    const [a, b] = [this.ofPiece(one).most, this.ofPiece(other).most];
    const areApart = !this.sets.intersects(one.support, other.support);
    const isDrawn = one !== other && !areApart;
    const drawn = isDrawn ? (this.drawnWith(one, other) ?? this.drawnWith(other, one)) : null;
    each(total, (sum, lane) => {
      const [x, y] = [a[lane] ?? 0, b[lane] ?? 0];
      return sum + (areApart ? x * y : Math.min(x, y, drawn?.[lane] ?? 1));
    });
  }

  private drawnWith(piece: Piece, other: Piece): Float64Array | null {
    return this.drawnDown(piece, { required: EMPTY_SET, pieces: [other] });
  }

  /** Of a piece drawn for itself alone: the chance at most that it is down together with something else. */
  private drawnDown(piece: Piece, other: Conjunction): Float64Array | null {
    if (piece.kind !== 'by-chance') return null;
    const both = this.bothDown(piece.needed, other);
    return both?.map((down) => piece.share * down) ?? null;
  }

  /** That any of the literals is down. */
  private downOf(set: number): Float64Array {
    const known = this.ofSets.get(set);
    if (known) return known;
    const product = this.conjunctions.productOf(set);
    const made = product === null ? this.downOfAny(set) : this.downOfFunction(product);
    this.ofSets.set(set, made);
    return made;
  }

  private downOfAny(set: number): Float64Array {
    const { lanes, down } = this.chances;
    const logs = new Float64Array(lanes);
    for (const literal of this.sets.literals(set)) {
      const first = this.circuit.literal(literal) * lanes;
      for (let lane = 0; lane < lanes; lane++)
        logs[lane] = (logs[lane] ?? 0) + logUp(down[first + lane] ?? 0);
    }
    for (let lane = 0; lane < lanes; lane++) logs[lane] = -Math.expm1(logs[lane] ?? 0);
    return logs;
  }

  private downOfFunction(f: number): Float64Array {
    const { lanes, down } = this.chances;
    const first = this.circuit.cell(f) * lanes;
    return down.slice(first, first + lanes);
  }

  private lanes(of: (lane: number) => number): Float64Array {
    const found = new Float64Array(this.chances.lanes);
    for (let lane = 0; lane < found.length; lane++) found[lane] = of(lane);
    return found;
  }
}

const NONE: Range = { least: new Float64Array(0), most: new Float64Array(0) };

function each(numbers: Float64Array, next: (number: number, lane: number) => number): void {
  for (let lane = 0; lane < numbers.length; lane++) numbers[lane] = next(numbers[lane] ?? 0, lane);
}

/** Rounded sums may lie a little above 1. */
const logUp = (down: number): number => Math.log1p(-Math.min(1, down));

function addTo(sums: Float64Array, numbers: Float64Array): void {
  for (let lane = 0; lane < sums.length; lane++) sums[lane] = (sums[lane] ?? 0) + (numbers[lane] ?? 0);
}

function raise(numbers: Float64Array, to: Float64Array): void {
  for (let lane = 0; lane < numbers.length; lane++)
    numbers[lane] = Math.max(numbers[lane] ?? 0, to[lane] ?? 0);
}

const at = (lists: readonly Float64Array[], lane: number): number[] => lists.map((list) => list[lane] ?? 0);

const sumAt = (lists: readonly Float64Array[], lane: number): number =>
  lists.reduce((sum, list) => sum + (list[lane] ?? 0), 0);

/** That fewer than `need` are up of some that don't hang on each other: added up member by member. */
function fewerUp(need: number, downs: readonly number[]): number {
  let counts = Float64Array.of(1, ...new Array<number>(need).fill(0));
  for (const down of downs) {
    counts = counts.map((chance, up) => chance * down + (up > 0 ? (counts[up - 1] ?? 0) * (1 - down) : 0));
  }
  return counts.subarray(0, need).reduce((sum, chance) => sum + chance, 0);
}
