/**
 * What changed about a part, in words: `Replicas: 1 → 3`, `From: Web → API`. Labels and values read as in the inspector;
 * where a side says nothing and the catalog has a default, the default is what it was.
 */
import { componentType } from '../../catalog/catalog';
import type { Field } from '../../catalog/componentType';
import { typeOf } from '../../catalog/effective';
import { UNIVERSAL_FIELDS } from '../../catalog/fieldsFor';
import { groupKind } from '../../catalog/groupTypes';
import { settingInForce } from '../../catalog/settingInForce';
import type { PartDifference } from '../../model/compare';
import type { Component, Diagram } from '../../model/diagram';
import type { FieldChange } from '../../model/fieldChange';
import { connectionName, nameOf } from '../../model/queries';
import { isRange } from '../../model/ranged';
import type { ComparedKey } from '../../model/sameParts';
import {
  formatAvailability,
  formatCount,
  formatDuration,
  formatLatency,
  formatRate,
  formatShare,
} from '../../shared/formatNumbers';

export const KIND_WORDS: Readonly<Record<ComparedKey, string>> = {
  components: 'component',
  connections: 'connection',
  groups: 'group',
  journeys: 'journey',
  scenarios: 'scenario',
  notes: 'note',
  drawings: 'drawing',
};

/** A part as people call it, in the version it is in. */
export function comparedName(diagram: Diagram, kind: ComparedKey, id: string): string {
  switch (kind) {
    case 'components':
      return nameOf(diagram, id);
    case 'connections':
      return connectionName(diagram, id);
    case 'groups':
      return diagram.groups.get(id)?.name || id;
    case 'journeys':
      return diagram.journeys.get(id)?.name || id;
    case 'scenarios':
      return diagram.scenarios.get(id)?.name || id;
    case 'notes':
      return firstWords(diagram.notes.get(id)?.text ?? '') || 'A note';
    case 'drawings':
      return 'A drawing';
  }
}

/** A line for each field that changed, moving and looks in one. */
export function changeWords(before: Diagram, after: Diagram, part: PartDifference): readonly string[] {
  const { before: was, after: is, fields } = part;
  if (was === null || is === null) return [];
  const lines = fields.flatMap((change) => {
    const looks = LOOKS.get(change.path[0] ?? '');
    return looks === undefined ? [fieldWords(before, after, part, change)] : [];
  });
  const looks = new Set(fields.flatMap(({ path: [key = ''] }) => LOOKS.get(key) ?? []));
  return [...lines, ...looks];
}

const LOOKS: ReadonlyMap<string, string> = new Map([
  ['position', 'moved'],
  ['size', 'resized'],
  ['accent', 'recoloured'],
  ['layer', 'reordered'],
  ['locked', 'locked or unlocked'],
  ['collapsed', 'collapsed or expanded'],
  ['line', 'drawn otherwise'],
  ['labelAt', 'its label moved'],
  ['textSize', 'resized'],
]);

function fieldWords(
  before: Diagram,
  after: Diagram,
  { kind, before: was, after: is }: PartDifference,
  { path, before: old, after: now }: FieldChange,
): string {
  const key = path.at(-1) ?? '';
  const mine = kind === 'components' ? before.components.get(was ?? '') : undefined;
  const theirs = kind === 'components' ? after.components.get(is ?? '') : undefined;
  const field = fieldOf(theirs ?? mine, key);
  const label = labelOf(path, field);
  // Both sides are under the ids of the later version.
  const text = (component: Component | undefined, value: unknown) =>
    valueText(after, key, value ?? defaultOf(component, path), field);
  const [from, to] = [text(mine, old), text(theirs, now)];
  if (from === to || from === OTHERWISE || to === OTHERWISE) return `${label} changed`;
  return `${label}: ${from} → ${to}`;
}

const defaultOf = (component: Component | undefined, [part, key, inside]: readonly string[]): unknown =>
  component && part === 'settings' && key !== undefined && inside === undefined
    ? settingInForce(component, key).value
    : undefined;

const fieldOf = (component: Component | undefined, key: string): Field | undefined =>
  component && [...UNIVERSAL_FIELDS, ...typeOf(component).fields].find(({ id }) => id === key);

