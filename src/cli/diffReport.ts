/** What differs between two diagrams, for people and for other programs: the parts first, then each journey's numbers. */
import { changeWords, comparedName, KIND_WORDS } from '../formats/compare/changeWords';
import { comparedNumbers, type Version } from '../formats/compare/comparedNumbers';
import { pageWords } from '../formats/compare/pageWords';
import type { Comparison, PartDifference } from '../model/compare';
import type { Pages } from '../model/pagesApart';
import { harmless, type Paint } from './style';
import { type Cell, table } from './table';

export interface ComparedPage {
  /** null: the first page. */
  readonly id: string | null;
  readonly name: string;
  readonly before: Version;
  readonly after: Version;
  readonly comparison: Comparison;
}

/** `apart`: the pages that one alone has; `names`: of the two files. */
export function diffReport(
  pages: readonly ComparedPage[],
  { added, removed }: Pages,
  names: readonly [before: string, after: string],
  paint: Paint,
): string {
  const line = (difference: 'added' | 'removed') => (name: string) =>
    `${paint(SIGNS[difference], STYLES[difference])} ${difference} page ${harmless(name)}\n`;
  const apart = [...added.map(line('added')), ...removed.map(line('removed'))].join('');
  const compared = pages.map((page) => {
    const title = pages.length > 1 ? `${page.name}\n` : '';
    return `${title && paint(harmless(title), 'bold')}${partLines(page, paint)}\n${numbers(page, names, paint)}`;
  });
  return [...(apart === '' ? [] : [apart]), ...compared].join('\n');
}

const SIGNS = { added: '+', removed: '−', changed: '±' } as const;
const STYLES = { added: 'green', removed: 'red', changed: 'yellow' } as const;

function partLines({ before, after, comparison }: ComparedPage, paint: Paint): string {
  const { parts } = comparison;
  const looks = parts.filter(({ isLook }) => isLook).length;
  const lines = [
    ...pageWords(before.diagram, after.diagram, comparison).map(
      ({ difference, text, detail }) =>
        `${paint(SIGNS[difference], STYLES[difference])} ${harmless(`${text}${detail && `: ${detail}`}`)}`,
    ),
    ...parts.filter(({ isLook }) => !isLook).map((part) => partLine(before, after, part, paint)),
    ...(looks > 0 ? [`  ${looks} moved or drawn otherwise`] : []),
  ];
  return lines.length > 0 ? lines.map((line) => `${line}\n`).join('') : 'No part differs.\n';
}

function partLine(before: Version, after: Version, part: PartDifference, paint: Paint): string {
  const { kind, difference } = part;
  const words = changeWords(before.diagram, after.diagram, part);
  const said = words.length > 0 ? `: ${words.join('; ')}` : '';
  const sign = paint(SIGNS[difference], STYLES[difference]);
  return `${sign} ${difference} ${KIND_WORDS[kind]} ${harmless(`${nameOf(before, after, part)}${said}`)}`;
}

const nameOf = (before: Version, after: Version, { kind, before: was, after: is }: PartDifference): string =>
  is === null ? comparedName(before.diagram, kind, was ?? '') : comparedName(after.diagram, kind, is);

function numbers(
  { before, after, comparison }: ComparedPage,
  [one, other]: readonly [string, string],
  paint: Paint,
): string {
  const rows = comparedNumbers(before, after, comparison).flatMap(({ name, numbers: all }) =>
    all.map(({ label, before: was, after: is, trend }, index): Cell[] => [
      { text: index === 0 ? name : '', style: 'bold' },
      label,
      was ?? '–',
      is ?? '–',
      trend === 'same' ? '' : { text: trend, style: trend === 'better' ? 'green' : 'red' },
    ]),
  );
  if (rows.length === 0) return '';
  const columns = [
    { title: 'Journey' },
    { title: '' },
    { title: one, align: 'right' as const },
    { title: other, align: 'right' as const },
    { title: '' },
  ];
  return table(columns, rows, paint);
}

export function diffJson(pages: readonly ComparedPage[], { added, removed }: Pages): string {
  const all = { pages: pages.map(pageJson), pagesAdded: added, pagesRemoved: removed };
  return `${JSON.stringify(all, null, 2)}\n`;
}

const pageJson = ({ id, name, before, after, comparison }: ComparedPage) => ({
  page: id,
  name,
  parts: comparison.parts.map((part) => ({
    kind: KIND_WORDS[part.kind],
    difference: part.difference,
    name: nameOf(before, after, part),
    before: part.before,
    after: part.after,
    looksOnly: part.isLook,
    fields: part.fields.map(({ path, before: was, after: is }) => ({
      path: path.join('.'),
      before: was ?? null,
      after: is ?? null,
    })),
  })),
  journeys: comparedNumbers(before, after, comparison).map((journey) => ({
    name: journey.name,
    before: sideJson(before, journey.before),
    after: sideJson(after, journey.after),
  })),
});

/** The numbers under the names of `estimate --json`; null: the journey isn't there. */
function sideJson({ journeys }: Version, id: string | null): object | null {
  const found = id === null ? undefined : journeys.get(id);
  if (!found) return null;
  const { availability, unavailability, downtimeSecondsPerYear, latencyMs, successRate } = found;
  const { maxRequestsPerSecond, costPerMonth, exact } = found;
  return {
    id,
    ...{ availability, unavailability, downtimeSecondsPerYear, latencyMs, successRate },
    ...{ maxRequestsPerSecond, costPerMonth, exact },
  };
}
