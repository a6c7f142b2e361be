/**
 * The joint states of zones and regions, each with its probability. Given a lane, replicas are independent,
 * so a component is one event whatever its zones. What stands in a group that is down is down too: no lane is
 * spent on it. Beyond the budget the least likely lanes are left out and their mass is reported.
 */
import type { Diagram } from '../../model/diagram';
import { likely } from '../../model/ranged';
import { sortedIds } from '../../shared/order';
import { failingGroups } from '../graph/placement';

export interface Lane {
  readonly probability: number;
  readonly down: ReadonlySet<string>;
}

export interface Lanes {
  readonly lanes: readonly Lane[];
  /** Probability of the states left out; 0 where the enumeration is complete. */
  readonly missing: number;
}

const LANE_BUDGET = 4096;

export function enumerateLanes(diagram: Diagram, groupIds: Iterable<string>): Lanes {
  const fallible = outermostFirst(diagram, groupIds);
  let lanes: Lane[] = [{ probability: 1, down: new Set() }];
  let missing = 0;
  for (const { id, availability, within } of fallible) {
    const next: Lane[] = [];
    for (const lane of lanes) {
      const withIt: ReadonlySet<string> = new Set([...lane.down, id]);
      if (within.some((outer) => lane.down.has(outer))) next.push({ ...lane, down: withIt });
      else {
        if (availability > 0) next.push({ ...lane, probability: lane.probability * availability });
        next.push({ probability: lane.probability * (1 - availability), down: withIt });
      }
    }
    if (next.length > LANE_BUDGET) {
      next.sort((a, b) => b.probability - a.probability);
      for (const lane of next.splice(LANE_BUDGET)) missing += lane.probability;
    }
    lanes = next;
  }
  return { lanes, missing };
}

interface Fallible {
  readonly id: string;
  readonly availability: number;
  readonly within: readonly string[];
}

/** Groups that can fail, each after those it stands in. */
function outermostFirst(diagram: Diagram, groupIds: Iterable<string>): Fallible[] {
  const all = sortedIds(new Set(groupIds));
  const fallible = all
    .map((id) => ({ id, availability: groupAvailability(diagram, id), within: failingGroups(diagram, id) }))
    .filter(({ availability }) => availability < 1);
  return fallible
    .map(({ id, availability, within }) => ({ id, availability, within: within.filter((o) => o !== id) }))
    .sort((a, b) => a.within.length - b.within.length);
}

export const groupAvailability = (diagram: Diagram, id: string): number =>
  likely(diagram.groups.get(id)?.settings?.availability ?? 1);
