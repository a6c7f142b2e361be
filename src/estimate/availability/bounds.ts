/**
 * What is certain about answers whose exact functions exceeded the budget: callees first, each as a conjunction that
 * is not joined (conjunctions.ts), bounded lane by lane (conjunctionRanges.ts); and by the chances of the two
 * functions that stand for it. The tighter end of each holds. Of a cycle the two functions alone say something.
 */
import { kept } from '../../shared/kept';
import type { Combine } from './combine';
import type { Range } from './conjunctionRanges';
import { ConjunctionRanges } from './conjunctionRanges';
import type { Conjunction } from './conjunctions';
import { Conjunctions } from './conjunctions';
import type { Alike, Functions, Within } from './functions';
import type { Lane } from './lanes';
import type { Rounding } from './limits';
import { LooseAnswers, mixedDraws } from './looseAnswers';
import type { Chances } from './sweep';
import type { Totals } from './totals';

/** The unavailability is at least `least` and at most `most`. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** An answer whose bounds are asked for. */
export interface Asked extends Alike {
  /** Of few components, if of any: to be worked out as they are asked for. */
  readonly isAskedLater: boolean;
}

/** Of answers that are not exact. */
export interface BoundedFunctions {
  ok(node: number, operation: number): Bounds;
  calls(node: number): Bounds;
}

/** More than sums and products of thousands of numbers may be off: bounds hold all the same. */
const ROUNDING = 1e-12;

/** Beyond which those kept from one evaluation to the next are begun anew. */
const MOST_RANGES = 5000;

/** Of a conjunction, over all lanes. */
interface Sum extends Bounds {
  readonly range: Range;
}

/** What was added up last. */
interface Added {
  readonly chances: Chances;
  readonly lanes: readonly Lane[];
  readonly ranges: ConjunctionRanges;
  readonly sums: Map<Conjunction, Sum>;
}

/** From one evaluation to the next; what the conjunctions are made of is kept. */
export class Bounding {
  private readonly combine: Combine;
  private readonly conjunctions: Conjunctions;
  private inexact: readonly Asked[] = [];
  private loose: ReadonlyMap<Functions, LooseAnswers> = new Map();
  /** The same by the number of the answer. */
  private bySlot: (LooseAnswers | undefined)[] = [];
  private asked: ReadonlySet<Conjunction> = new Set();
  private further: readonly number[] = [];
  private added: Added | null = null;

  constructor(combine: Combine, rounding: Rounding) {
    this.combine = combine;
    this.conjunctions = new Conjunctions(combine, rounding);
  }

  /**
   * Takes over the answers of an evaluation; the further functions whose chances it takes to bound them, the same list
   * as long as they are the same answers.
   */
  take(answers: readonly Asked[]): readonly number[] {
    const inexact = answers.filter(({ functions }) => !functions.isExact);
    const isSame =
      inexact.length === this.inexact.length &&
      inexact.every((one, at) => isSameAnswer(one, this.inexact[at]));
    this.inexact = inexact;
    if (isSame) return this.further;
    this.loose = new Map();
    this.asked = new Set();
    this.further = [];
    const views = new Map(inexact.map(({ conditions }) => [conditions.view, conditions]));
    const isAnew = inexact.length === 0 || this.conjunctions.begin([...views.values()].flatMap(mixedDraws));
    if (isAnew || (this.added && this.added.ranges.count > MOST_RANGES)) this.added = null;
    if (inexact.length === 0) return this.further;
    const before = isAnew ? [] : this.bySlot;
    const loose = inexact.map(({ conditions, functions, isAskedLater }) => {
      const answers = new LooseAnswers(conditions, functions, this.conjunctions, before[conditions.slot]);
      return { functions, answers, all: answers.all(), isAskedLater, slot: conditions.slot };
    });
    this.bySlot = [];
    for (const { slot, answers } of loose) this.bySlot[slot] = answers;
    this.loose = new Map(loose.map(({ functions, answers }) => [functions, answers]));
    this.asked = new Set(loose.flatMap(({ all, isAskedLater }) => (isAskedLater ? [] : [...all])));
    this.further = this.conjunctions.functionsFor(new Set(loose.flatMap(({ all }) => [...all])));
    return this.further;
  }

