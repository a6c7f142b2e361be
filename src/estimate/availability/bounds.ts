/**
 * What is certain about answers whose exact functions exceeded the budget: callees first, each as a conjunction that
 * is not joined (conjunctions.ts), bounded lane by lane (conjunctionRanges.ts); and by the chances of the two
 * functions that stand for it. The tighter end of each holds. Of a cycle the two functions alone say something.
 */
import type { Combine } from './combine';
import { ConjunctionRanges } from './conjunctionRanges';
import type { Conjunction } from './conjunctions';
import { Conjunctions } from './conjunctions';
import type { Alike, Functions, Within } from './functions';
import type { Rounding } from './limits';
import { LooseAnswers, mixedDraws } from './looseAnswers';
import type { Totals } from './totals';

/** The unavailability is at least `least` and at most `most`. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** Of answers that are not exact. */
export interface BoundedFunctions {
  ok(node: number, operation: number): Bounds;
  calls(node: number): Bounds;
}

/** More than sums and products of thousands of numbers may be off: bounds hold all the same. */
const ROUNDING = 1e-12;

/** From one evaluation to the next; what the conjunctions are made of is kept. */
export class Bounding {
  private readonly combine: Combine;
  private readonly conjunctions: Conjunctions;
  private loose = new Map<Functions, LooseAnswers>();

  constructor(combine: Combine, rounding: Rounding) {
    this.combine = combine;
    this.conjunctions = new Conjunctions(combine, rounding);
  }

  /** Takes over the answers of an evaluation; the further functions whose chances it takes to bound them. */
  take(answers: readonly Alike[]): readonly number[] {
    const inexact = answers.filter(({ functions }) => !functions.isExact);
    this.loose = new Map();
    if (inexact.length === 0) return [];
    this.conjunctions.begin(inexact.flatMap(({ conditions }) => mixedDraws(conditions)));
    for (const { conditions, functions } of inexact) {
      this.loose.set(functions, new LooseAnswers(conditions, functions, this.conjunctions));
    }
    return this.conjunctions.functionsFor([...this.loose.values()].flatMap((loose) => [...loose.all()]));
  }

  /** Null where all are exact. To be asked at once: the totals go on to the next evaluation. */
  of(totals: Totals): (functions: Functions) => BoundedFunctions | null {
    const found = new Map<Conjunction, { least: number; most: number }>();
    for (const loose of this.loose.values())
      for (const one of loose.all()) found.set(one, { least: 0, most: 0 });
    if (found.size > 0) this.addUp(found, totals);
    const { loose } = this;
    return (functions) => {
      const answers = loose.get(functions);
      return answers ? boundsFrom(functions, answers, totals, found) : null;
    };
  }

  private addUp(found: ReadonlyMap<Conjunction, { least: number; most: number }>, totals: Totals): void {
    totals.eachChunk((chances, lanes) => {
      const ranges = new ConjunctionRanges(this.combine.f.sets, this.conjunctions, totals.circuit, chances);
      for (const [one, total] of found) {
        const { least, most } = ranges.of(one);
        lanes.forEach(({ probability }, lane) => {
          total.least += probability * (least[lane] ?? 0);
          total.most += probability * (most[lane] ?? 1);
        });
      }
    });
  }
}

function boundsFrom(
  functions: Functions,
  loose: LooseAnswers,
  totals: Totals,
  found: ReadonlyMap<Conjunction, Bounds>,
): BoundedFunctions {
  const bounds = ({ low, high }: Within, one: Conjunction | null): Bounds => {
    const [least, most] = [totals.of(high).down, totals.of(low).down];
    const apart = one && found.get(one);
    if (!apart) return { least, most };
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
