/** The lines under a figure: each journey's load, availability, downtime a year and p99, with its targets met or missed. */

import type { Estimate, JourneyEstimate, TargetVerdict } from '../../estimate/answer';
import { shownAvailability } from '../../estimate/shownAvailability';
import { textWidth } from '../../layout/textWidth';
import type { Diagram, Journey } from '../../model/diagram';
import { likely } from '../../model/ranged';
import { formatAvailability, formatDowntime, formatLatency, formatRate } from '../../shared/formatNumbers';
import type { Size } from '../../shared/geometry';
import type { FigureTheme } from './figureTheme';
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

export function svgCaption(diagram: Diagram, estimate: Estimate, theme: FigureTheme): Caption {
  const rows = shownJourneys(diagram, estimate).map(([id, numbers]) =>
    cellsOf(journeyName(diagram, id), diagram.journeys.get(id), numbers),
  );
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cellWidth(cell));
    });
  const starts = widths.map((_, column) =>
    widths.slice(0, column).reduce((sum, width) => sum + width + COLUMN_GAP, 16),
  );
  const markup = rows.map((row, index) => {
    const y = index * ROW + 15;
    const missed = row.some((cell) => cell.verdict === 'missed');
    const judged = row.some((cell) => cell.verdict !== undefined);
    const dot = { cx: 4, cy: y - 4, r: 3.5, fill: missed ? theme.bad : judged ? theme.ok : theme.lineStrong };
    return (
      element('circle', dot) +
      row.map((cell, column) => svgCell(cell, starts[column] ?? 0, y, theme)).join('')
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
