/**
 * Times that take one of a few values, each with its chance, worked out literally: what a diagram of constants
 * takes. A pause with jitter makes a value anything from `ms` to `ms + spread`; where an answer would depend on
 * where in between it falls, it is `Unclear` and not compared.
 */
export interface Atom {
  readonly ms: number;
  readonly spread: number;
  readonly mass: number;
}

/** What a caller sees: the chance that something needed gives up, and how long it takes otherwise (masses of 1). */
export interface Timed {
  readonly late: number;
  readonly atoms: readonly Atom[];
}

export class Unclear extends Error {}

export const constantly = (ms: number): readonly Atom[] => [{ ms, spread: 0, mass: 1 }];
export const AT_ONCE: Timed = { late: 0, atoms: constantly(0) };
/** What rounding leaves of nothing. */
const NEGLIGIBLE = 1e-15;
const NEVER: readonly Atom[] = constantly(Infinity);

/** Values an answer was made of at most: beyond some dozens the estimator keeps them on its grid. */
export const crowd = { most: 0 };

export function merged(atoms: Iterable<Atom>): readonly Atom[] {
  const byValue = new Map<number | string, Atom>();
  for (const atom of atoms) {
    if (atom.mass <= NEGLIGIBLE) continue;
    const key = atom.spread === 0 ? atom.ms : `${atom.ms} ${atom.spread}`;
    byValue.set(key, { ...atom, mass: atom.mass + (byValue.get(key)?.mass ?? 0) });
  }
  crowd.most = Math.max(crowd.most, byValue.size);
  return [...byValue.values()];
}

export const massOf = (atoms: readonly Atom[]): number => atoms.reduce((sum, { mass }) => sum + mass, 0);

export function scaled(atoms: readonly Atom[], by: number): readonly Atom[] {
  return atoms.map((atom) => ({ ...atom, mass: atom.mass * by }));
}

export function normalized(atoms: readonly Atom[]): readonly Atom[] {
  const mass = massOf(atoms);
  return mass > 0 ? scaled(atoms, 1 / mass) : NEVER;
}

export function added(a: readonly Atom[], b: readonly Atom[]): readonly Atom[] {
  return merged(
    a.flatMap((x) => b.map((y) => ({ ms: x.ms + y.ms, spread: x.spread + y.spread, mass: x.mass * y.mass }))),
  );
}

/** Earlier first, where that is clear. */
export function compare(a: Atom, b: Atom): number {
  if (a.ms + a.spread <= b.ms || b.ms + b.spread <= a.ms) return a.ms - b.ms;
  if (a.spread === 0 && b.spread === 0) return a.ms - b.ms;
  throw new Unclear();
}

export function isWithin({ ms, spread }: Atom, limitMs: number): boolean {
  if (ms > limitMs) return false;
  if (ms + spread <= limitMs) return true;
  throw new Unclear();
}

export const atMost = (atom: Atom, limitMs: number): Atom =>
  isWithin(atom, limitMs) ? atom : { ...atom, ms: limitMs, spread: 0 };

/** Mixture by weight; what is late by each part's own. */
export function mixed(parts: readonly (readonly [weight: number, part: Timed])[]): Timed {
  const total = parts.reduce((sum, [weight]) => sum + weight, 0);
  if (total <= 0) return AT_ONCE;
  const late = parts.reduce((sum, [weight, part]) => sum + weight * part.late, 0) / total;
  const atoms = merged(parts.flatMap(([weight, part]) => scaled(part.atoms, weight * (1 - part.late))));
  return { late, atoms: normalized(atoms) };
}

export function oneAfterAnother(parts: readonly Timed[]): Timed {
  return parts.reduce(
    (all, part) => ({
      late: 1 - (1 - all.late) * (1 - part.late),
      atoms: added(all.atoms, part.atoms),
    }),
    AT_ONCE,
  );
}

/** Of independent times, the `need`-th fastest: every combination is looked at. */
export function nthFastest(need: number, all: readonly (readonly Atom[])[]): readonly Atom[] {
  let combinations: { mass: number; atoms: readonly Atom[] }[] = [{ mass: 1, atoms: [] }];
  for (const atoms of all)
    combinations = combinations.flatMap((combination) =>
      atoms.map((atom) => ({ mass: combination.mass * atom.mass, atoms: [...combination.atoms, atom] })),
    );
  return merged(
    combinations.flatMap(({ mass, atoms }) => {
      const nth = [...atoms].sort(compare)[need - 1];
      return nth ? [{ ...nth, mass }] : [];
    }),
  );
}

export function meanOf(atoms: readonly Atom[]): number | null {
  const mean = atoms.reduce((sum, { ms, spread, mass }) => sum + (ms + spread / 2) * mass, 0);
  return Number.isFinite(mean) ? mean : null;
}

/** Null where it takes for ever, undefined where it falls on a step of the cumulative chance. */
export function quantileOf(atoms: readonly Atom[], share: number): number | null | undefined {
  let below = 0;
  for (const { ms, mass } of [...atoms].sort((a, b) => a.ms - b.ms)) {
    below += mass;
    if (Math.abs(below - share) < 1e-9) return undefined;
    if (below > share) return Number.isFinite(ms) ? ms : null;
  }
  return undefined;
}
