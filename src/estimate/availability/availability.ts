/**
 * P(a request is answered), exactly, with every shared part counted once: what is required multiplied out, real
 * alternatives as decision diagrams, one sweep for all numbers of all views (docs/estimation.md, "Availability").
 */
import type { Graph } from '../graph/graph';
import { GENERAL } from '../graph/graph';
import type { View } from '../graph/view';
import type { BoundedFunctions, Bounds } from './bounds';
import { boundFunctions } from './bounds';
import { Circuit } from './circuit';
import { Combine } from './combine';
import type { Conditions } from './conditions';
import { FactoredFunctions } from './factoredFunctions';
import type { Functions, Within } from './functions';
import { buildFunctions } from './functions';
import type { Importance } from './importance';
import { importanceOf } from './importance';
import { enumerateLanes } from './lanes';
import type { Beyond } from './limits';
import { Rounding } from './limits';
import type { Chance } from './replicas';
import { singlePoints } from './singlePoints';
import { LaneChances, totals } from './solve';
import type { RequiredReplicas } from './variables';
import { Variables } from './variables';

/** `up` and `down` are each computed; `up` is the sure part where the answer is not exact. */
export interface Availability extends Chance {
  readonly exact: boolean;
  readonly range?: readonly [low: number, high: number];
}

export interface ViewAvailability {
  /** The component answers calls of this operation, everything it needs included. */
  ok(node: number, operation: number): Availability;
  /** With optional calls needed too. */
  fullFunction(node: number): Availability;
  /** The component alone. */
  up(node: number, operation: number): Availability;
  /** All calls it makes for one request. */
  calls(node: number): Availability;
  /** All shards at once; null where it has one. */
  allShards(node: number): Availability | null;
  singlePoints(node: number): string[];
  /** How that answer hangs on each of its draws; of the sure part where it is not exact. */
  importance(node: number, operation: number): Importance;
}

export interface AvailabilityRequest {
  readonly graph: Graph;
  readonly views: readonly View[];
  /** Where requests enter: variables are ordered from there. */
  readonly entries: readonly number[];
  readonly required: RequiredReplicas;
  readonly loadBearing: ReadonlySet<number>;
  /** Steps that decision diagrams may take before answers become intervals. */
  readonly nodeBudget?: number;
}

const NODE_BUDGET = 60_000;

export function evaluateAvailability(request: AvailabilityRequest): ViewAvailability[] {
  const { graph, views } = request;
  const lanes = enumerateLanes(graph.diagram, graph.nodes);
  const chanceOf = (literal: number): number => chances.mean(literal);
  const budget = request.nodeBudget ?? NODE_BUDGET;
  const f = new FactoredFunctions();
  const rounding = new Rounding(f, chanceOf, beyondBudget(budget));
  const combine = new Combine(f, rounding);
  const variables = new Variables(f);
  variables.update({ graph, entries: request.entries, required: request.required, lanes });
  const chances = new LaneChances(graph, variables, lanes);
  f.diagram.allow(budget);
  const hasOptional = graph.calls.some((call) => call.optional);
  const built = views.map((view) => {
    const conditions: Conditions = {
      view,
      combine,
      variables,
      loadBearing: request.loadBearing,
      optionalNeeded: false,
    };
    const functions = buildFunctions(conditions, rounding);
    const fullConditions = { ...conditions, optionalNeeded: true };
    const full = hasOptional ? buildFunctions(fullConditions, rounding) : functions;
    return { conditions, functions, fullConditions, full };
  });
  const roots = new Set(built.flatMap(({ functions, full }) => allRoots(graph, functions, full)));
  const circuit = new Circuit(f, roots);
  const known = totals(circuit, chances, roots);
  const { missing } = lanes;
  return built.map(({ conditions, functions, fullConditions, full }) => ({
    ...answers(conditions, functions, known, missing),
    up: (node, operation) => fromChance(known(functions.up(node, operation)), missing),
    fullFunction: (node) => answers(fullConditions, full, known, missing).ok(node, GENERAL),
    allShards(node) {
      const { low, high } = functions.ok(node, GENERAL);
      if ((graph.nodes[node]?.settings.shards ?? 1) <= 1 || low !== high) return null;
      return fromChance(chances.ofAllShards(circuit, low, node, request.required), missing);
    },
    importance: (node, operation) => {
      const { nodes, calls } = graph;
      const evaluated = { f, variables, lanes, chances, circuit, nodes, calls };
      return importanceOf(evaluated, functions.ok(node, operation).low);
    },
    singlePoints: (node) => singlePoints({ graph, f, variables, circuit }, functions.ok(node, GENERAL).high),
  }));
}

function answers(
  conditions: Conditions,
  functions: Functions,
  known: (f: number) => Chance,
  missing: number,
): Pick<ViewAvailability, 'ok' | 'calls'> {
  let bounded: BoundedFunctions | null = null;
  const of = ({ low, high }: Within, within: (bounds: BoundedFunctions) => Bounds): Availability => {
    if (low === high) return fromChance(known(low), missing);
    bounded ??= boundFunctions(conditions, functions, known);
    const { least, most } = within(bounded);
    const down = Math.min(1, most + missing);
    return { up: 1 - down, down, exact: false, range: [1 - down, Math.max(1 - down, 1 - least)] };
  };
  return {
    ok: (node, operation) => of(functions.ok(node, operation), (bounds) => bounds.ok(node, operation)),
    calls: (node) => of(functions.calls(node), (bounds) => bounds.calls(node)),
  };
}

const beyondBudget = (budget: number): Beyond => ({
  exactSteps: Math.min(100, Math.floor(budget / 1000)),
  roundedSteps: 2000,
  allRoundedSteps: Math.max(10_000, Math.floor(budget / 2)),
  nodes: Math.min(48, Math.floor(budget / 2)),
});

function fromChance(chance: Chance, missing: number): Availability {
  if (missing <= 0) return { ...chance, exact: true };
  return {
    up: chance.up,
    down: chance.down + missing,
    exact: false,
    range: [chance.up, chance.up + missing],
  };
}

function allRoots(graph: Graph, functions: Functions, full: Functions): number[] {
  const roots: number[] = [];
  const add = ({ low, high }: Within): void => {
    roots.push(low, high);
  };
  for (const { index } of graph.nodes) {
    add(functions.calls(index));
    add(full.ok(index, GENERAL));
    for (let operation = 0; operation < 3; operation++) {
      add(functions.ok(index, operation));
      roots.push(functions.up(index, operation));
    }
  }
  return roots;
}
