/**
 * A diagram with every range replaced by one number out of it. What has no range keeps its identity, so that an
 * estimator recognises it. Inputs are numbered in the diagram's order; the p50 and p99 of one latency are one input.
 */
import type {
  Component,
  Connection,
  Diagram,
  Group,
  Journey,
  LatencyMs,
  OperationSettings,
  Settings,
} from '../model/diagram';
import type { LowLikelyHigh, Ranged } from '../model/ranged';
import { isRange } from '../model/ranged';
import { kept } from '../shared/kept';

export type RangedField =
  | 'availability'
  | 'commonCause'
  | 'latencyMs'
  | 'capacityRps'
  | 'hitRatio'
  | 'probability'
  | 'errorRate'
  | 'requestsPerSecond';

/** Asked once for each input; the answer takes the number out of its range, or out of its p50's and its p99's. */
export type Choose = (field: RangedField, input: number) => (range: LowLikelyHigh<number>) => number;

export function withoutRanges(diagram: Diagram, choose: Choose): Diagram {
  let inputs = 0;
  const next: Next = (field) => choose(field, inputs++);
  return {
    ...diagram,
    components: mapped(diagram.components, (it) => componentOf(it, next)),
    connections: mapped(diagram.connections, (it) => connectionOf(it, next)),
    groups: mapped(diagram.groups, (it) => groupOf(it, next)),
    journeys: mapped(diagram.journeys, (it) => journeyOf(it, next)),
  };
}

/** The fields of a diagram that are ranges, one entry for each. */
export function rangedInputs(diagram: Diagram): readonly RangedField[] {
  const found: RangedField[] = [];
  withoutRanges(diagram, (field) => {
    found.push(field);
    return (range) => range.likely;
  });
  return found;
}

/** Whether any field is a range; what was looked at before isn't looked at again. */
export const hasRanges = ({ components, connections, groups, journeys }: Diagram): boolean =>
  someRanged(components, componentOf) ||
  someRanged(connections, connectionOf) ||
  someRanged(groups, groupOf) ||
  someRanged(journeys, journeyOf);

const knownAmong = new WeakMap<object, boolean>();
const knownOf = new WeakMap<object, boolean>();

const someRanged = <T extends object>(
  records: ReadonlyMap<string, T>,
  change: (record: T, next: Next) => T,
): boolean =>
  kept(knownAmong, records, () => {
    for (const record of records.values())
      if (kept(knownOf, record, () => change(record, likely) !== record)) return true;
    return false;
  });

const likely: Next = () => (range) => range.likely;

type Next = (field: RangedField) => ReturnType<Choose>;

function componentOf(component: Component, next: Next): Component {
  if (!component.settings) return component;
  const settings = settingsOf(component.settings, next);
  return settings === component.settings ? component : { ...component, settings };
}

function settingsOf(settings: Settings, next: Next): Settings {
  let made = numbersOf(settings, ['availability', 'commonCause', 'hitRatio'], next);
  made = workOf(made, next);
  for (const operation of ['read', 'write'] as const) {
    const own = made[operation];
    const work = own && workOf(own, next);
    if (work && work !== own) made = { ...made, [operation]: work };
  }
  return made;
}

const workOf = <T extends OperationSettings>(work: T, next: Next): T =>
  latencyOf(numbersOf(work, ['capacityRps'], next), next);

function connectionOf(connection: Connection, next: Next): Connection {
  return latencyOf(numbersOf(connection, ['probability', 'availability', 'errorRate'], next), next);
}

function groupOf(group: Group, next: Next): Group {
  if (!group.settings) return group;
  const settings = numbersOf(group.settings, ['availability'], next);
  return settings === group.settings ? group : { ...group, settings };
}

const journeyOf = (journey: Journey, next: Next): Journey => numbersOf(journey, ['requestsPerSecond'], next);

type NumberField = Exclude<RangedField, 'latencyMs'>;
type Numbers<K extends NumberField> = { readonly [key in K]?: Ranged<number> | null };

function numbersOf<K extends NumberField, T extends Numbers<K>>(
  record: T,
  fields: readonly K[],
  next: Next,
): T {
  let made = record;
  for (const field of fields) {
    const value = record[field];
    if (isRange<unknown>(value) && isNumeric(value)) made = { ...made, [field]: next(field)(value) };
  }
  return made;
}

function latencyOf<T extends { readonly latencyMs?: Ranged<LatencyMs> }>(record: T, next: Next): T {
  const { latencyMs } = record;
  if (!isRange(latencyMs) || !latencyMs) return record;
  const choose = next('latencyMs');
  const { low, likely, high } = latencyMs;
  const p50 = choose({ low: low.p50, likely: likely.p50, high: high.p50 });
  const p99 = choose({ low: low.p99, likely: likely.p99, high: high.p99 });
  return { ...record, latencyMs: { ...likely, p50, p99: Math.max(p50, p99) } };
}

const isNumeric = (range: LowLikelyHigh<unknown>): range is LowLikelyHigh<number> =>
  [range.low, range.likely, range.high].every((value) => typeof value === 'number');

function mapped<T>(records: ReadonlyMap<string, T>, change: (record: T) => T): ReadonlyMap<string, T> {
  let isChanged = false;
  const made = new Map<string, T>();
  for (const [id, record] of records) {
    const next = change(record);
    isChanged ||= next !== record;
    made.set(id, next);
  }
  return isChanged ? made : records;
}
