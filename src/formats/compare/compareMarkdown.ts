/** Two versions as text to read: the numbers of each journey side by side, then what was added, removed and changed. */
import type { Comparison, PartDifference } from '../../model/compare';
import type { Pages } from '../../model/pagesApart';
import { changeWords, comparedName, KIND_WORDS } from './changeWords';
import { comparedNumbers, type Trend, type Version } from './comparedNumbers';
import { pageWords } from './pageWords';

export interface Labels {
  readonly before: string;
  readonly after: string;
}

export function compareMarkdown(
  before: Version,
  after: Version,
  comparison: Comparison,
  labels: Labels,
  pages?: Pages,
): string {
  const title = `# ${escaped(after.diagram.title)}: ${escaped(labels.before)} → ${escaped(labels.after)}`;
  const journeys = comparedNumbers(before, after, comparison).map(({ name, numbers }) => {
    const rows = numbers.map(
      ({ label, before: was, after: is, trend }) =>
        `| ${label} | ${was ?? '–'} | ${is ?? '–'} | ${TRENDS[trend]} |`,
    );
    const head = `| **${escaped(name)}** | ${escaped(labels.before)} | ${escaped(labels.after)} | |\n|---|---|---|---|`;
    return [head, ...rows].join('\n');
  });
  const lines = differenceLines(before, after, comparison, pages);
  return [
    title,
    ...(journeys.length > 0 ? ['## Numbers', ...journeys] : []),
    '## What changed',
    lines.length > 0 ? lines.map((line) => `- ${line}`).join('\n') : 'Nothing.',
  ]
    .join('\n\n')
    .concat('\n');
}

const TRENDS: Readonly<Record<Trend, string>> = { better: 'better', worse: 'worse', same: '' };

/** A line for each part that differs, escaped for Markdown; parts that merely stand or look otherwise are counted. */
function differenceLines(
  { diagram: before }: Version,
  { diagram: after }: Version,
  comparison: Comparison,
  pages: Pages | undefined,
): readonly string[] {
  const { parts } = comparison;
  const looks = parts.filter(({ isLook }) => isLook).length;
  return [
    ...pageWords(before, after, comparison, pages).map(({ difference, text, detail }) =>
      escaped(`${difference} ${text}${detail && `: ${detail}`}`),
    ),
    ...parts.filter(({ isLook }) => !isLook).map((part) => partLine(before, after, part)),
    ...(looks > 0 ? [`${looks} ${looks === 1 ? 'part' : 'parts'} moved or drawn otherwise`] : []),
  ];
}

function partLine(
  before: Parameters<typeof changeWords>[0],
  after: typeof before,
  part: PartDifference,
): string {
  const { kind, difference, before: was, after: is } = part;
  const name = is === null ? comparedName(before, kind, was ?? '') : comparedName(after, kind, is);
  const words = changeWords(before, after, part).map(escaped).join('; ');
  return `${difference} ${KIND_WORDS[kind]} **${escaped(name)}**${words === '' ? '' : `: ${words}`}`;
}

const escaped = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~]/g, (character) => `\\${character}`);
