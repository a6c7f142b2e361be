/** The inputs of an explanation as a table, their sources as numbered notes below it; parts that hardly matter left out. */
import { shorten } from '../document/documentPath';
import type { ExplainedInput, Explanation } from '../estimate/explain/explanation';
import { harmless, type Paint } from './style';
import { table } from './table';
import { wrap } from './wrap';

/** Of the downtime or of the p99: parts below it hardly matter. */
const SMALL = 0.01;

export function inputTable(explanation: Explanation, paint: Paint): string {
  const mattering = explanation.inputs.filter((input) => matters(explanation, input));
  const isAllOfInterest = mattering.length === 0 || explanation.numbers.get('latencyMs.p99')?.value === null;
  const shown = isAllOfInterest ? explanation.inputs : mattering;
  const left = explanation.inputs.length - shown.length;
  const notes: string[] = [];
  const rows = shown.map((input, index) => {
    const isSamePart = shown[index - 1]?.id === input.id && shown[index - 1]?.kind === input.kind;
    return [
      isSamePart ? '' : shorten(input.name, 36),
      labelOf(input.setting),
      input.text,
      from(input, notes),
    ];
  });
  const columns = ['Part', 'Setting', 'Value', 'From'].map((title) => ({ title }));
  return [
    rows.length > 0 ? table(columns, rows, paint) : '',
    left > 0 ? paint(`  ${left} more of parts that hardly matter here; --json has them all.\n`, 'dim') : '',
    ...notes.map((note, index) => {
      const mark = `  [${index + 1}] `;
      return paint(`${mark}${wrap(harmless(note), 98 - mark.length, ' '.repeat(mark.length))}\n`, 'dim');
    }),
  ].join('');
}

const LABELS: Readonly<Record<string, string>> = {
  availability: 'availability',
  latencyMs: 'time',
  capacityRps: 'capacity',
  replicas: 'instances',
  requiredReplicas: 'needed of them',
  commonCause: 'fail together',
  failoverSeconds: 'failover takes',
  failuresPerYear: 'failures a year, one',
  hitRatio: 'hit ratio',
  shards: 'shards',
  managed: 'promised for a',
  coldStartShare: 'cold starts',
  coldStartLatencyMs: 'a cold start takes',
  discipline: 'lines',
  probability: 'called for',
  timesPerRequest: 'times a request',
  errorRate: 'errors',
  timeoutMs: 'timeout',
  hedgeAfterMs: 'called again after',
  'retries.max': 'tries more',
};

function labelOf(setting: string): string {
  const [, operation = '', key = setting] = /^(read|write)\.(.*)$/.exec(setting) ?? [];
  const label = LABELS[key] ?? key;
  return operation === '' ? label : `${label}, ${operation}s`;
}

function matters({ numbers }: Explanation, input: ExplainedInput): boolean {
  return (['availability', 'latencyMs.p99', 'latencyMs.mean'] as const).some((id) => {
    const it = numbers.get(id);
    const total = it?.total?.amount ?? 0;
    return it?.contributions.some(
      ({ kind, id: part, amount }) => kind === input.kind && part === input.id && amount > total * SMALL,
    );
  });
}

/** `you`, `default [2]`: the note is its kind and what the catalog says. */
function from({ origin, source }: ExplainedInput, notes: string[]): string {
  if (origin === 'user') return 'you';
  const who = origin === 'technology' ? 'technology' : origin === 'place' ? 'where it runs' : 'default';
  if (!source) return who;
  const note = source.kind === 'judged' ? source.text : `${KINDS[source.kind]}: ${source.text}`;
  if (!notes.includes(note)) notes.push(note);
  return `${who} [${notes.indexOf(note) + 1}]`;
}

const KINDS = { contract: 'Contract', measured: 'Measured', judged: 'Judged' } as const;
