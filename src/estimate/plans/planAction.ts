/**
 * The actions that plans are made of, each by its id on whatever diagram the ones before have left: one more instance, one
 * more zone, a second component, a cache, a timeout, a hedge. A plan is done in one order, so that as a set it means one
 * edit.
 */
import type { Diagram } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import type { Estimate } from '../answer';
import type { Action, ActionKind } from '../importance/actions/action';
import { cacheInFront, hedge, timeoutAndRetry } from '../importance/actions/callActions';
import { fallback } from '../importance/actions/fallbackAction';
import {
  anotherZone,
  enoughCapacity,
  fewerRequired,
  oneMoreReplica,
} from '../importance/actions/replicaActions';
import type { Asked } from '../importance/basis';
import type { Part } from '../importance/parts';
import { neededBy } from '../importance/parts';

export interface PlanAction {
  readonly id: string;
  readonly kind: ActionKind;
  /** As it is done first. */
  readonly first: Action;
  /** Whether it can be done again and again: instances and zones. */
  readonly repeats: boolean;
  /** On a diagram that others have changed; null: it can't be done there. */
  readonly on: (diagram: Diagram) => Action | null;
}

/** What is in force first; a second component is a copy of what the others have made of the first. */
const ORDER: readonly ActionKind[] = [
  'capacity',
  'fewer-required',
  'cache',
  'zone',
  'replica',
  'timeout',
  'hedge',
  'fallback',
];

const REPEATED: readonly ActionKind[] = ['zone', 'replica'];

/**
 * Everything that can be done about what the answer waits for, in the order it is done. `wanted`: how busy what a request
 * comes to is under the load that a target asks for, and that load in words.
 */
export function planActions(
  diagram: Diagram,
  estimate: Estimate,
  asked: Asked,
  wanted?: WantedLoad,
): readonly PlanAction[] {
  const { nodes, calls } = asked.view.graph;
  const needed = neededBy(asked.view, asked);
  const components = nodes.filter(({ index }) => needed.nodes.has(index)).map(({ id }) => id);
  const connections = calls.filter(({ index }) => needed.calls.has(index)).map(({ id }) => id);
  const used = (id: string): number | null => estimate.components.get(id)?.utilization ?? null;
  const utilizations = new Map(components.map((id) => [id, used(id)]));
  // Times as they are today, whatever else the plan does.
  const timed = (id: string, make: typeof hedge): ((on: Diagram) => Action | null) => {
    const latencyMs = estimate.connections.get(id)?.latencyMs;
    return (on) => (latencyMs ? make(on, id, latencyMs) : null);
  };
  const makers: ((on: Diagram) => Action | null)[] = [
    (on) => enoughCapacity(on, wanted?.utilizations ?? utilizations, wanted?.load),
    ...components.map((id) => (on: Diagram) => fewerRequired(on, id, used(id))),
    ...connections.map((id) => (on: Diagram) => cacheInFront(on, id)),
    ...components.map((id) => (on: Diagram) => anotherZone(on, id)),
    ...components.map((id) => (on: Diagram) => oneMoreReplica(on, id)),
    ...connections.map((id) => timed(id, timeoutAndRetry)),
    ...connections.map((id) => timed(id, hedge)),
    ...components.map((id) => (on: Diagram) => fallback(on, id)),
  ];
  const found = makers.flatMap((on): PlanAction[] => {
    const first = on(diagram);
    return first
      ? [{ id: first.id, kind: first.kind, first, on, repeats: REPEATED.includes(first.kind) }]
      : [];
  });
  return found.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

export interface WantedLoad {
  readonly utilizations: ReadonlyMap<string, number | null>;
  readonly load: string;
}

export interface Done {
  readonly diagram: Diagram;
  readonly steps: readonly PlanStep[];
}

/** One line of a plan: an action, or the same one several times. */
export interface PlanStep {
  readonly id: string;
  readonly kind: ActionKind;
  readonly about: Part | null;
  readonly sentence: string;
  readonly adds: Action['adds'];
}

/** One after the other as they are given, which is in the order of `planActions`; null: they can't all be done. */
export function done(diagram: Diagram, actions: readonly PlanAction[]): Done | null {
  let next = diagram;
  const steps: PlanStep[] = [];
  for (const { id, kind, on } of actions) {
    const action = on(next);
    if (!action) return null;
    const before = next;
    next = action.apply(next);
    if (next === before) return null;
    const last = steps.at(-1);
    const { about, sentence, adds } = action;
    if (kind === 'replica' && last?.id === id)
      steps.splice(-1, 1, manyInstances(diagram, next, last, action));
    else steps.push({ id, kind, about, sentence, adds });
  }
  return { diagram: next, steps };
}

/** Instead of two steps for one component. */
function manyInstances(first: Diagram, next: Diagram, last: PlanStep, { about, adds }: Action): PlanStep {
  const id = about?.id ?? '';
  const more = [...last.adds, ...adds].reduce((sum, { instances }) => sum + instances, 0);
  const now = next.components.get(id)?.settings?.replicas ?? 1;
  return {
    ...last,
    sentence: `Run ${now} instances of ${nameOf(first, id)} instead of ${now - more}`,
    adds: [{ component: id, instances: more }],
  };
}
