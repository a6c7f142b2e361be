/** What the numbers were computed from: every setting in force on the parts a subject needs, and who says so. */

import { OUTAGE_HOURS } from '../../catalog/components/dataFields';
import { effectiveSettings, typeOf } from '../../catalog/effective';
import {
  ACROSS_ZONES,
  BETWEEN_REGIONS,
  betweenRegions,
  REGION_LINK_AVAILABILITY,
  USER_TO_EDGE,
  WITHIN_REGION,
  WITHIN_ZONE,
} from '../../catalog/network';
import { defaultInForce, settingInForce } from '../../catalog/settingInForce';
import type { Connection, Diagram, LatencyMs } from '../../model/diagram';
import { isRange, likely } from '../../model/ranged';
import {
  formatAvailability,
  formatCount,
  formatDuration,
  formatLatency,
  formatRate,
  formatShare,
} from '../../shared/formatNumbers';
import type { Call, Node } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';
import type { Asked } from '../importance/basis';
import { neededBy, partsOf } from '../importance/parts';
import type { ExplainedInput, NamedPart } from './explanation';
import { failoverIn } from './failovers';
import { partName } from './names';

export function explainInputs(diagram: Diagram, asked: Asked): ExplainedInput[] {
  const { nodes, calls } = asked.view.graph;
  const needed = neededBy(asked.view, asked);
  const groups = partsOf(asked).filter(({ kind }) => kind === 'group');
  const operations = operationsAsked(asked, needed.calls);
  return [
    ...nodes
      .filter(({ index }) => needed.nodes.has(index))
      .flatMap((node) => ofComponent(diagram, node, operations(node))),
    ...calls.filter(({ index }) => needed.calls.has(index)).flatMap((call) => ofConnection(diagram, call)),
    ...groups.map(({ id }): ExplainedInput => {
      const value = diagram.groups.get(id)?.settings?.availability;
      const part: NamedPart = { kind: 'group', id, name: partName(diagram, { kind: 'group', id }) };
      return { ...part, setting: 'availability', value, text: share(value), origin: 'user', source: null };
    }),
  ];
}

/** Of each component, the operations it is asked for; 0 is none stated. */
function operationsAsked(
  { view, node: entry }: Asked,
  needed: ReadonlySet<number>,
): (node: Node) => readonly number[] {
  const found = new Map<number, Set<number>>();
  for (const { to, index, operation } of view.graph.calls) {
    if (to !== entry && !needed.has(index)) continue;
    const operations = found.get(to) ?? new Set();
    found.set(to, operations.add(operation));
  }
  return ({ index }) => [...(found.get(index) ?? [0])].sort((a, b) => a - b);
}

function ofComponent(diagram: Diagram, node: Node, operations: readonly number[]): ExplainedInput[] {
  const { component, id } = node;
  const part: NamedPart = { kind: 'component', id, name: partName(diagram, { kind: 'component', id }) };
  const settings = effectiveSettings(component);
  const isClient = typeOf(component).role === 'client';
  const failover = failoverIn(node);
  const input = (setting: string, written: (value: unknown) => string, operation = 0): ExplainedInput => {
    const { value, origin, source } = settingInForce(component, setting, OPERATIONS[operation]);
    const usual =
      origin === 'user' ? defaultInForce(component, setting, OPERATIONS[operation]).value : undefined;
    return {
      ...{ ...part, setting, value, text: written(value), origin, source: source ?? null },
      ...(usual !== undefined && { usual: written(usual) }),
    };
  };
  /** Once, where it is the same for all of them. */
  const inputs = (setting: string, written: (value: unknown) => string): ExplainedInput[] => {
    const each = operations.map((operation) => ({ operation, ...input(setting, written, operation) }));
    if (new Set(each.map(({ text }) => text)).size < 2)
      return each.slice(0, 1).map(({ operation: _, ...one }) => one);
    return each.map(({ operation, ...one }) => ({
      ...one,
      setting: operation === 0 ? setting : `${OPERATIONS[operation]}.${setting}`,
    }));
  };
  return [
    input('availability', share),
    ...inputs('latencyMs', latency),
    ...(isClient ? [] : [...inputs('capacityRps', rate), input('replicas', count)]),
    ...(settings.replicas > 1 ? inputs('requiredReplicas', count) : []),
    ...(settings.commonCause > 0 ? [input('commonCause', share)] : []),
    ...(failover ? [input('failoverSeconds', seconds)] : []),
    ...(failover && !failover.isDerived ? [input('failuresPerYear', count)] : []),
    ...(failover?.isDerived ? [derivedFailures(part, failover.failuresPerYear)] : []),
    ...(settings.shards > 1 ? [input('shards', count)] : []),
    ...(settings.hitRatio === null ? [] : [input('hitRatio', share)]),
    ...(settings.managed === null ? [] : [input('managed', String)]),
    ...(node.work.some(({ coldStart }) => coldStart)
      ? [input('coldStartShare', share), input('coldStartLatencyMs', latency)]
      : []),
    ...(settings.discipline === 'random' ? [input('discipline', String)] : []),
  ];
}

