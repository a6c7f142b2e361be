/**
 * Which parts a subject's downtime hangs on: for every part that may fail, the unavailability U with that part held
 * down and held perfect, everything else as it is. Birnbaum's importance is their difference; a part's contribution is
 * what would be saved if it never failed, its unavailability times Birnbaum (Rausand, Høyland, System Reliability
 * Theory, 2004). Exact: by the slopes of one sweep, and where those don't tell by evaluating anew.
 */
import type { Diagram } from '../../model/diagram';
import type { Chance } from '../availability/replicas';
import type { Asked, Bases, Subject } from './basis';
import { askedOf, basisOf, chanceOf, isExact, keepBases } from './basis';
import type { ChangedChances } from './changedChance';
import { changedChances } from './changedChance';
import { stoppedWithout } from './cutSets';
import type { Part } from './parts';
import { heldAt, partsOf } from './parts';

export interface PartImportance extends Part {
  /** What is saved if it never failed: U − U(perfect). */
  readonly contribution: number;
  /** U(down) − U(perfect). */
  readonly birnbaum: number;
  /** contribution / U: the share of the downtime that goes with it. */
  readonly criticality: number;
  /** U(down) / U; null where U is 0. */
  readonly riskAchievement: number | null;
  /** U / U(perfect); null where nothing would be left. */
  readonly riskReduction: number | null;
  /** With all of it down nothing is answered. */
  readonly stops: boolean;
}

/** What is no more than the rounding of a sum. */
const ROUNDING = 1e-15;

/** The most decisive first; parts without which everything stays as it is are left out. */
export function importanceOf(
  diagram: Diagram,
  subject: Subject,
  basis = basisOf(diagram),
  bases = keepBases(basis.effort),
): PartImportance[] {
  const asked = askedOf(basis, subject);
  if (!asked) return [];
  const total = chanceOf(asked).down;
  const chanceWith = chances(diagram, subject, asked, changedChances(basis, asked), bases);
  const parts = partsOf(asked);
  // The sure part of what isn't exact may come to nothing where the whole doesn't.
  const stopped = isExact(asked) ? null : stoppedWithout(asked, basis.loadBearing, parts);
  return parts
    .map((part, index): PartImportance => {
      const without = chanceWith(part, 'down');
      const down = without.down;
      const perfect = Math.min(total, chanceWith(part, 'perfect').down);
      return {
        ...part,
        contribution: total - perfect,
        birnbaum: down - perfect,
        criticality: total > 0 ? (total - perfect) / total : 0,
        riskAchievement: total > 0 ? down / total : null,
        riskReduction: perfect > ROUNDING * total ? total / perfect : null,
        stops: stopped ? (stopped[index] ?? false) : without.up <= ROUNDING,
      };
    })
    .filter(({ birnbaum }) => birnbaum > ROUNDING)
    .sort((a, b) => b.contribution - a.contribution || b.birnbaum - a.birnbaum);
}

function chances(
  diagram: Diagram,
  subject: Subject,
  asked: Asked,
  changed: ChangedChances,
  bases: Bases,
): (part: Part, state: 'down' | 'perfect') => Chance {
  return (part, state) =>
    changed.withPart(part, state) ?? bases.chanceOf(heldAt(diagram, part, state), subject) ?? chanceOf(asked);
}
