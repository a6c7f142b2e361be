/**
 * How likely is a yes? A question is asked of a trial; where it needs an elementary draw whose outcome isn't
 * known yet it answers `undefined`, and the enumeration goes through every outcome of that draw in turn
 * (Shannon expansion on demand). Every joint state is thus visited once, with its probability; sums are compensated.
 */

/** `undefined`: a further draw has to be known first. */
export type Verdict = boolean | undefined;

/** One request in one state of the world, as far as it has been drawn. */
export interface Trial {
  /** The outcome 0, 1, … of a draw with these chances; `undefined` while it is open. */
  outcome(draw: string, chances: readonly number[]): number | undefined;
}

export type Question = (trial: Trial) => Verdict;

export interface Chance {
  readonly yes: number;
  readonly no: number;
}

/** The outcomes of the two-way draws: it happens, or it doesn't. */
const HAPPENS = 0;
export const FAILS = 1;

export function chanceOf(question: Question): Chance {
  const yes = compensatedSum();
  const no = compensatedSum();
  expand(question, new Map(), (verdict, chance) => {
    (verdict ? yes : no).add(chance);
    return false;
  });
  return { yes: yes.total(), no: no.total() };
}

/** Whether any state with these outcomes given, and otherwise of positive probability, says yes. */
export function possible(question: Question, given: ReadonlyMap<string, number>): boolean {
  let found = false;
  expand(question, given, (verdict) => {
    found ||= verdict;
    return found;
  });
  return found;
}

/** A draw that happens with this probability. */
export function happens(
  trial: Trial,
  draw: string,
  probability: number,
  otherwise = 1 - probability,
): Verdict {
  const outcome = trial.outcome(draw, [probability, otherwise]);
  return outcome === undefined ? undefined : outcome === HAPPENS;
}

export function every<T>(items: Iterable<T>, question: (item: T) => Verdict): Verdict {
  for (const item of items) {
    const verdict = question(item);
    if (verdict !== true) return verdict;
  }
  return true;
}

export function atLeast<T>(need: number, items: readonly T[], question: (item: T) => Verdict): Verdict {
  let yes = 0;
  for (const [index, item] of items.entries()) {
    if (yes >= need) return true;
    if (yes + items.length - index < need) return false;
    const verdict = question(item);
    if (verdict === undefined) return undefined;
    if (verdict) yes += 1;
  }
  return yes >= need;
}

/** Neumaier's sum. */
function compensatedSum() {
  let sum = 0;
  let lost = 0;
  return {
    add(value: number) {
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    },
    total: () => sum + lost,
  };
}

function expand(
  question: Question,
  given: ReadonlyMap<string, number>,
  leaf: (verdict: boolean, chance: number) => boolean,
): void {
  const known = new Map(given);
  let open: { draw: string; chances: readonly number[] } | undefined;
  const trial: Trial = {
    outcome(draw, chances) {
      const certain = known.get(draw) ?? sureOutcome(chances);
      if (certain === undefined) open = { draw, chances };
      return certain;
    },
  };
  const visit = (chance: number): boolean => {
    const verdict = question(trial);
    if (verdict !== undefined) return leaf(verdict, chance);
    if (!open) throw new Error('Bug: undecided, yet no draw is open');
    const { draw, chances } = open;
    for (const [outcome, share] of chances.entries()) {
      if (share <= 0) continue;
      known.set(draw, outcome);
      if (visit(chance * share)) return true;
    }
    known.delete(draw);
    return false;
  };
  visit(1);
}

/** Draws with a single possible outcome need no expansion. */
function sureOutcome(chances: readonly number[]): number | undefined {
  const sure = chances.indexOf(1);
  return sure < 0 ? undefined : sure;
}
