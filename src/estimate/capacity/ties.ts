/**
 * Where the worksheet and the diagram speak of the same thing: the load of a journey, the data of a store, the memory of
 * a cache, and how many instances today's load asks for. Each says both numbers and whether they differ by more than a
 * hundredth; takeOver.ts makes one what the other is.
 */
import { componentType } from '../../catalog/catalog';
import { effectiveSettings, typeOf, workFor } from '../../catalog/effective';
import { fieldsFor } from '../../catalog/fieldsFor';
import type { Component, Diagram } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { likely } from '../../model/ranged';
import type { Estimate } from '../answer';
import { requiredReplicasAt } from '../load/requiredReplicasAt';
import type { Worksheet } from './worksheet';

/** One number in both places. */
export interface Tie {
  readonly kind: 'load' | 'store' | 'cache';
  /** Of the journey or the component. */
  readonly id: string;
  readonly name: string;
  /** Requests a second, or bytes. */
  readonly sheet: number;
  /** null: the diagram doesn't say. */
  readonly diagram: number | null;
  readonly differs: boolean;
  /** The actions whose number it is. */
  readonly actions: readonly string[];
}

export const BYTES_PER_GB = 1e9;
/** Above this share of what it can carry, waiting grows fast and there is nothing to spare for an instance that fails. */
export const BUSY_BELOW = 0.7;
const NOTICEABLE = 0.01;

export function tiesOf(diagram: Diagram, sheet: Worksheet): readonly Tie[] {
  const { capacity } = diagram;
  const ids = (key: 'journey' | 'store') => [
    ...new Set([...capacity.actions.values()].flatMap((action) => action[key] ?? [])),
  ];
  const tied = (key: 'journey' | 'store', id: string) =>
    [...capacity.actions].flatMap(([action, it]) => (it[key] === id ? [action] : []));
  const sum = (actions: readonly string[], of: 'averageRps' | 'peakRps' | 'stored') =>
    actions.reduce((total, action) => total + (sheet.actions.get(action)?.[of] ?? 0), 0);

  const loads = ids('journey').flatMap((id) => {
    const journey = diagram.journeys.get(id);
    const actions = tied('journey', id);
    const rps = sum(actions, sheet.inForce.loads === 'peak' ? 'peakRps' : 'averageRps');
    const now = likely(journey?.requestsPerSecond) ?? null;
    return journey ? [tie('load', id, journey.name || nameOf(diagram, id), rps, now, actions)] : [];
  });
  const stores = ids('store').flatMap((id) => {
    const component = diagram.components.get(id);
    const actions = tied('store', id);
    const bytes = sum(actions, 'stored');
    return component && hasSize(component)
      ? [tie('store', id, nameOf(diagram, id), bytes, sizeOf(component), actions)]
      : [];
  });
  const cache = capacity.cache === undefined ? undefined : diagram.components.get(capacity.cache);
  const caches =
    cache && capacity.cache !== undefined && hasSize(cache)
      ? [
          tie(
            'cache',
            capacity.cache,
            nameOf(diagram, capacity.cache),
            sheet.total.hotBytes,
            sizeOf(cache),
            [],
          ),
        ]
      : [];
  return [...loads, ...stores, ...caches].filter(({ sheet, diagram: now }) => sheet > 0 || now !== null);
}

/** Whether its type has a size of data to set. */
export function hasSize(component: Component): boolean {
  const type = componentType(component.type);
  return type !== undefined && fieldsFor(type).some(({ id }) => id === 'sizeGb');
}

/** What more instances of a component, or stronger ones, would have to be. */
export interface Sizing {
  readonly id: string;
  readonly name: string;
  readonly requestsPerSecond: number;
  /** Of what all of them can carry. */
  readonly utilization: number;
  readonly replicas: number;
  readonly shards: number;
  /** Of one. */
  readonly capacityRps: number;
  /** In each shard, to be less than BUSY_BELOW busy; null: no number would do. */
  readonly replicasNeeded: number | null;
  /** What each would have to carry for that, as many as there are. */
  readonly capacityNeeded: number;
}

/** Of components that are busier than that under the load of the journeys, the busiest first. */
export function sizingsOf(diagram: Diagram, estimate: Estimate): readonly Sizing[] {
  const found = [...diagram.components].flatMap(([id, component]): Sizing[] => {
    const numbers = estimate.components.get(id);
    const utilization = numbers?.utilization ?? 0;
    const { replicas, shards } = effectiveSettings(component);
    const capacityRps = workFor(component, undefined).capacityRps;
    if (!numbers || utilization < BUSY_BELOW || replicas < 1 || capacityRps === null) return [];
    const { requestsPerSecond } = numbers;
    const capacityNeeded = Number((requestsPerSecond / (replicas * shards * BUSY_BELOW)).toPrecision(3));
    const replicasNeeded = requiredReplicasAt(utilization, replicas, { load: 1, ceiling: BUSY_BELOW });
    const name = nameOf(diagram, id);
    return [
      {
        id,
        name,
        requestsPerSecond,
        utilization,
        replicas,
        shards,
        capacityRps,
        replicasNeeded,
        capacityNeeded,
      },
    ];
  });
  return found.sort((a, b) => b.utilization - a.utilization);
}

/** Of a store its data, of a cache its memory: one copy, in bytes. */
function sizeOf({ settings }: Component): number | null {
  const size = settings?.sizeGb;
  return typeof size === 'number' ? size * BYTES_PER_GB : null;
}

function tie(
  kind: Tie['kind'],
  id: string,
  name: string,
  sheet: number,
  diagram: number | null,
  actions: readonly string[],
): Tie {
  const differs =
    diagram === null ? sheet > 0 : Math.abs(sheet - diagram) > NOTICEABLE * Math.max(sheet, diagram);
  return { kind, id, name, sheet, diagram, differs, actions };
}

/** Those a worksheet can be tied to. */
export const sizedComponents = (diagram: Diagram, role: 'store' | 'cache'): readonly string[] =>
  [...diagram.components].flatMap(([id, component]) =>
    hasSize(component) && (typeOf(component).role === 'cache') === (role === 'cache') ? [id] : [],
  );
