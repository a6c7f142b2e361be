/**
 * A diagram with its availabilities alone, for questions that change one thing and ask again; and the journey,
 * component or connection such a question is about.
 */
import type { Diagram } from '../../model/diagram';
import { invariant } from '../../shared/invariant';
import type { AvailabilityEngine } from '../availability/engine';
import { createAvailabilityEngine } from '../availability/engine';
import type { Chance } from '../availability/replicas';
import type { Effort } from '../availability/trials';
import type { RequiredReplicas } from '../availability/variables';
import { throughChance } from '../availability/variables';
import type { ViewAvailability } from '../availability/viewAvailability';
import { buildGraph } from '../graph/buildGraph';
import { requestsPerSecondOf } from '../graph/computable';
import type { Call, Graph, Node } from '../graph/graph';
import { GENERAL } from '../graph/graph';
import type { View } from '../graph/view';
import { groupsOf, isLeftWithBroker, isLookUpAmong } from '../graph/view';
import { keepViews } from '../graph/views';
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

/** Of diagrams that follow one another, each an edit of the one before: what it left alone is kept. */
export interface Bases {
  of(diagram: Diagram): Basis;
  /** The subject's chance alone; null: it isn't there. */
  chanceOf(diagram: Diagram, subject: Subject): Chance | null;
}

/** `engine`: makes those that evaluate, one for whole diagrams and one for a subject by itself. */
export function keepBases(effort: Effort = 'live', engine = createAvailabilityEngine): Bases {
  const whole = engine(effort);
  const alone = engine(effort);
  const place = createPlacing();
  return {
    of: (diagram) => evaluated(place(diagram), whole),
    chanceOf: (diagram, subject) => chanceAlone(place(diagram), alone, subject),
  };
}

export const basisOf = (diagram: Diagram, effort: Effort = 'live'): Basis => keepBases(effort).of(diagram);

/** A diagram with its journeys placed on it, before anything is evaluated. */
interface Placed extends Pick<Basis, 'graph' | 'whole' | 'loadBearing' | 'required'> {
  readonly runs: readonly Omit<Source, 'availability'>[];
}

function createPlacing(): (diagram: Diagram) => Placed {
  const views = keepViews();
  let graphBefore: Graph | null = null;
  return (diagram) => {
    const graph = buildGraph(diagram, graphBefore);
    graphBefore = graph;
    const { journeys } = measuredJourneys(diagram);
    const { whole, ofJourneys } = views.of(graph, journeys);
    const runs = journeys.flatMap(([id, journey], index) => {
      const entry = graph.indexOf.get(journey.entry);
      const view = ofJourneys[index];
      const requestsPerSecond = requestsPerSecondOf(journey);
      return entry === undefined || !view ? [] : [{ id, view, entry, requestsPerSecond }];
    });
    const loadCold = (coldCaches: ReadonlySet<number>): Load => loadWithout(runs, coldCaches, noLoad(whole));
    return {
      ...{ graph, whole, runs },
      loadBearing: loadBearingGroups(graph, loadCold),
      required: requiredUnder(() => loadCold(new Set())),
    };
  };
}

/** The load is worked out where a number needed hangs on it. */
function requiredUnder(load: () => Load): RequiredReplicas {
  let known: Load | null = null;
  return (node, operation) => {
    if (isByLoad(node)) known ??= load();
    return requiredReplicas(node, operation, known?.arrivals ?? NO_ARRIVALS);
  };
}

const NO_ARRIVALS = new Float64Array();

/** Whether how many it needs goes by its load. */
export const isByLoad = ({ work }: Node): boolean =>
  work.some(({ requiredReplicas: asked }) => asked === 'auto');

function evaluated(placed: Placed, engine: AvailabilityEngine): Basis {
  const { graph, whole, runs, required, loadBearing } = placed;
  const [availability, ...rest] = engine.evaluate({
    ...{ graph, required, loadBearing },
    views: [whole, ...runs.map((run) => run.view)],
    entries: runs.map((run) => run.entry),
    answeredOnly: true,
  });
  invariant(availability !== undefined, 'the whole diagram without its availability');
  const sources = new Map(
    runs.map((run, index) => [run.id, { ...run, availability: rest[index] ?? availability }]),
  );
  return { graph, whole, availability, sources, loadBearing, required, effort: engine.effort };
}

function chanceAlone(placed: Placed, engine: AvailabilityEngine, subject: Subject): Chance | null {
  const { graph, whole, runs, required, loadBearing } = placed;
  const run = subject.kind === 'journey' ? runs.find(({ id }) => id === subject.id) : undefined;
  const view = run?.view ?? whole;
  const entries = runs.map(({ entry }) => entry);
  const [availability] = engine.evaluate({
    ...{ graph, required, loadBearing },
    views: [view],
    entries,
    answeredOnly: true,
  });
  invariant(availability !== undefined, 'a view without its availability');
  const sources = new Map(run ? [[run.id, { ...run, availability }]] : []);
  const asked = askedOf({ graph, whole, availability, sources }, subject);
  return asked && chanceOf(asked);
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
export function askedOf(
  basis: Pick<Basis, 'graph' | 'whole' | 'availability' | 'sources'>,
  { kind, id }: Subject,
): Asked | null {
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
  const call = graph.calls[graph.callIndexOf.get(id) ?? -1];
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
