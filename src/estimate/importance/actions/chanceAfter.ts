/**
 * What an action does to a subject's chance, without evaluating the edited diagram: exactly, by the slopes of its
 * answer, where the action changes only a component's instances or how often a call is tried, or touches time alone;
 * and otherwise at most how much it may help.
 */
import { effectiveSettings, workFor } from '../../../catalog/effective';
import type { Diagram } from '../../../model/diagram';
import { groupAvailability } from '../../availability/lanes';
import type { Chance } from '../../availability/replicas';
import { throughChance } from '../../availability/variables';
import type { Node } from '../../graph/graph';
import { OPERATIONS } from '../../graph/graph';
import { placementOf, replicaUnits } from '../../graph/placement';
import type { Basis } from '../basis';
import { isByLoad } from '../basis';
import type { ChangedChances } from '../changedChance';
import type { Part } from '../parts';
import type { Action, ActionKind } from './action';

const OF_INSTANCES: readonly ActionKind[] = ['replica', 'zone', 'fewer-required'];

/** null: the edited diagram has to be evaluated. */
export function chanceAfter(
  diagram: Diagram,
  basis: Basis,
  changed: ChangedChances,
  action: Action,
): Chance | null {
  // A hedge cures slowness, and availability knows no time.
  if (action.kind === 'hedge') return changed.asItIs();
  if (action.kind === 'timeout') return afterRetries(diagram, basis, changed, action);
  return afterInstances(diagram, basis, changed, action);
}

/** It can be no more than if nothing the action adds to ever failed: instances, what they stand in, the calls of it. */
export function mostGained(
  { graph, loadBearing }: Basis,
  changed: ChangedChances,
  { kind, about }: Action,
): number {
  const node = graph.nodes[graph.indexOf.get(about?.id ?? '') ?? -1];
  // With more capacity behind it a cache may no longer be needed.
  if (!node || loadBearing.size > 0) return Infinity;
  const isSecond = kind === 'fallback' && !drawsOfItsOwn(node);
  if (!isSecond && !OF_INSTANCES.includes(kind)) return Infinity;
  const sites = [...new Set(node.units.flatMap((unit) => unit.site))];
  const calls = isSecond
    ? graph.calls.filter(({ to, from }) => to === node.index || from === node.index)
    : [];
  const others: (readonly [Part, up: number])[] = [
    ...sites.map((id) => [{ kind: 'group', id }, groupAvailability(graph.diagram, id)] as const),
    ...calls.map(
      (call) => [{ kind: 'connection', id: call.id }, throughChance(call, call.timesPerRequest).up] as const,
    ),
  ];
  const fallible = others.filter(([, up]) => up < 1);
  const total = changed.asItIs().down;
  const saved = (part: Part): number => {
    const perfect = changed.withPart(part, 'perfect');
    return perfect ? Math.max(0, total - perfect.down) : Infinity;
  };
  // With others perfect already a part saves more, but no more than by the chance that they were up.
  const othersUp = fallible.reduce((product, [, up]) => product * up, 1);
  const parts: Part[] = [{ kind: 'component', id: node.id }, ...fallible.map(([part]) => part)];
  return othersUp > 0 ? parts.reduce((sum, part) => sum + saved(part), 0) / othersUp : Infinity;
}

/** Whether a second one with the same calls may be luckier: it picks, or calls or not, by itself. */
export const drawsOfItsOwn = ({ leaving, groups, mayAnswerItself }: Node): boolean =>
  mayAnswerItself ||
  leaving.some(({ probability }) => probability < 1) ||
  groups.some(({ how }) => how === 'shard');

/** Retries cure errors; where what is needed goes by load, the attempts matter as well. */
function afterRetries(
  diagram: Diagram,
  { graph }: Basis,
  changed: ChangedChances,
  { about, apply }: Action,
): Chance | null {
  const id = about?.id ?? '';
  const call = graph.calls[graph.callIndexOf.get(id) ?? -1];
  if (!call) return null;
  if (call.errorRate <= 0) return changed.asItIs();
  const goesByLoad = graph.nodes.some(
    (node) => isByLoad(node) || node.groups.some(({ how }) => how === 'cache'),
  );
  const maxRetries = apply(diagram).connections.get(id)?.retries?.max;
  if (goesByLoad || maxRetries === undefined) return null;
  return changed.withThrough(id, throughChance({ ...call, maxRetries }, call.timesPerRequest));
}

function afterInstances(
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
