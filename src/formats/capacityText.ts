/** The worksheet to paste elsewhere: as Markdown for people, as comma-separated values for a spreadsheet. */

import { workOut } from '../estimate/capacity/worksheet';
import { actionLines, totalLines, type WorksheetLine } from '../estimate/capacity/worksheetLines';
import type { Capacity } from '../model/capacity';

interface Part {
  readonly title: string;
  readonly lines: readonly WorksheetLine[];
}

export function capacityMarkdown(capacity: Capacity): string {
  return partsOf(capacity)
    .map(({ title, lines }) =>
      [
        `### ${cell(title)}\n`,
        '| | | How |\n|---|---|---|',
        ...lines.map(({ label, text, formula }) => `| ${label} | **${cell(text)}** | ${cell(formula)} |`),
      ].join('\n'),
    )
    .join('\n\n')
    .concat('\n');
}

/** Unrounded, in requests a second, bytes, and bytes a second. */
export function capacityCsv(capacity: Capacity): string {
  const rows = partsOf(capacity).flatMap(({ title, lines }) =>
    lines.map(({ label, value, text, formula }) => [title, label, String(value), text, formula]),
  );
  return [['Of', 'Number', 'Value', 'Reads', 'Formula'], ...rows]
    .map((row) => row.map(quoted).join(','))
    .join('\r\n')
    .concat('\r\n');
}

function partsOf(capacity: Capacity): readonly Part[] {
  const sheet = workOut(capacity);
  const actions = [...capacity.actions].map(([id, { name }]) => ({
    title: name || id,
    lines: actionLines(capacity, sheet, id),
  }));
  return [...actions, { title: 'Altogether', lines: totalLines(capacity, sheet) }].filter(
    ({ lines }) => lines.length > 0,
  );
}

const cell = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\|*_`<>#~]/g, (it) => `\\${it}`);

/** A spreadsheet takes what begins like a formula for one. */
const quoted = (text: string): string =>
  `"${(/^[=+\-@]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