  /** Another object where other conjunctions stand for the answers. */
  get standing(): object {
    return this.loose;
  }

  /** Null where all are exact. To be asked before the next evaluation, to which the totals go on. */
  of(totals: Totals): (functions: Functions) => BoundedFunctions | null {
    const { loose } = this;
    // Even if nothing is asked: only now is it known which draws have other chances, which what is kept has to forget.
    const found = loose.size > 0 ? this.addUp(totals, this.asked) : new Map<Conjunction, Bounds>();
    const boundsOf = (one: Conjunction): Bounds => kept(found, one, () => this.addOne(totals, one));
    return (functions) => {
      const answers = loose.get(functions);
      return answers ? boundsFrom(functions, answers, totals, boundsOf) : null;
    };
  }

  /** Beside those added up together. */
  private addOne(totals: Totals, one: Conjunction): Bounds {
    const { added } = this;
    if (!added) return this.addUp(totals, [one]).get(one) ?? NOTHING;
    const sum = sumOf(added.ranges.of(one), added.lanes);
    added.sums.set(one, sum);
    return sum;
  }

  private addUp(totals: Totals, asked: Iterable<Conjunction>): Map<Conjunction, Bounds> {
    const found = new Map<Conjunction, Bounds>();
    let isFirst = true;
    totals.eachChunk((chances, lanes) => {
      const before = isFirst ? this.keptFor(chances, totals) : null;
      const ranges =
        before?.ranges ??
        new ConjunctionRanges(this.combine.f.sets, this.conjunctions, totals.circuit, chances);
      const sums = new Map<Conjunction, Sum>();
      for (const one of asked) {
        const known = before?.lanes === lanes ? before.sums.get(one) : undefined;
        const range = ranges.of(one);
        const sum = known?.range === range ? known : sumOf(range, lanes);
        sums.set(one, sum);
        const { least, most } = found.get(one) ?? NOTHING;
        found.set(one, isFirst ? sum : { least: least + sum.least, most: most + sum.most });
      }
      this.added = isFirst ? { chances, lanes, ranges, sums } : null;
      isFirst = false;
    });
    return found;
  }

  /** Where all lanes are swept at once, with what hangs on other chances forgotten. */
  private keptFor(chances: Chances, totals: Totals): Added | null {
    const { added } = this;
    const changed = totals.changedLiterals();
    if (!changed || added?.chances !== chances) return null;
    added.ranges.forget(this.combine.f.sets.of(changed));
    return added;
  }
}

const NOTHING: Bounds = { least: 0, most: 0 };

function sumOf(range: Range, lanes: readonly Lane[]): Sum {
  let [least, most] = [0, 0];
  lanes.forEach(({ probability }, lane) => {
    least += probability * (range.least[lane] ?? 0);
    most += probability * (range.most[lane] ?? 1);
  });
  return { range, least, most };
}

/** Whether the same conjunctions stand for it: all that goes into one but its functions comes with how calls are made. */
const isSameAnswer = ({ functions, conditions }: Alike, before: Alike | undefined): boolean =>
  before?.functions === functions &&
  before.conditions.view.groups === conditions.view.groups &&
  before.conditions.view.enqueues === conditions.view.enqueues &&
  isSameSet(before.conditions.loadBearing, conditions.loadBearing);

const isSameSet = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a === b || (a.size === b.size && [...a].every((one) => b.has(one)));

function boundsFrom(
  functions: Functions,
  loose: LooseAnswers,
  totals: Totals,
  boundsOf: (one: Conjunction) => Bounds,
): BoundedFunctions {
  const bounds = ({ low, high }: Within, one: Conjunction | null): Bounds => {
    const [least, most] = [totals.of(high).down, totals.of(low).down];
    if (!one) return { least, most };
    const apart = boundsOf(one);
    return {
      least: Math.max(least, apart.least * (1 - ROUNDING)),
      most: Math.min(most, apart.most * (1 + ROUNDING)),
    };
  };
  return {
    ok: (node, operation) => bounds(functions.ok(node, operation), loose.ok(node, operation)),
    calls: (node) => bounds(functions.calls(node), loose.calls(node)),
  };
}
