/**
 * A diagram with its availabilities alone, for questions that change one thing and ask again; and the journey,
 * component or connection such a question is about.
 */
import type { Diagram } from '../../model/diagram';
import { invariant } from '../../shared/invariant';
import type { ViewAvailability } from '../availability/availability';
import type { AvailabilityEngine } from '../availability/engine';
import { createAvailabilityEngine } from '../availability/engine';
import type { Chance } from '../availability/replicas';
import type { Effort } from '../availability/trials';
import type { RequiredReplicas } from '../availability/variables';
import { throughChance } from '../availability/variables';
import { buildGraph } from '../graph/buildGraph';
import { requestsPerSecondOf } from '../graph/computable';
import type { Call, Graph } from '../graph/graph';
import { GENERAL } from '../graph/graph';
import type { View } from '../graph/view';
import { groupsOf, isLeftWithBroker, isLookUpAmong, viewOf } from '../graph/view';
import { measuredJourneys } from '../journeys';
import { requiredReplicas } from '../load/capacity';
import { loadWithout } from '../load/keptLoads';
import type { Load } from '../load/load';
import { noLoad } from '../load/load';
import { loadBearingGroups } from '../load/loadBearing';
import type { Source } from '../settle';

export interface Subject {
  readonly kind: 'journey' | 'component' | 'connection';
  readonly id: string;
}

export interface Basis {
  readonly graph: Graph;
  /** Over all connections, whatever the journeys. */
  readonly whole: View;
  readonly availability: ViewAvailability;
  /** By journey. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly loadBearing: ReadonlySet<number>;
  readonly required: RequiredReplicas;
  /** How hard it was tried for exact numbers; what is compared with them takes no less. */
  readonly effort: Effort;
}

/** `engine`: for diagrams that follow one another. */
export function basisOf(diagram: Diagram, engine: AvailabilityEngine = createAvailabilityEngine()): Basis {
  const graph = buildGraph(diagram);
  const whole = viewOf(graph);
  const runs = measuredJourneys(diagram).journeys.flatMap(([id, journey]) => {
    const entry = graph.indexOf.get(journey.entry);
    const requestsPerSecond = requestsPerSecondOf(journey);
    return entry === undefined ? [] : [{ id, view: viewOf(graph, journey), entry, requestsPerSecond }];
  });
  const loadCold = (coldCaches: ReadonlySet<number>): Load => loadWithout(runs, coldCaches, noLoad(whole));
  const { arrivals } = loadCold(new Set());
  const loadBearing = loadBearingGroups(graph, loadCold);
  const required: RequiredReplicas = (node, operation) => requiredReplicas(node, operation, arrivals);
  const [availability, ...rest] = engine.evaluate({
    graph,
    views: [whole, ...runs.map((run) => run.view)],
    entries: runs.map((run) => run.entry),
    required,
    loadBearing,
  });
  invariant(availability !== undefined, 'the whole diagram without its availability');
  const sources = new Map(
    runs.map((run, index) => [run.id, { ...run, availability: rest[index] ?? availability }]),
  );
  return { graph, whole, availability, sources, loadBearing, required, effort: engine.effort };
}

/** Where a subject's answer is asked for. A connection's is that of its target, over the wire. */
export interface Asked {
  readonly view: View;
  readonly availability: ViewAvailability;
  readonly node: number;
  readonly operation: number;
  readonly call: Call | null;
  readonly isLookUp: boolean;
  /** Only the target itself matters: of a look-up, or a message left with a broker. */
  readonly targetOnly: boolean;
}

/** null: it isn't there. */
export function askedOf(basis: Basis, { kind, id }: Subject): Asked | null {
  const { graph, whole: view, availability } = basis;
  if (kind === 'journey') {
    const source = basis.sources.get(id);
    const at = { operation: GENERAL, call: null, isLookUp: false, targetOnly: false };
    return source
      ? { view: source.view, availability: source.availability, node: source.entry, ...at }
      : null;
  }
  if (kind === 'component') {
    const node = graph.indexOf.get(id);
    const at = { operation: GENERAL, call: null, isLookUp: false, targetOnly: false };
    return node === undefined ? null : { view, availability, node, ...at };
  }
  const call = graph.calls.find((one) => one.id === id);
  if (!call) return null;
  const lookUp = isLookUpAmong(groupsOf(view, call.from), call);
  const targetOnly = lookUp || isLeftWithBroker(view, call);
  return { view, availability, node: call.to, operation: call.operation, call, isLookUp: lookUp, targetOnly };
}

export function chanceOf({ availability, node, operation, call, targetOnly }: Asked): Chance {
  const { up, down } = targetOnly ? availability.up(node, operation) : availability.ok(node, operation);
  return call ? over(throughChance(call, 1), { up, down }) : { up, down };
}

/** What is asked of the target alone always is. */
export const isExact = ({ availability, node, operation, targetOnly }: Asked): boolean =>
  targetOnly || availability.ok(node, operation).exact;

/** Of a call, its wire's chance and its target's put together. */
export const over = (through: Chance, target: Chance): Chance => ({
  up: through.up * target.up,
  down: through.down + through.up * target.down,
});
