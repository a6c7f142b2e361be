/**
 * The joint states of zones and regions over which replicas are spread, each with its probability. Given a lane,
 * replicas are independent, so a component is one event whatever its zones. What stands in a group that is down
 * is down too: no lane is spent on it. Beyond the budget the least likely lanes are left out and their mass is
 * reported. A group that everything in it needs as a whole is no lane but one more part to be up.
 */
import type { Diagram } from '../../model/diagram';
import { likely } from '../../model/ranged';
import { sortedIds } from '../../shared/order';
import type { Node } from '../graph/graph';
import { failingGroups } from '../graph/placement';

export interface Lane {
  readonly probability: number;
  readonly down: ReadonlySet<string>;
}

export interface Lanes {
  readonly lanes: readonly Lane[];
  /** Every joint state before alike ones were put together, each with its lane. */
  readonly states: readonly State[];
  /** Groups whose states the lanes tell apart. */
  readonly groups: ReadonlySet<string>;
  /** Probability of the states left out; 0 where the enumeration is complete. */
  readonly missing: number;
}

export interface State {
  readonly down: ReadonlySet<string>;
  readonly lane: number;
}

const LANE_BUDGET = 4096;

export function enumerateLanes(diagram: Diagram, nodes: readonly Node[]): Lanes {
  const groups = spreadOver(nodes);
  const fallible = outermostFirst(diagram, groups);
  let lanes: Lane[] = [{ probability: 1, down: new Set() }];
  let missing = 0;
  for (const { id, availability, within } of fallible) {
    const next: Lane[] = [];
    for (const lane of lanes) {
      const withIt: ReadonlySet<string> = new Set([...lane.down, id]);
      if (within.some((outer) => lane.down.has(outer))) next.push({ ...lane, down: withIt });
      else {
        next.push({ ...lane, probability: lane.probability * availability });
        next.push({ probability: lane.probability * (1 - availability), down: withIt });
      }
    }
    if (next.length > LANE_BUDGET) {
      next.sort((a, b) => b.probability - a.probability);
      for (const lane of next.splice(LANE_BUDGET)) missing += lane.probability;
    }
    lanes = next;
  }
  const kept = fallible.map(({ id }) => id);
  return { ...alike(lanes, nodes), groups: new Set(kept), missing };
}

/** The lanes' probabilities if one group had another availability; all states must be there. */
export function weightsWith(
  diagram: Diagram,
  { lanes, states, groups }: Lanes,
  id: string,
  availability: number,
): Float64Array {
  const weights = new Float64Array(lanes.length);
  const fallible = outermostFirst(diagram, groups);
  for (const { down, lane } of states) {
    let probability = 1;
    for (const group of fallible) {
      if (group.within.some((outer) => down.has(outer))) continue;
      const up = group.id === id ? availability : group.availability;
      probability *= down.has(group.id) ? 1 - up : up;
    }
    weights[lane] = (weights[lane] ?? 0) + probability;
  }
  return weights;
}

/** Groups that some but not all replicas of a component need. */
function spreadOver(nodes: readonly Node[]): Set<string> {
  const found = new Set<string>();
  for (const { units } of nodes) {
    const [first, ...others] = units;
    if (!first || others.length === 0) continue;
    for (const { site } of units)
      for (const id of site) if (!units.every((unit) => unit.site.includes(id))) found.add(id);
  }
  return found;
}

/** One lane for all that leave every component with the same numbers of replicas. */
function alike(all: readonly Lane[], nodes: readonly Node[]): Pick<Lanes, 'lanes' | 'states'> {
  const spreads = new Map<string, Node['units']>();
  for (const { units } of nodes) {
    if (units.every((unit) => unit.site.length === 0)) continue;
    spreads.set(spreadName(units), units);
  }
  const places = new Map<string, number>();
  const lanes: Lane[] = [];
  const states = all.map(({ probability, down }): State => {
    const key = [...spreads.values()].map((units) => leftIn(units, down)).join(' ');
    const lane = places.get(key) ?? lanes.length;
    places.set(key, lane);
    lanes[lane] = {
      down: lanes[lane]?.down ?? down,
      probability: probability + (lanes[lane]?.probability ?? 0),
    };
    return { down, lane };
  });
  return { lanes, states };
}

const answered = new WeakMap<Lanes, Map<string, boolean>>();

/** Whether states that are one lane are alike for other instances too, or those need lanes of their own. */
export function areAlikeFor(lanes: Lanes, units: Node['units']): boolean {
  const known = answered.get(lanes) ?? new Map<string, boolean>();
  answered.set(lanes, known);
  const name = spreadName(units);
  const found =
    known.get(name) ??
    lanes.states.every(
      ({ down, lane }) => leftIn(units, down) === leftIn(units, lanes.lanes[lane]?.down ?? down),
    );
  known.set(name, found);
  return found;
}

const names = new WeakMap<Node['units'], string>();

function spreadName(units: Node['units']): string {
  const known = names.get(units);
  if (known !== undefined) return known;
  const made = JSON.stringify(units);
  names.set(units, made);
  return made;
}

function leftIn(units: Node['units'], down: ReadonlySet<string>): string {
  let alone = 0;
  const together: number[] = [];
  for (const unit of units) {
    if (unit.site.some((id) => down.has(id))) continue;
    if (unit.together) together.push(unit.replicas);
    else alone += unit.replicas;
  }
  return `${alone}:${together.sort((a, b) => a - b).join(',')}`;
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
