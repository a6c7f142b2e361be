/** An explanation as a person reads it on a terminal of 100 columns: the numbers and why, what would help, the inputs. */
import { shorten } from '../document/documentPath';
import { actionEffects } from '../estimate/explain/actionEffects';
import type { Explained, Explanation, NamedPart } from '../estimate/explain/explanation';
import { formatAvailability, formatDuration, formatLatency } from '../shared/formatNumbers';
import { SECONDS_PER_YEAR } from '../shared/secondsPerYear';
import { inputTable } from './explainInputs';
import { downtimeTable, timeTable } from './explainTables';
import { harmless, type Paint } from './style';
import { wrap } from './wrap';

const WIDTH = 98;

export function explainReport(explanation: Explanation, paint: Paint): string {
  const { subject, name } = explanation;
  return [
    `${paint(harmless(name), 'bold')} ${paint(`(${subject.kind})`, 'dim')}: why its numbers are what they are\n`,
    availabilitySection(explanation, paint),
    latencySection(explanation, paint),
    otherNumbers(explanation, paint),
    section('What would help most', actionLines(explanation), paint),
    section('What it was computed from', inputTable(explanation, paint), paint),
    section('Taken for granted', bullets(explanation.assumptions), paint),
  ].join('');
}

const section = (title: string, body: string, paint: Paint): string =>
  body === '' ? '' : `\n${paint(title, 'bold')}\n${body}`;

const indented = (text: string, by = '  '): string =>
  `${by}${wrap(harmless(text), WIDTH - by.length, `${by}  `)}\n`;

const bullets = (sentences: readonly string[]): string =>
  sentences.map((sentence) => `  - ${wrap(harmless(sentence), WIDTH - 4, '    ')}\n`).join('');

function formulaLines({ formula }: Pick<Explained, 'formula'>): string {
  return indented(formula.symbols) + indented(formula.numbers);
}

function availabilitySection(explanation: Explanation, paint: Paint): string {
  const it = explanation.numbers.get('availability');
  if (!it) return '';
  const down = it.total?.amount ?? 0;
  const title = `Availability ${formatAvailability(it.value ?? 0, down)}`;
  const range = explanation.availabilityRange?.map((end) => formatAvailability(end));
  const lines = [
    indented(it.meaning),
    range ? indented(`The exact method ran out of its budget: it is between ${range.join(' and ')}.`) : '',
    formulaLines(it),
    ...(it.steps ?? []).map((step) => formulaLines(step)),
  ];
  if (down <= 0) return section(title, `${lines.join('')}${indented('Nothing it needs can fail.')}`, paint);
  const total = formatDuration(down * SECONDS_PER_YEAR);
  return [
    section(title, lines.join(''), paint),
    section(`What the ${total} of downtime a year hang on`, downtimeTable(explanation, it, paint), paint),
    it.remainder && Math.abs(it.remainder.amount) > down * 0.0005
      ? indented(`${it.remainder.name}: ${it.remainder.meaning}`)
      : '',
    weakPoints(explanation),
  ].join('');
}

const names = (parts: readonly NamedPart[]): string => parts.map(({ name }) => shorten(name, 40)).join(', ');

const MOST_PAIRS = 6;
const NOT_DECIDED = 'Whether any other part that fails stops every request is not decided within the budget.';

function weakPoints({
  singlePointsOfFailure,
  stoppedByLossOf,
  pairs,
  availabilityRange,
}: Explanation): string {
  const groups = stoppedByLossOf.filter(({ id }) => !singlePointsOfFailure.some((one) => one.id === id));
  const pairNames = pairs
    .slice(0, MOST_PAIRS)
    .map(({ parts, instances }) =>
      instances === 2 ? `two instances of ${names(parts)}` : names(parts).replace(', ', ' with '),
    );
  const more = pairs.length - pairNames.length;
  return [
    singlePointsOfFailure.length > 0
      ? `\n${indented(`Nothing stands in for: ${names(singlePointsOfFailure)}.`)}`
      : availabilityRange
        ? ''
        : '\n  No single part that fails stops every request.\n',
    availabilityRange ? `\n${indented(NOT_DECIDED)}` : '',
    groups.length > 0 ? indented(`It stops without: ${names(groups)}.`) : '',
    pairNames.length > 0
      ? indented(
          `It stops when two fail together: ${pairNames.join('; ')}${more > 0 ? `; and ${more} more pairs` : ''}.`,
        )
      : '',
  ].join('');
}

function latencySection(explanation: Explanation, paint: Paint): string {
  const { numbers } = explanation;
  const it = numbers.get('latencyMs.p99');
  if (!it) return '';
  const reads = (['p50', 'p95', 'p99'] as const).map(
    (reading) => `${reading} ${formatLatency(numbers.get(`latencyMs.${reading}`)?.value ?? null)}`,
  );
  return [
    section(
      `Latency ${reads.join(', ')}`,
      it.value === null ? indented(sentenceOf(it.formula.numbers)) : indented(it.meaning) + formulaLines(it),
      paint,
    ),
    section('Where the time is spent', timeTable(explanation, paint), paint),
  ].join('');
}

const sentenceOf = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const OTHERS = [
  'successRate',
  'servedShare',
  'timedOut',
  'maxRequestsPerSecond',
  'requestsPerSecond',
  'utilization',
] as const;

function otherNumbers({ numbers }: Explanation, paint: Paint): string {
  const lines = OTHERS.flatMap((id) => {
    const it = numbers.get(id);
    if (!it) return [];
    const dull =
      (id === 'servedShare' && it.value === 1) || (id === 'timedOut' && it.value === 0) || it.value === null;
    if (dull) return [];
    return [formulaLines(it)];
  });
  return section('Other numbers', lines.join(''), paint);
}

function actionLines({ actions, subject }: Explanation): string {
  if (actions.length === 0)
    return indented('Nothing simple: no instance, zone, fallback or cache more would help.');
  return actions
    .map((action, index) =>
      indented(`${index + 1}. ${action.sentence}: ${actionEffects(action, subject.id).join(', ')}.`),
    )
    .join('');
}