const LABELS: ReadonlyMap<string, string> = new Map([
  ['in', 'Stands in'],
  ['from', 'From'],
  ['to', 'To'],
  ['entry', 'Enters at'],
  ['requestsPerSecond', 'Load'],
  ['calls', 'How it calls'],
  ['technology', 'Runs on'],
  ['probability', 'Share of requests'],
  ['timesPerRequest', 'Calls per request'],
  ['latencyMs', 'Latency'],
  ['timeoutMs', 'Timeout'],
  ['max', 'Retries'],
  ['backoffMs', 'Pause before a retry'],
  ['hedgeAfterMs', 'Asks again after'],
  ['errorRate', 'Errors'],
  ['rateLimitRps', 'Lets through at most'],
  ['replicationLagMs', 'Lag'],
  ['p50Ms', 'Target p50'],
  ['p95Ms', 'Target p95'],
  ['p99Ms', 'Target p99'],
  ['mutualTls', 'Mutual TLS'],
  ['payloadBytes', 'Request size'],
  ['responseBytes', 'Answer size'],
]);

function labelOf(path: readonly string[], field: Field | undefined): string {
  const [part = '', key = ''] = path;
  const last = path.at(-1) ?? '';
  if (part === 'target' && key === 'availability') return 'Target availability';
  if (part === 'target' && key === 'requestsPerSecond') return 'Target throughput';
  const of = key === 'read' ? ' for reads' : key === 'write' ? ' for writes' : '';
  return `${field?.label ?? LABELS.get(last) ?? inWords(last)}${of}`;
}

/** `circuitBreaker`: `Circuit breaker`. */
function inWords(key: string): string {
  const spaced = key.replace(
    /([a-z])([A-Z])/g,
    (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
  );
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const OTHERWISE = 'otherwise';
const SHARES: ReadonlySet<string> = new Set([
  'availability',
  'commonCause',
  'hitRatio',
  'probability',
  'errorRate',
]);
const RATES: ReadonlySet<string> = new Set(['capacityRps', 'requestsPerSecond', 'rateLimitRps']);

function valueText(diagram: Diagram, key: string, value: unknown, field: Field | undefined): string {
  if (value === undefined) return 'not said';
  if (isRange<unknown>(value))
    return [value.low, value.high].map((end) => valueText(diagram, key, end, field)).join(' to ');
  if (field?.kind.type === 'choice' || field?.kind.type === 'scope') {
    const option = field.kind.options.find((one) => one.value === value);
    if (option) return option.label;
  }
  if (value === null) return RATES.has(key) ? 'no limit' : 'none';
  switch (typeof value) {
    case 'boolean':
      return value ? 'yes' : 'no';
    case 'number':
      return numberText(key, value, field);
    case 'string':
      return stringText(diagram, key, value);
    default:
      return listText(diagram, key, value);
  }
}

function numberText(key: string, value: number, field: Field | undefined): string {
  if (SHARES.has(key) || field?.kind.type === 'probability')
    return value > 0.5 && value < 1 ? formatAvailability(value) : formatShare(value);
  if (RATES.has(key)) return formatRate(value);
  if (key.endsWith('Ms')) return formatLatency(value);
  if (key.endsWith('Seconds')) return formatDuration(value);
  const unit = field?.kind.type === 'number' ? field.kind.unit : undefined;
  return unit === undefined ? formatCount(value) : `${formatCount(value)} ${unit}`;
}

function stringText(diagram: Diagram, key: string, value: string): string {
  if (key === 'from' || key === 'to' || key === 'entry') return nameOf(diagram, value);
  if (key === 'type') return componentType(value)?.label ?? groupKind(value);
  return firstWords(value) || 'none';
}

function listText(diagram: Diagram, key: string, value: object): string {
  if (key === 'in' && Array.isArray(value))
    return value.map((id) => diagram.groups.get(String(id))?.name || String(id)).join(', ') || 'nothing';
  if ('p50' in value && 'p99' in value && typeof value.p50 === 'number' && typeof value.p99 === 'number')
    return `${formatLatency(value.p50)} / ${formatLatency(value.p99)}`;
  return OTHERWISE;
}

const MOST = 40;

function firstWords(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= MOST ? line : `${line.slice(0, MOST - 1).trimEnd()}…`;
}
