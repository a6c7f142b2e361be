/** Aligned columns of text: a header, rows, numbers to the right. Columns that say nothing are left out. */
import { harmless, type Paint, type Style } from './style';

export interface Column {
  readonly title: string;
  readonly align?: 'right';
}

export type Cell = string | { readonly text: string; readonly style: Style | undefined };

const GAP = '  ';
const WIDEST = 44;
/** No text of more characters is measured: a name may be as long as its file. */
const LONGEST = 400;

export function table(columns: readonly Column[], rows: readonly (readonly Cell[])[], paint: Paint): string {
  const texts = rows.map((row) => row.map((cell) => cut(harmless(textOf(cell).slice(0, LONGEST)))));
  const kept = columns.map((_, index) => texts.some((row) => (row[index] ?? '') !== ''));
  const widths = columns.map((column, index) =>
    Math.max(widthOf(column.title), ...texts.map((row) => widthOf(row[index] ?? ''))),
  );
  const line = (cells: readonly string[], style: (index: number) => Style | undefined): string =>
    columns
      .flatMap((column, index) => {
        if (!kept[index]) return [];
        const text = cells[index] ?? '';
        const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - widthOf(text)));
        const painted = paint(text, style(index));
        return [column.align === 'right' ? space + painted : painted + space];
      })
      .join(GAP)
      .trimEnd();
  const header = line(
    columns.map((column) => column.title),
    () => 'dim',
  );
  const body = texts.map((row, rowIndex) => line(row, (index) => styleOf(rows[rowIndex]?.[index])));
  return [header, ...body].map((text) => `  ${text}\n`).join('');
}

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);
const styleOf = (cell: Cell | undefined): Style | undefined =>
  typeof cell === 'object' ? cell.style : undefined;

/** Columns a text takes on a terminal: East Asian wide characters and emoji two, combining marks none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

function cut(text: string): string {
  if (widthOf(text) <= WIDEST) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (widthOf(kept + segment) >= WIDEST) break;
    kept += segment;
  }
  return `${kept}…`;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WIDE =
  /\p{Emoji_Presentation}|\uFE0F|[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;
