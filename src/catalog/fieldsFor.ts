/**
 * The settings the inspector shows for a type: the universal ones that mean something for it, then its own.
 * Ids are keys of the document's `settings` (docs/file-format.md); a type's own never collide with these.
 */
import type { ComponentType, Field } from './componentType';
import { hasHitRatio } from './effective';

export const UNIVERSAL_FIELDS: readonly Field[] = [
  {
    id: 'replicas',
    label: 'Replicas',
    help: 'Instances that can stand in for each other.',
    section: 'reliability',
    kind: { type: 'number', min: 0, max: 1_000_000, integer: true, default: 1 },
  },
  {
    id: 'requiredReplicas',
    label: 'Needed at this load',
    help: 'How many of them must be up. Auto: as many as the load needs at the capacity of one.',
    section: 'reliability',
    kind: { type: 'required-replicas', default: 1 },
  },
  {
    id: 'availability',
    label: 'Availability, one',
    help: 'Probability that one instance is up; of a managed service, its promise.',
    section: 'reliability',
    kind: { type: 'probability' },
  },
  {
    id: 'managed',
    label: 'Run by',
    help: 'Managed: availability is the provider’s promise for that scope, and zones or regions within it don’t count again.',
    section: 'reliability',
    kind: {
      type: 'scope',
      options: [
        { value: null, label: 'Us' },
        { value: 'zone', label: 'A provider, per zone' },
        { value: 'region', label: 'A provider, per region' },
        { value: 'global', label: 'A provider, everywhere' },
      ],
    },
  },
  {
    id: 'commonCause',
    label: 'Fails together',
    help: 'Share of one instance’s downtime that takes all replicas at once: a bad release, a bad setting.',
    section: 'reliability',
    kind: { type: 'probability', default: 0 },
  },
  {
    id: 'latencyMs',
    label: 'Own work, p50 / p99',
    help: 'Time one request takes here at light load, without waiting and without the calls it makes.',
    section: 'performance',
    kind: { type: 'latency' },
  },
  {
    id: 'capacityRps',
    label: 'Capacity, one',
    help: 'Requests per second one replica sustains.',
    section: 'performance',
    kind: { type: 'capacity' },
  },
  {
    id: 'discipline',
    label: 'Requests queue',
    help: 'In front of all replicas, so that any one that is free takes the next; or at one replica each, picked without knowing whether it is busy.',
    section: 'performance',
    kind: {
      type: 'choice',
      options: [
        { value: 'shared', label: 'In front of all replicas' },
        { value: 'random', label: 'At one replica each' },
      ],
    },
  },
  {
    id: 'hitRatio',
    label: 'Hit ratio',
    help: 'Share of look-ups answered without the origin; never of writes.',
    section: 'performance',
    kind: { type: 'probability' },
  },
  {
    id: 'shards',
    label: 'Shards',
    help: 'Partitions, each with its own replicas; a request needs the one its key picks.',
    section: 'data',
    kind: { type: 'number', min: 1, max: 100_000, integer: true, default: 1 },
  },
  {
    id: 'costPerMonth',
    label: 'Each replica',
    help: 'What one replica of one shard costs a month, used or not, in the currency of all prices here. Empty: not said.',
    section: 'cost',
    kind: { type: 'number', min: 0, unit: 'a month' },
  },
  {
    id: 'costPerMillion',
    label: 'Requests',
    help: 'What a million requests cost, in the currency of all prices here. Empty: not said.',
    section: 'cost',
    kind: { type: 'number', min: 0, unit: 'a million' },
  },
];

/** The universal ones that may be low, likely and high. */
export const RANGED_FIELD_IDS: ReadonlySet<string> = new Set([
  'availability',
  'commonCause',
  'latencyMs',
  'capacityRps',
  'hitRatio',
]);

/** Ids a type's own fields may not take. */
export const RESERVED_FIELD_IDS: ReadonlySet<string> = new Set([
  ...UNIVERSAL_FIELDS.map((field) => field.id),
  'read',
  'write',
  'calls',
  'technology',
]);

export function fieldsFor(type: ComponentType): readonly Field[] {
  return [...UNIVERSAL_FIELDS.filter((field) => appliesTo(field.id, type)), ...type.fields];
}

function appliesTo(fieldId: string, type: ComponentType): boolean {
  if (type.role === 'client') return fieldId === 'availability' || fieldId === 'latencyMs';
  if (fieldId === 'hitRatio') return hasHitRatio(type);
  if (fieldId === 'shards') return type.role === 'store';
  return true;
}
