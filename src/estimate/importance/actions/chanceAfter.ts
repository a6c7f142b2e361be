/**
 * The chance a subject has after an action that changes only how many instances a component has, where they stand or
 * how many are needed, by the slopes of its answer; null where the diagram has to be evaluated anew.
 */
import { effectiveSettings, workFor } from '../../../catalog/effective';
import type { Diagram } from '../../../model/diagram';
import type { Chance } from '../../availability/replicas';
import { OPERATIONS } from '../../graph/graph';
import { placementOf, replicaUnits } from '../../graph/placement';
import type { Basis } from '../basis';
import type { ChangedChances } from '../changedChance';
import type { Action, ActionKind } from './action';

const OF_INSTANCES: readonly ActionKind[] = ['replica', 'zone', 'fewer-required'];

export function chanceAfter(
  diagram: Diagram,
  { graph, loadBearing, required }: Basis,
  changed: ChangedChances,
  { kind, about, apply }: Action,
): Chance | null {
  // With more capacity behind it a cache may no longer be needed.
  if (!about || !OF_INSTANCES.includes(kind) || loadBearing.size > 0) return null;
  const edited = apply(diagram);
  const component = edited.components.get(about.id);
  const node = graph.nodes[graph.indexOf.get(about.id) ?? -1];
  if (!component || !node) return null;
  const settings = effectiveSettings(component);
  const { availability, commonCause, failoverShare, managed, replicas } = settings;
  const units = replicaUnits(edited, placementOf(edited, component.in), managed, replicas);
  const work = OPERATIONS.map((operation) => workFor(component, operation));
  const needs = OPERATIONS.map((_, operation) => required({ ...node, settings, units, work }, operation));
  const [need] = needs;
  if (need === undefined || needs.some((other) => other !== need)) return null;
  return changed.withInstances(about.id, { availability, commonCause, failoverShare, units }, need);
}
