/**
 * What no set of actions can bring the most that a journey can be taken above: each part it comes to carries as much more as it
 * has more instances, and hedges and retries only add to its load. Nothing is known where an action may take load off a part
 * (a cache, a second component), or where load hangs on how fast things answer.
 */
import type { Diagram } from '../../model/diagram';
import type { Estimate } from '../answer';
import { requestsPerSecondOf } from '../graph/computable';
import type { Graph } from '../graph/graph';
import type { ActionKind } from '../importance/actions/action';
import { feedsBack } from '../traffic';
import type { Combination } from './combinations';

/** Infinity where nothing is known. */
export type MostTakenAfter = (actions: Combination) => number;

const ADDS_INSTANCES: readonly ActionKind[] = ['replica', 'zone', 'fewer-required', 'timeout', 'hedge'];

interface Limit {
  readonly id: string;
  readonly replicas: number;
  readonly used: number;
  readonly byOne: number;
}

export function mostTakenAfter(diagram: Diagram, id: string, graph: Graph, before: Estimate): MostTakenAfter {
  const journey = diagram.journeys.get(id);
  const rate = journey ? requestsPerSecondOf(journey) : 0;
  if (rate <= 0 || feedsBack(graph)) return () => Infinity;
  const limits: Limit[] = [];
  for (const [part, own] of before.journeys.get(id)?.components ?? []) {
    const used = before.components.get(part)?.utilization ?? null;
    const node = graph.nodes[graph.indexOf.get(part) ?? -1];
    if (own.utilization === null || own.utilization <= 0 || used === null || !node) continue;
    const { replicas } = node.settings;
    if (replicas > 0) limits.push({ id: part, replicas, used, byOne: own.utilization / rate });
  }
  return (actions) => {
    if (actions.some(({ kind }) => !ADDS_INSTANCES.includes(kind))) return Infinity;
    const added = new Map<string, number>();
    // A zone after another brings an instance, also where the first did not.
    for (const { kind, first } of actions)
      for (const { component, instances } of first.adds)
        added.set(component, (added.get(component) ?? 0) + Math.max(instances, kind === 'zone' ? 1 : 0));
    return limits.reduce((most, { id: part, replicas, used, byOne }) => {
      const capacity = (replicas + (added.get(part) ?? 0)) / replicas;
      return Math.min(most, rate + (capacity - used) / byOne);
    }, Infinity);
  };
}
