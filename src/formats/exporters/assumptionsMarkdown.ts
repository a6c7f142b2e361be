/** The assumption sheet as a text: what matters most first, then every input with where it comes from. */
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
      input.setting,
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
    ...warnings(sheet).map(escaped),
    [head, ...rows.map((row) => `| ${row} |`)].join('\n'),
    assumptions.map((sentence) => `- ${escaped(sentence)}`).join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

/** A sentence for each of the defaults that matter most and that nobody here has confirmed. */
export const warnings = (sheet: AssumptionSheet): readonly string[] =>
  unconfirmed(sheet)
    .slice(0, MOST_WARNED)
    .map(
      ({ name, setting, text, effect }) =>
        `${name}, ${setting} ${text} is a default nobody here has confirmed. ${sentence(effectWords(effect))}.`,
    );

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export function originWords({ origin, source }: Pick<SheetInput, 'origin' | 'source'>): string {
  const said = ORIGINS[origin];
  return source ? `${said}, ${source.kind}: ${source.text}` : said;
}

const ORIGINS: Readonly<Record<SheetInput['origin'], string>> = {
  user: 'you',
  technology: 'its technology',
  type: 'default',
  place: 'where it runs',
};

/** `20 % more downtime: down 18 % more, p99 as before`. */
export function effectWords(effect: InputEffect | null): string {
  if (effect === null) return '';
  const said = [
    ...(isNoticeable(effect.downtime) ? [`down ${moreWords(effect.downtime)}`] : []),
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
    ? `${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)} times`
    : `${formatShare(Math.abs(ratio - 1))} ${ratio > 1 ? 'more' : 'less'}`;

const escaped = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~]/g, (character) => `\\${character}`);
