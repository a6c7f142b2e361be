/**
 * What a person may know of a component type, in words: its defaults with their sources, what a setting takes, how requests
 * go on from it. Everything is read from the catalog's entry; the app's help shows it, docs/components.md its raw form.
 */
import { formatAvailability, formatLatencyPair, formatRate, formatShare } from '../shared/formatNumbers';
import type {
  ComponentType,
  Defaults,
  Field,
  FieldKind,
  OperationDefaults,
  Source,
  Variant,
} from './componentType';
import { fieldsFor } from './fieldsFor';

export interface DefaultRow {
  readonly label: string;
  /** The setting it holds with, of a variant; absent: by itself. */
  readonly when?: string;
  readonly value: string;
  readonly source: Source;
}

export function defaultRows(type: ComponentType): readonly DefaultRow[] {
  return [
    ...rowsOf(type.defaults),
    ...(type.variants ?? []).flatMap((variant) => {
      const when = whenWords(type, variant);
      return rowsOf(variant.defaults).map((row) => ({ ...row, when }));
    }),
  ];
}

/** What a setting takes: “A whole number from 1 to 100,000.” */
export function takesWords(kind: FieldKind): string {
  switch (kind.type) {
    case 'number':
      return numberWords(kind);
    case 'probability':
      return numberWords({ min: 0, max: 1, percent: true });
    case 'choice':
    case 'scope':
      return `One of: ${kind.options.map(({ label }) => label).join(', ')}.`;
    case 'flag':
      return 'Yes or no.';
    case 'text':
      return 'Any text.';
    case 'latency':
      return 'p50 and p99 in milliseconds, 0 or more, p50 at most p99.';
    case 'capacity':
      return 'Requests per second, 0 or more; empty: no limit.';
    case 'required-replicas':
      return 'A whole number of 1 or more, or as many as the load needs.';
  }
}

export interface NumberBounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly integer?: boolean | undefined;
  readonly unit?: string | undefined;
  /** Shown in hundredths. */
  readonly percent?: boolean | undefined;
}

/** The numbers allowed, as a sentence. */
export function numberWords({ min, max, integer = false, unit, percent = false }: NumberBounds): string {
  const shown = (limit: number) => spelled(percent ? limit * 100 : limit);
  const suffix = percent ? ' %' : unit ? ` ${unit}` : '';
  const noun = integer ? 'A whole number' : 'A number';
  if (min !== undefined && max !== undefined) return `${noun} from ${shown(min)} to ${shown(max)}${suffix}.`;
  if (min !== undefined) return `${noun} of ${shown(min)}${suffix} or more.`;
  if (max !== undefined) return `${noun} of at most ${shown(max)}${suffix}.`;
  return `${noun}${unit ? ` (${unit})` : ''}.`;
}

/** To the last digit, thousands set apart. */
const spelled = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** What holds where nothing is set; null: what the numbers above say. */
export function defaultWords(kind: FieldKind): string | null {
  if (kind.type === 'choice') {
    const chosen = kind.options.find(({ value }) => value === kind.default);
    return chosen?.label ?? null;
  }
  if (kind.type === 'flag') return kind.default === undefined ? null : kind.default ? 'yes' : 'no';
  if (!('default' in kind) || kind.default === undefined) return null;
  if (kind.type === 'probability') return formatShare(Number(kind.default));
  if (typeof kind.default === 'number')
    return `${spelled(kind.default)}${kind.type === 'number' && kind.unit ? ` ${kind.unit}` : ''}`;
  return kind.default;
}

