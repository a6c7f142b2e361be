/**
 * What is certain about answers whose exact functions exceeded the budget: callees first, each as a conjunction that
 * is not joined (conjunctions.ts), bounded lane by lane (conjunctionRanges.ts); and by the chances of the two
 * functions that stand for it. The tighter end of each holds. Of a cycle the two functions alone say something.
 */
import type { Circuit } from './circuit';
import type { Conditions } from './conditions';
import { ConjunctionRanges } from './conjunctionRanges';
import type { Conjunction } from './conjunctions';
import { Conjunctions } from './conjunctions';
import type { Functions, Within } from './functions';
import type { Rounding } from './limits';
import { LooseAnswers, mixedDraws } from './looseAnswers';
import type { LaneChances, SureChance } from './solve';
import { eachChunk } from './solve';
import { sweep } from './sweep';

/** The unavailability is at least `least` and at most `most`. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

export interface BoundedFunctions {
  /** Of answers that are not exact. */
  ok(node: number, operation: number): Bounds;
  calls(node: number): Bounds;
}

/** What the numbers are read from. */
export interface Evaluated {
  readonly rounding: Rounding;
  readonly circuit: Circuit;
  readonly literals: LaneChances;
  readonly known: (f: number) => SureChance;
}

export function boundFunctions(
  conditions: Conditions,
  functions: Functions,
  { rounding, circuit, literals, known }: Evaluated,
): BoundedFunctions {
  const { combine } = conditions;
  const conjunctions = new Conjunctions(combine, rounding, mixedDraws(conditions));
  const loose = new LooseAnswers(conditions, functions, conjunctions);
  const asked = new Map<Conjunction, { least: number; most: number }>();
  for (const one of loose.all()) asked.set(one, { least: 0, most: 0 });
  for (const f of conjunctions.functions) circuit.cell(f);
  eachChunk(circuit, literals, (chances, lanes) => {
    sweep(circuit, chances);
    const ranges = new ConjunctionRanges(combine.f.sets, conjunctions, circuit, chances);
    for (const [one, total] of asked) {
      const { least, most } = ranges.of(one);
      lanes.forEach(({ probability }, lane) => {
        total.least += probability * (least[lane] ?? 0);
        total.most += probability * (most[lane] ?? 1);
      });
    }
  });
  const bounds = ({ low, high }: Within, one: Conjunction | null): Bounds => {
    const [least, most] = [known(high).down, known(low).down];
    const found = one && asked.get(one);
    return found
      ? { least: Math.max(least, found.least), most: Math.min(most, found.most) }
      : { least, most };
  };
  return {
    ok: (node, operation) => bounds(functions.ok(node, operation), loose.ok(node, operation)),
    calls: (node) => bounds(functions.calls(node), loose.calls(node)),
  };
}
