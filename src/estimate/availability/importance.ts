/**
 * What one answer's chance would be if one of its draws had another chance, without evaluating anew: the chance is
 * linear in each, so its value and slope say all. Birnbaum's importance of a part is the difference between it
 * perfect and it down; the gain of a replica more is the same question with other instances.
 */
import type { Call, Node } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';
import type { Circuit } from './circuit';
import { TRUE } from './decisionDiagram';
import type { FactoredFunctions } from './factoredFunctions';
import type { LaneChances } from './laneChances';
import { aliveUnits, eachChunk } from './laneChances';
import type { Lanes } from './lanes';
import { areAlikeFor, groupAvailability, weightsWith } from './lanes';
import type { Chance, Instances } from './replicas';
import { levelChances } from './replicas';
import { slopes } from './reverse';
import { sweep } from './sweep';
import type { Variables } from './variables';

/**
 * Each: the answer's chance with that one thing different. The answer's own where it doesn't depend on it; null where
 * that takes an evaluation of its own (the thing is no draw as it is, or would be another one).
 */
export interface Importance {
  /** As it is. */
  readonly chance: Chance;
  /** Other instances of a component, of which `required` must be up, for every operation. */
  withInstances(node: number, instances: Instances, required: number): Chance | null;
  /** Another chance that a connection's link and errors let a request's calls through. */
  withThrough(call: number, chance: Chance): Chance | null;
  withHitRatio(node: number, hitRatio: number): Chance | null;
  /** Another availability of a zone or region. */
  withGroup(id: string, availability: number): Chance | null;
}

/** What was evaluated. */
export interface Evaluated {
  readonly f: FactoredFunctions;
  readonly variables: Variables;
  readonly lanes: Lanes;
  readonly chances: LaneChances;
  readonly circuit: Circuit;
  readonly nodes: readonly (Node | undefined)[];
  readonly calls: readonly (Call | undefined)[];
}

export function importanceOf(evaluated: Evaluated, root: number): Importance {
  const { f, variables, lanes, chances, nodes, calls } = evaluated;
  const support = f.support(root);
  const found = sensitivity(evaluated, root);
  const dependsOn = (literal: number): boolean => f.sets.has(support, literal);
  const withChance = (literal: number, chanceIn: (lane: number) => Chance): Chance => {
    if (!dependsOn(literal)) return found.chance;
    const slope = found.slopes.get(literal);
    let [up, down] = [0, 0];
    lanes.lanes.forEach(({ probability }, lane) => {
      const to = chanceIn(lane);
      const before = found.literal(literal, lane);
      const change = smallest(to.up - before.up, before.down - to.down) * (slope?.[lane] ?? 0);
      up += probability * Math.max(0, (found.up[lane] ?? 0) + change);
      down += probability * Math.max(0, (found.down[lane] ?? 0) - change);
    });
    return { up, down };
  };
  const ofDraw = (drawn: number, chance: Chance): Chance | null => {
    const [literal] = drawn > TRUE ? f.sets.literals(f.required(drawn)) : [];
    return literal === undefined ? null : withChance(literal, () => chance);
  };
  return {
    chance: found.chance,
    withInstances(index, instances, required) {
      const node = nodes[index];
      const levels = variables.levels[index];
      if (!node || !levels || !standsAlike(evaluated, node, instances)) return null;
      const asked = OPERATIONS.map((_, operation) => f.required(variables.up(index, operation)));
      const [literal] = levels.literals;
      if (literal === undefined || asked.some((set) => set !== asked[0])) return null;
      const chanceIn = (lane: number): Chance => {
        const state = lanes.lanes[lane];
        const alive = state ? aliveUnits(instances.units, state) : [];
        return levelChances(instances, [required], alive)[0] ?? { up: 0, down: 1 };
      };
      return withChance(literal, chanceIn);
    },
    withThrough(index, chance) {
      const call = calls[index];
      return call ? ofDraw(variables.through(call), chance) : null;
    },
    withHitRatio: (index, hitRatio) => ofDraw(variables.hit(index), { up: hitRatio, down: 1 - hitRatio }),
    withGroup(id, availability) {
      const literal = variables.groups.get(id);
      if (literal !== undefined)
        return withChance(literal, () => ({ up: availability, down: 1 - availability }));
      if (!lanes.groups.has(id)) return groupAvailability(chances.diagram, id) < 1 ? found.chance : null;
      if (lanes.missing > 0) return null;
      const weights = weightsWith(chances.diagram, lanes, id, availability);
      return weighted(weights, found.up, found.down);
    },
  };
}