/** How requests go on from it, in sentences. */
export function routesWords(type: ComponentType): string {
  const sentences = [HOW_WORDS[type.how]];
  if (type.role === 'client') sentences.unshift('Requests begin here.');
  if (type.role === 'store') sentences.unshift('Keeps data; requests mostly end here.');
  if (type.role === 'broker')
    sentences.unshift(
      type.sharesMessages
        ? 'Takes messages and hands each to one of its consumers; who sends doesn’t wait for them.'
        : 'Takes messages and hands each to all of its consumers; who sends doesn’t wait for them.',
    );
  if (type.role === 'cache' || type.answersFromItself)
    sentences.push('Answers a share of look-ups itself: its hit ratio.');
  if (type.besideRequests) sentences.push('Stands beside the requests: no answer waits for it.');
  if (type.servesClients) sentences.push('Clients may ask it themselves.');
  return sentences.join(' ');
}

const HOW_WORDS: Readonly<Record<ComponentType['how'], string>> = {
  sequence: 'Calls what it needs one after another.',
  parallel: 'Calls what it needs all at once.',
  balance: 'Passes each request to any one target that is up.',
  failover: 'Passes each request to the first target that is up.',
  quorum: 'Asks its targets and needs enough of them.',
  shard: 'Passes each request to the target its key picks.',
  cache: 'Looks into the cache first, then into the store.',
};

/** Settings that have a word of their own in the palette: “mobile app” is a client with Platform: Mobile. */
export function alsoCalled(type: ComponentType): readonly { readonly name: string; readonly as: string }[] {
  return type.fields.flatMap(({ label, kind }) => {
    if (kind.type === 'flag') return kind.finds ? [{ name: kind.finds.label, as: `${label}: yes` }] : [];
    if (kind.type !== 'choice') return [];
    return kind.options.flatMap(({ finds, label: value }) =>
      finds ? [{ name: finds.label, as: `${label}: ${value}` }] : [],
    );
  });
}

function whenWords(type: ComponentType, { when }: Variant): string {
  const field = fieldsFor(type).find(({ id }) => id === when.field);
  return `${field?.label ?? when.field}: ${field ? valueWords(field, when.value) : String(when.value)}`;
}

function valueWords({ kind }: Field, value: Variant['when']['value']): string {
  if (kind.type === 'choice' || kind.type === 'scope')
    for (const option of kind.options) if (option.value === value) return option.label;
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

function rowsOf(defaults: Partial<Defaults>): readonly DefaultRow[] {
  const { availability, managedAvailability, hitRatio, coldStartShare, coldStartLatencyMs } = defaults;
  const rows: DefaultRow[] = [];
  if (availability)
    rows.push(row('Availability', formatAvailability(availability.value), availability.source));
  if (managedAvailability)
    rows.push(
      row(
        'Availability, run by a provider',
        formatAvailability(managedAvailability.value),
        managedAvailability.source,
      ),
    );
  rows.push(...workRows('', defaults));
  if (defaults.read) rows.push(...workRows(' of a read', defaults.read));
  if (defaults.write) rows.push(...workRows(' of a write', defaults.write));
  if (hitRatio) rows.push(row('Hit ratio', formatShare(hitRatio.value), hitRatio.source));
  if (coldStartShare) rows.push(row('Cold starts', formatShare(coldStartShare.value), coldStartShare.source));
  if (coldStartLatencyMs)
    rows.push(row('A cold start, p50 · p99', latency(coldStartLatencyMs.value), coldStartLatencyMs.source));
  return rows;
}

function workRows(of: string, { latencyMs, capacityRps }: OperationDefaults): readonly DefaultRow[] {
  return [
    ...(latencyMs ? [row(`Own work${of}, p50 · p99`, latency(latencyMs.value), latencyMs.source)] : []),
    ...(capacityRps
      ? [
          row(
            `Capacity${of}, one`,
            capacityRps.value === null ? 'no limit' : formatRate(capacityRps.value),
            capacityRps.source,
          ),
        ]
      : []),
  ];
}

const row = (label: string, value: string, source: Source): DefaultRow => ({ label, value, source });

const latency = ({ p50, p99 }: { readonly p50: number; readonly p99: number }): string =>
  formatLatencyPair(p50, p99);
