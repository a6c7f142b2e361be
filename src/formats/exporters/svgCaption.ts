/**
 * The lines under a figure: each journey's load, availability, downtime a year and p99, with its targets met or missed;
 * and what each saved scenario would make of it.
 */

import type { Estimate, JourneyEstimate, TargetVerdict } from '../../estimate/answer';
import { shownAvailability } from '../../estimate/shownAvailability';
import type { ScenarioAnswer } from '../../estimate/whatif/savedScenarios';
import { textWidth } from '../../layout/textWidth';
import type { Diagram, Journey } from '../../model/diagram';
import { likely } from '../../model/ranged';
import {
  formatAvailability,
  formatChange,
  formatDowntime,
  formatLatency,
  formatRate,
} from '../../shared/formatNumbers';
import type { Size } from '../../shared/geometry';
import type { ComparedJourney } from '../compare/comparedNumbers';
import type { FigureTheme } from './figureTheme';
import { type ScenarioLine, scenarioLines } from './scenarioLines';
import { journeyName, shownJourneys } from './shownJourneys';
import { element, xmlText } from './svgMarkup';

interface Cell {
  readonly text: string;
  readonly strong?: boolean;
  readonly verdict?: TargetVerdict | undefined;
  /** Said after the text, in a quieter voice. */
  readonly aside?: string;
}

const FONT_SIZE = 12;
const ROW = 22;
const COLUMN_GAP = 28;

export interface Caption {
  readonly size: Size;
  /** Drawn with its top left corner at the origin. */
  readonly markup: string;
}

interface Row {
  readonly cells: readonly Cell[];
  readonly dot: 'ok' | 'warn' | 'bad' | 'lineStrong';
}

export function svgCaption(
  diagram: Diagram,
  estimate: Estimate,
  theme: FigureTheme,
  scenarios: readonly ScenarioAnswer[] = [],
): Caption {
  const journeys = shownJourneys(diagram, estimate);
  const table = rowsMarkup(
    journeys.map(([id, numbers]) =>
      journeyRow(cellsOf(journeyName(diagram, id), diagram.journeys.get(id), numbers)),
    ),
    theme,
  );
  const tried = scenarioLines(diagram, scenarios, new Set(journeys.map(([id]) => id)));
  if (tried.length === 0) return table;
  const below = rowsMarkup(tried.map(scenarioRow), theme);
  const top = table.size.height + HEADING;
  const heading = { x: 0, y: top - 8, 'font-size': FONT_SIZE, 'font-weight': 600, fill: theme.ink };
  return {
    size: {
      width: Math.max(table.size.width, below.size.width),
      height: top + below.size.height,
    },
    markup:
      table.markup +
      element('text', heading, 'What if') +
      element('g', { transform: `translate(0 ${top})` }, below.markup),
  };
}

/** Each journey of two versions: its numbers then and now, and whether they are better, in words beside the dot. */
export function comparedCaption(journeys: readonly ComparedJourney[], theme: FigureTheme): Caption {
  const rows = journeys.map(({ name, before, after, numbers }): Row => {
    const trends = numbers.map(({ trend }) => trend);
    const dot = trends.includes('worse') ? 'bad' : trends.includes('better') ? 'ok' : 'lineStrong';
    const there = before === null ? 'added' : after === null ? 'removed' : '';
    return {
      dot,
      cells: [
        { text: name, strong: true, ...(there && { aside: there }) },
        ...numbers.map(
          ({ label, before: was, after: is, trend }): Cell => ({
            text: `${label} ${was === is || was === null || is === null ? (is ?? was) : formatChange(was, is)}`,
            ...(trend !== 'same' && { aside: trend, verdict: trend === 'better' ? 'met' : 'missed' }),
          }),
        ),
      ],
    };
  });
  return rowsMarkup(rows, theme);
}

const HEADING = 30;

function journeyRow(cells: readonly Cell[]): Row {
  const missed = cells.some((cell) => cell.verdict === 'missed');
  const judged = cells.some((cell) => cell.verdict !== undefined);
  return { cells, dot: missed ? 'bad' : judged ? 'ok' : 'lineStrong' };
}

const DOTS = { stopped: 'bad', overloaded: 'bad', degraded: 'warn', slower: 'warn', same: 'ok' } as const;

const scenarioRow = ({ scenario, journey, verdict, fate, availability, p99 }: ScenarioLine): Row => ({
  dot: DOTS[verdict],
  cells: [
    { text: scenario, strong: true },
    { text: journey },
    { text: fate },
    { text: `${availability} available` },
    { text: p99 && `p99 ${p99}` },
  ],
});

function rowsMarkup(rows: readonly Row[], theme: FigureTheme): Caption {
  const widths: number[] = [];
  for (const { cells } of rows)
    cells.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cellWidth(cell));
    });
  const starts = widths.map((_, column) =>
    widths.slice(0, column).reduce((sum, width) => sum + width + COLUMN_GAP, 16),
  );
  const markup = rows.map(({ cells, dot }, index) => {
    const y = index * ROW + 15;
    return (
      element('circle', { cx: 4, cy: y - 4, r: 3.5, fill: theme[dot] }) +
      cells.map((cell, column) => svgCell(cell, starts[column] ?? 0, y, theme)).join('')
    );
  });
  const width = (starts.at(-1) ?? 0) + (widths.at(-1) ?? 0);
  return { size: { width, height: rows.length * ROW }, markup: markup.join('') };
}

function cellsOf(name: string, journey: Journey | undefined, numbers: JourneyEstimate): Cell[] {
  const { target } = journey ?? {};
  const { targets, latencyMs } = numbers;
  const goal = (value: string | undefined, verdict: TargetVerdict | undefined) =>
    value === undefined || verdict === undefined ? {} : { aside: `target ${value} ${verdict}`, verdict };
  return [
    { text: name, strong: true },
    {
      text: `${shownAvailability(numbers)} available`,
      ...goal(
        target?.availability === undefined ? undefined : formatAvailability(target.availability),
        targets.availability,
      ),
    },
    { text: `p99 ${formatLatency(latencyMs.p99)}`, ...goal(msText(target?.p99Ms), targets.p99Ms) },
    { text: `p50 ${formatLatency(latencyMs.p50)}`, ...goal(msText(target?.p50Ms), targets.p50Ms) },
    { text: `${formatDowntime(numbers.downtimeSecondsPerYear).replace(' a year', '')} down a year` },
    { text: journey?.requestsPerSecond === undefined ? '' : formatRate(likely(journey.requestsPerSecond)) },
  ];
}

const msText = (ms: number | undefined) => (ms === undefined ? undefined : formatLatency(ms));

const cellWidth = ({ text, strong, aside }: Cell): number =>
  Math.ceil(textWidth(text, FONT_SIZE, strong ? 600 : 500) + (aside ? 8 + textWidth(aside, FONT_SIZE) : 0));

function svgCell(cell: Cell, x: number, y: number, theme: FigureTheme): string {
  if (cell.text === '') return '';
  const colour = cell.verdict === 'missed' ? theme.bad : cell.verdict === 'met' ? theme.ok : theme.ink3;
  const aside = cell.aside
    ? element('tspan', { dx: 8, fill: colour, 'font-weight': 400 }, xmlText(cell.aside))
    : '';
  return element(
    'text',
    {
      x,
      y,
      'font-size': FONT_SIZE,
      'font-weight': cell.strong ? 600 : 500,
      fill: cell.strong ? theme.ink : theme.ink2,
    },
    xmlText(cell.text) + aside,
  );
}
