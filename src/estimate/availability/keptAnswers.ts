/**
 * How available each component is, from the chances of its functions and the bounds on those that are not exact; from
 * one evaluation to the next the same object where it says the same.
 */
import { OPERATIONS } from '../graph/graph';
import type { BoundedFunctions, Bounds } from './bounds';
import type { Functions } from './functions';
import type { Chance } from './replicas';
import type { SureChance } from './totals';
import type { Availability, ViewAvailability } from './viewAvailability';

/** What an evaluation has found. */
export interface Chances {
  readonly known: (f: number) => SureChance;
  /** Null of functions that are all exact. */
  readonly bound: (functions: Functions) => BoundedFunctions | null;
  /** Probability of the lanes left out. */
  readonly missing: number;
}

/** Of the same answer in one evaluation after another. */
export type KeptAnswers = (functions: Functions, chances: Chances) => Pick<ViewAvailability, 'ok' | 'calls'>;

/** By place, those that are not exact. */
type Inexact = (Availability | undefined)[];

export function createKeptAnswers(): KeptAnswers {
  let last: readonly [oks: Inexact, calls: Inexact] = [[], []];
  return (functions, { known, bound, missing }) => {
    const bounded = bound(functions);
    const [oksBefore, callsBefore] = last;
    const [oks, calls]: [Inexact, Inexact] = [[], []];
    last = [oks, calls];
    return {
      ok(node, operation) {
        const f = functions.ok(node, operation);
        if (f.low === f.high || !bounded) return within(known(f.low), missing);
        const place = node * OPERATIONS.length + operation;
        oks[place] ??= sameOr(oksBefore[place], between(bounded.ok(node, operation), missing));
        return oks[place];
      },
      calls(node) {
        const f = functions.calls(node);
        if (f.low === f.high || !bounded) return within(known(f.low), missing);
        calls[node] ??= sameOr(callsBefore[node], between(bounded.calls(node), missing));
        return calls[node];
      },
    };
  };
}

function between({ least, most }: Bounds, missing: number): Availability {
  const down = Math.min(1, most + missing);
  return { up: 1 - down, down, exact: false, range: [1 - down, Math.max(1 - down, 1 - least)] };
}

const sameOr = (before: Availability | undefined, now: Availability): Availability =>
  before && before.down === now.down && before.range?.[1] === now.range?.[1] ? before : now;

/** The same object where no lane is missing. */
export const within = (chance: SureChance, missing: number): Availability =>
  missing <= 0 ? chance : fromChance(chance, missing);

export function fromChance(chance: Chance, missing: number): Availability {
  if (missing <= 0) return { ...chance, exact: true };
  return {
    up: chance.up,
    down: chance.down + missing,
    exact: false,
    range: [chance.up, chance.up + missing],
  };
}
