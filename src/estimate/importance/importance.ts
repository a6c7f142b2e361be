/**
 * Which parts a subject's downtime hangs on: for every part that may fail, the unavailability U with that part held
 * down and held perfect, everything else as it is. Birnbaum's importance is their difference; a part's contribution is
 * what would be saved if it never failed, its unavailability times Birnbaum (Rausand, Høyland, System Reliability
 * Theory, 2004). Exact: each is an estimate of its own.
 */
import type { Diagram } from '../../model/diagram';
import type { Chance } from '../availability/replicas';
import type { Basis, Subject } from './basis';
import { askedOf, basisOf, chanceOf } from './basis';
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

/** The most decisive first; parts without which everything stays as it is are left out. */
export function importanceOf(diagram: Diagram, subject: Subject, basis?: Basis): PartImportance[] {
  const asked = askedOf(basis ?? basisOf(diagram), subject);
  if (!asked) return [];
  const total = chanceOf(asked).down;
  const chanceWith = (part: Part, state: 'down' | 'perfect'): Chance => {
    const changed = askedOf(basisOf(heldAt(diagram, part, state)), subject);
    return chanceOf(changed ?? asked);
  };
  return partsOf(asked)
    .map((part): PartImportance => {
      const without = chanceWith(part, 'down');
      const [down, perfect] = [without.down, chanceWith(part, 'perfect').down];
      return {
        ...part,
        contribution: total - perfect,
        birnbaum: down - perfect,
        criticality: total > 0 ? (total - perfect) / total : 0,
        riskAchievement: total > 0 ? down / total : null,
        riskReduction: perfect > 0 ? total / perfect : null,
        stops: without.up <= 0,
      };
    })
    .filter(({ birnbaum }) => birnbaum > 0)
    .sort((a, b) => b.contribution - a.contribution || b.birnbaum - a.birnbaum);
}