interface Sensitivity {
  readonly chance: Chance;
  /** By lane. */
  readonly up: Float64Array;
  readonly down: Float64Array;
  /** By literal, then by lane. */
  readonly slopes: ReadonlyMap<number, Float64Array>;
  literal(literal: number, lane: number): Chance;
}

function sensitivity({ f, circuit, chances, lanes }: Evaluated, root: number): Sensitivity {
  const count = lanes.lanes.length;
  const literals = f.sets.literals(f.support(root));
  const up = new Float64Array(count);
  const down = new Float64Array(count);
  const found = new Map(literals.map((literal) => [literal, new Float64Array(count)]));
  const before = new Map(
    literals.map((literal) => [literal, [new Float64Array(count), new Float64Array(count)]]),
  );
  const cell = circuit.cell(root);
  let from = 0;
  eachChunk(circuit, chances, (values, chunk) => {
    sweep(circuit, values);
    const back = slopes(circuit, values, cell);
    for (let lane = 0; lane < chunk.length; lane++) {
      up[from + lane] = values.up[cell * chunk.length + lane] ?? 0;
      down[from + lane] = values.down[cell * chunk.length + lane] ?? 0;
      for (const literal of literals) {
        const at = circuit.literal(literal) * chunk.length + lane;
        found.get(literal)?.fill(back[at] ?? 0, from + lane, from + lane + 1);
        before.get(literal)?.[0]?.fill(values.up[at] ?? 0, from + lane, from + lane + 1);
        before.get(literal)?.[1]?.fill(values.down[at] ?? 0, from + lane, from + lane + 1);
      }
    }
    from += chunk.length;
  });
  const weights = Float64Array.from(lanes.lanes, (lane) => lane.probability);
  return {
    chance: weighted(weights, up, down),
    up,
    down,
    slopes: found,
    literal(literal, lane) {
      const [ups, downs] = before.get(literal) ?? [];
      return { up: ups?.[lane] ?? 0, down: downs?.[lane] ?? 0 };
    },
  };
}

function weighted(weights: Float64Array, up: Float64Array, down: Float64Array): Chance {
  const sum = { up: 0, down: 0 };
  weights.forEach((weight, lane) => {
    sum.up += weight * (up[lane] ?? 0);
    sum.down += weight * (down[lane] ?? 0);
  });
  return sum;
}

/** Of two ways to the same difference the one that lost fewer digits. */
const smallest = (a: number, b: number): number => (Math.abs(a) < Math.abs(b) ? a : b);

/** Whether other replicas need the same zones as a whole, and nothing apart that the lanes don't tell apart. */
function standsAlike({ lanes, chances }: Evaluated, node: Node, instances: Instances): boolean {
  const fallible = (units: Node['units'], asWhole: boolean): string[] => {
    const all = new Set(units.flatMap((unit) => unit.site));
    return [...all]
      .filter((id) => groupAvailability(chances.diagram, id) < 1)
      .filter((id) => units.every((unit) => unit.site.includes(id)) === asWhole)
      .sort();
  };
  const whole = (units: Node['units']): string =>
    JSON.stringify(fallible(units, true).filter((id) => !lanes.groups.has(id)));
  if (whole(node.units) !== whole(instances.units)) return false;
  const isKnown = ({ site }: Node['units'][number]): boolean =>
    site.every((id) => chances.diagram.groups.has(id));
  if (!instances.units.every(isKnown)) return false;
  if (!fallible(instances.units, false).every((id) => lanes.groups.has(id))) return false;
  return areAlikeFor(lanes, instances.units);
}
