/** The bench's findings as a table for people to read. */
export interface Figures {
  readonly fps: number;
  readonly workMs: number;
  readonly mainMs: number;
  readonly longTasks: readonly number[];
}

export type Row =
  | { readonly gesture: string; readonly editorMs: number; readonly rawMs: number }
  | { readonly gesture: string; readonly against: string; readonly editor: Figures; readonly raw: Figures };

export function printed(rows: readonly Row[]): string {
  const head = cells(
    '',
    'frames/s',
    'raw',
    'ratio',
    'work ms',
    'raw',
    'ratio',
    'main ms',
    'raw',
    'tasks > 50 ms',
  );
  return [head, ...rows.map(line)].join('\n');
}

function line(row: Row): string {
  if ('editorMs' in row)
    return `${row.gesture.padEnd(22)}${ms(row.editorMs)} ms, raw ${ms(row.rawMs)} ms: ${ratio(row.editorMs, row.rawMs)} times as long`;
  const { gesture, editor, raw } = row;
  return cells(
    gesture,
    editor.fps.toFixed(1),
    raw.fps.toFixed(1),
    ratio(editor.fps, raw.fps),
    ms(editor.workMs),
    ms(raw.workMs),
    ratio(editor.workMs, raw.workMs),
    ms(editor.mainMs),
    ms(raw.mainMs),
    longTasks(editor.longTasks),
  );
}

function cells(first: string, ...rest: readonly string[]): string {
  const last = rest.at(-1) ?? '';
  return `${first.padEnd(22)}${rest
    .slice(0, -1)
    .map((cell) => cell.padStart(9))
    .join('')}  ${last}`.trimEnd();
}

const ms = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1));

const ratio = (a: number, b: number): string => (a / b).toFixed(2);

const longTasks = (tasks: readonly number[]): string =>
  tasks.length === 0 ? 'none' : `${tasks.length}, longest ${Math.max(...tasks)} ms`;
