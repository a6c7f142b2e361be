/** The assumption sheet as a text: what matters most first, then every input with where it comes from. */

import { typeOf } from '../../catalog/effective';
import { fieldsFor } from '../../catalog/fieldsFor';
import {
  type AssumptionSheet,
  type InputEffect,
  type SheetInput,
  unconfirmed,
} from '../../estimate/explain/assumptionSheet';
import type { Diagram } from '../../model/diagram';
import { formatShare } from '../../shared/formatNumbers';
import { journeyName } from './shownJourneys';

const MOST_WARNED = 3;

export function assumptionsMarkdown(diagram: Diagram, sheet: AssumptionSheet): string {
  const { inputs, assumptions, journey } = sheet;
  const head = '| part | input | value | by default | from | if worse |\n|---|---|---|---|---|---|';
  const rows = inputs.map((input) =>
    [
      input.name,
      inputLabel(diagram, input),
      input.text,
      input.origin === 'user' ? (input.usual ?? '–') : 'this',
      originWords(input),
      effectWords(input.effect),
    ]
      .map(escaped)
      .join(' | '),
  );
  return [
    `## Assumptions: ${escaped(journeyName(diagram, journey))}`,
    ...warnings(diagram, sheet).map(escaped),
    [head, ...rows.map((row) => `| ${row} |`)].join('\n'),
    assumptions.map((sentence) => `- ${escaped(sentence)}`).join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

/** A sentence for each of the defaults that matter most and that nobody here has confirmed. */
export const warnings = (diagram: Diagram, sheet: AssumptionSheet): readonly string[] =>
  unconfirmed(sheet)
    .slice(0, MOST_WARNED)
    .map(
      (input) =>
        `${input.name}, ${inputLabel(diagram, input)}: ${input.text} is a default nobody here has confirmed. ${sentence(effectWords(input.effect))}.`,
    );

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export function originWords({ origin, source }: Pick<SheetInput, 'origin' | 'source'>): string {
  const said = ORIGINS[origin];
  if (!source) return said;
  const isSaid = source.text.toLowerCase().startsWith(source.kind);
  return isSaid ? `${said}. ${source.text}` : `${said}, ${source.kind}: ${source.text}`;
}

const ORIGINS: Readonly<Record<SheetInput['origin'], string>> = {
  user: 'you',
  technology: 'its technology',
  type: 'default',
  place: 'where it runs',
};

/** `17 % less: downtime × 9.2, p99 13 % more`. */
export function effectWords(effect: InputEffect | null): string {
  if (effect === null) return '';
  const said = [
    ...(isNoticeable(effect.downtime) ? [`downtime ${moreWords(effect.downtime)}`] : []),
    ...(effect.p99 === null
      ? ['p99 without bound']
      : isNoticeable(effect.p99)
        ? [`p99 ${moreWords(effect.p99)}`]
        : []),
  ];
  return `${effect.step}: ${said.length > 0 ? said.join(', ') : 'nothing to notice'}`;
}

const isNoticeable = (ratio: number): boolean => Math.abs(ratio - 1) >= 0.0005;

const moreWords = (ratio: number): string =>
  ratio >= 2
    ? `× ${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)}`
    : `${formatShare(Math.abs(ratio - 1))} ${ratio > 1 ? 'more' : 'less'}`;

const escaped = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~]/g, (character) => `\\${character}`);

const WORDS: ReadonlyMap<string, string> = new Map([
  ['requestsPerSecond', 'Load'],
  ['latencyMs', 'Round trip'],
  ['availability', 'Availability'],
  ['probability', 'Share of requests'],
  ['timesPerRequest', 'Calls per request'],
  ['errorRate', 'Errors'],
  ['timeoutMs', 'Timeout'],
  ['hedgeAfterMs', 'Hedge after'],
  ['retries.max', 'Retries'],
]);

/** As the inspector calls it. */
export function inputLabel(diagram: Diagram, { kind, id, setting }: SheetInput): string {
  const component = kind === 'component' ? diagram.components.get(id) : undefined;
  const [part = '', inside] = setting.split('.');
  const key = component ? (inside ?? part) : setting;
  const field = component && fieldsFor(typeOf(component)).find((one) => one.id === key);
  const of = component && inside !== undefined ? `, ${part}s` : '';
  return `${field?.label ?? WORDS.get(key) ?? key}${of}`;
}
