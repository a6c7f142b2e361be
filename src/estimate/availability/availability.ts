/**
 * P(a request is answered), exactly, with every shared part counted once: one decision diagram for all views
 * of the graph, one sweep for all its numbers (docs/estimation.md, "Availability").
 */
import type { Graph } from '../graph/graph';
import { GENERAL } from '../graph/graph';
import type { View } from '../graph/view';
import type { BoundedFunctions } from './bounds';
import { boundFunctions } from './bounds';
import type { Conditions } from './conditions';
import { UNKNOWN } from './connectives';
import { DecisionDiagram } from './decisionDiagram';
import type { Functions } from './functions';
import { buildFunctions } from './functions';
import { enumerateLanes } from './lanes';
import type { Chance } from './replicas';
import { allShardsChance } from './replicas';
import { singlePoints } from './singlePoints';
import type { Override, Solution } from './solve';
import { solve } from './solve';
import type { RequiredReplicas, Variables } from './variables';
import { createVariables } from './variables';

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
}

export interface AvailabilityRequest {
  readonly graph: Graph;
  readonly views: readonly View[];
  /** Where requests enter: variables are ordered from there. */
  readonly entries: readonly number[];
  readonly required: RequiredReplicas;
  readonly loadBearing: ReadonlySet<number>;
  readonly nodeBudget?: number;
}

const NODE_BUDGET = 300_000;

export function evaluateAvailability(request: AvailabilityRequest): ViewAvailability[] {
  const { graph, views } = request;
  const diagram = new DecisionDiagram();
  const variables = createVariables(graph, request.entries, request.required, diagram);
  diagram.allow(request.nodeBudget ?? NODE_BUDGET);
  const sites = graph.nodes.flatMap((node) => node.units.flatMap((unit) => unit.site));
  const lanes = enumerateLanes(graph.diagram, sites);
  const hasOptional = graph.calls.some((call) => call.optional);
  const built = views.map((view) => {
    const conditions: Conditions = {
      view,
      diagram,
      variables,
      loadBearing: request.loadBearing,
      optionalNeeded: false,
    };
    const functions = buildFunctions(conditions);
    const fullConditions = { ...conditions, optionalNeeded: true };
    const full = hasOptional ? buildFunctions(fullConditions) : functions;
    return { conditions, functions, fullConditions, full };
  });
  const roots = built.flatMap(({ functions, full }) => allRoots(graph, functions, full));
  const solution = solve(graph, diagram, variables, lanes, roots);
  const shardSolution = (node: number, root: number): Solution =>
    solve(graph, diagram, variables, lanes, [root], shardOverride(node, variables, request.required));
  const sharded = new Map<string, Availability>();

  return built.map(({ conditions, functions, fullConditions, full }) => {
    const answer = answers(conditions, functions, solution, lanes.missing);
    const fullAnswer = answers(fullConditions, full, solution, lanes.missing);
    return {
      ...answer,
      fullFunction: (node) => fullAnswer.ok(node, GENERAL),
      allShards(node) {
        const root = functions.ok(node, GENERAL);
        if ((graph.nodes[node]?.settings.shards ?? 1) <= 1 || root === UNKNOWN) return null;
        const key = `${node} ${root}`;
        const known = sharded.get(key) ?? fromChance(shardSolution(node, root).chance(root), lanes.missing);
        sharded.set(key, known);
        return known;
      },
      singlePoints(node) {
        const root = functions.ok(node, GENERAL);
        return root === UNKNOWN ? [] : singlePoints(graph, diagram, variables, root);
      },
    };
  });
}

function answers(
  conditions: Conditions,
  functions: Functions,
  solution: Solution,
  missing: number,
): Pick<ViewAvailability, 'ok' | 'up' | 'calls'> {
  let bounded: BoundedFunctions | null = null;
  const bounds = (): BoundedFunctions => {
    bounded ??= boundFunctions(conditions, functions, solution);
    return bounded;
  };
  const of = (root: number, within: () => { least: number; most: number }): Availability => {
    if (root !== UNKNOWN) return fromChance(solution.chance(root), missing);
    const { least, most } = within();
    const down = Math.min(1, most + missing);
    return { up: 1 - down, down, exact: false, range: [1 - down, 1 - least] };
  };
  return {
    ok: (node, operation) => of(functions.ok(node, operation), () => bounds().ok(node, operation)),
    calls: (node) => of(functions.calls(node), () => bounds().calls(node)),
    up: (node, operation) => fromChance(solution.chance(functions.up(node, operation)), missing),
  };
}

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
  for (const { index } of graph.nodes) {
    roots.push(functions.calls(index), full.ok(index, GENERAL));
    for (let operation = 0; operation < 3; operation++) {
      roots.push(functions.ok(index, operation), functions.up(index, operation));
    }
  }
  return roots.filter((root) => root !== UNKNOWN);
}

function shardOverride(index: number, variables: Variables, required: RequiredReplicas): Override {
  return (node, alive) => {
    if (node.index !== index || !variables.levels[index]?.variables.length) return null;
    const { availability, commonCause, shards } = node.settings;
    return allShardsChance(
      { availability, commonCause, units: node.units },
      required(node, GENERAL),
      shards,
      alive,
    );
  };
}