/** What an instance's availability comes to in outages of the usual length. */
const derivedFailures = (part: NamedPart, value: number): ExplainedInput => ({
  ...{ ...part, setting: 'failuresPerYear', value, text: formatCount(value) },
  ...{ origin: 'type', source: OUTAGE_HOURS.source },
});

const OPTIONAL_SETTINGS: readonly (readonly [keyof Connection, (value: unknown) => string])[] = [
  ['probability', share],
  ['timesPerRequest', count],
  ['errorRate', share],
  ['timeoutMs', (value) => (typeof value === 'number' ? formatLatency(value) : String(value))],
  ['hedgeAfterMs', (value) => (typeof value === 'number' ? formatLatency(value) : String(value))],
];

function ofConnection(diagram: Diagram, call: Call): ExplainedInput[] {
  const connection = diagram.connections.get(call.id);
  if (!connection) return [];
  const part: NamedPart = {
    ...{ kind: 'connection', id: call.id },
    name: partName(diagram, { kind: 'connection', id: call.id }),
  };
  const byUser = (setting: string, value: unknown, written: (value: unknown) => string): ExplainedInput => ({
    ...part,
    ...{ setting, value, text: written(value), origin: 'user', source: null },
  });
  const wire = WIRES.find(({ value }) => value.p50 === call.wire.p50 && value.p99 === call.wire.p99);
  const retries = connection.retries?.max;
  return [
    connection.latencyMs !== undefined
      ? byUser('latencyMs', connection.latencyMs, latency)
      : {
          ...part,
          ...{ setting: 'latencyMs', value: call.wire, text: latency(call.wire), origin: 'place' },
          source: wire?.source ?? null,
        },
    ...(connection.availability !== undefined
      ? [byUser('availability', connection.availability, share)]
      : []),
    ...(connection.availability === undefined && call.linkAvailability < 1
      ? [
          {
            ...part,
            ...{ setting: 'availability', value: call.linkAvailability, text: share(call.linkAvailability) },
            ...{ origin: 'place' as const, source: REGION_LINK_AVAILABILITY.source },
          },
        ]
      : []),
    ...OPTIONAL_SETTINGS.flatMap(([setting, written]) =>
      connection[setting] === undefined ? [] : [byUser(setting, connection[setting], written)],
    ),
    ...(retries === undefined ? [] : [byUser('retries.max', retries, count)]),
  ];
}

const WIRES = [
  WITHIN_ZONE,
  ACROSS_ZONES,
  WITHIN_REGION,
  USER_TO_EDGE,
  BETWEEN_REGIONS,
  betweenRegions('us-east', 'us-west'),
  betweenRegions('europe', 'us-east'),
  betweenRegions('europe', 'singapore'),
];

/** A range reads `8 (5 to 20)`. */
function ranged<T>(value: T, written: (one: T) => string): string {
  if (!isRange<T>(value)) return written(value);
  return `${written(likely(value))} (${written(value.low)} to ${written(value.high)})`;
}

function share(value: unknown): string {
  return ranged(value, (one) =>
    typeof one !== 'number' ? '–' : one > 0.5 && one < 1 ? formatAvailability(one) : formatShare(one),
  );
}

const seconds = (value: unknown): string => (typeof value === 'number' ? formatDuration(value) : '–');

function count(value: unknown): string {
  return typeof value === 'number' ? formatCount(value) : String(value ?? 1);
}

function rate(value: unknown): string {
  return ranged(value, (one) => (typeof one === 'number' ? formatRate(one) : 'unlimited'));
}

function latency(value: unknown): string {
  return ranged(value, (one) => {
    if (!isLatency(one)) return '–';
    return one.p50 === one.p99
      ? formatLatency(one.p50)
      : `p50 ${formatLatency(one.p50)}, p99 ${formatLatency(one.p99)}`;
  });
}

export const isLatency = (value: unknown): value is LatencyMs =>
  typeof value === 'object' &&
  value !== null &&
  'p50' in value &&
  'p99' in value &&
  typeof value.p50 === 'number' &&
  typeof value.p99 === 'number';
