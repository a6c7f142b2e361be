/**
 * How a connection's label is set: the rows in it and where each thing stands, from its top left corner. First its step
 * and name, then its numbers, then the signs of what is said of its calls. The canvas and the exported figure draw the
 * same, and what it takes is what is kept free for it.
 */
import type { ConnectionMark } from '../catalog/connectionMarks';
import type { Point, Size } from '../shared/geometry';
import { textWidth, truncated } from './textWidth';

export interface LabelContent {
  /** The numbers: a strong line and a plain one, either may be empty. */
  readonly lines: readonly [strong: string, plain: string];
  readonly name?: string | undefined;
  readonly step?: number | undefined;
  readonly marks?: readonly ConnectionMark[];
}

export interface LabelLayout {
  readonly size: Size;
  readonly step: PlacedStep | null;
  /** Centred on `x`, on the baseline `y`. */
  readonly texts: readonly PlacedText[];
  readonly marks: readonly PlacedMark[];
  /** How many signs there was no room for; 0: all are there. */
  readonly more: { readonly count: number; readonly at: Point } | null;
}

export interface PlacedStep {
  readonly text: string;
  /** The middle of the circle, or of the pill where the number is long. */
  readonly center: Point;
  readonly width: number;
}

export interface PlacedText extends Point {
  readonly kind: 'name' | 'strong' | 'plain';
  readonly text: string;
}

/** `x`, `y`: the icon's top left corner; its text begins at `textX`. */
export interface PlacedMark extends Point {
  readonly mark: ConnectionMark;
  readonly textX: number;
}

export const LABEL_FONT_SIZE = 11;
/** `baseline`: from the middle of a sign, or a step, to that of its text. */
export const LABEL_SIGN = { size: 12, fontSize: 10, stepHeight: 14, baseline: 3.5 } as const;
/** More would be clutter; the rest is counted. */
export const MOST_MARKS = 4;
const PADDING = 8;
const ROW = 14;
const GAP = 6;
const WIDEST_NAME = 150;
const NARROWEST_NAME = 56;

/** Null: it says nothing. */
export function layOutLabel(
  { lines, name = '', step, marks = [] }: LabelContent,
  widestName = WIDEST_NAME,
): LabelLayout | null {
  const [strong, plain] = lines;
  const shownName = truncated(name, widestName, LABEL_FONT_SIZE, 600);
  const texts: { kind: PlacedText['kind']; text: string; width: number }[] = [];
  if (shownName) texts.push({ kind: 'name', text: shownName, width: wide(shownName, 600) });
  if (strong) texts.push({ kind: 'strong', text: strong, width: wide(strong, 600) });
  if (plain) texts.push({ kind: 'plain', text: plain, width: wide(plain, 400) });
  const signs = signRow(marks);
  const rows = texts.length + (signs.width > 0 ? 1 : 0);
  const stepText = step === undefined ? null : String(step);
  if (rows === 0 && stepText === null) return null;

  const stepWidth = stepText === null ? 0 : stepWidthOf(stepText);
  const rowWidths = [...texts.map(({ width }) => width), ...(signs.width > 0 ? [signs.width] : [])];
  const firstWidth = rowWidths[0] ?? 0;
  const besideStep = stepText === null ? 0 : stepWidth + (firstWidth > 0 ? 4 : 0);
  const inner = Math.max(firstWidth + besideStep, ...rowWidths.slice(1));
  const width = Math.ceil(inner) + 2 * PADDING;
  const height = Math.max(1, rows) * ROW + 6;
  // A pixel to the right, away from the bar that stands at the left.
  const middle = width / 2 + 1;
  const firstMiddle = middle + besideStep / 2;
  const middleOfRow = (row: number) => (row === 0 ? firstMiddle : middle);
  const signsLeft = middleOfRow(texts.length) - signs.width / 2;
  const signsTop = texts.length * ROW + (ROW + 6 - LABEL_SIGN.size) / 2;
  return {
    size: { width, height },
    step: stepText === null ? null : placedStep(stepText, stepWidth, middle - (firstWidth + besideStep) / 2),
    texts: texts.map(({ kind, text }, row) => ({ kind, text, x: middleOfRow(row), y: (row + 1) * ROW })),
    marks: signs.marks.map(({ mark, at, textAt }) => ({
      mark,
      x: signsLeft + at,
      y: signsTop,
      textX: signsLeft + textAt,
    })),
    more: signs.more && {
      count: signs.more.count,
      at: { x: signsLeft + signs.more.at, y: signsTop + LABEL_SIGN.size / 2 + LABEL_SIGN.baseline },
    },
  };
}

/** Where there is no room: without its signs, its name no wider than its numbers; null: that is no smaller. */
export function smallerLabel(content: LabelContent): LabelLayout | null {
  const { lines, marks = [], name = '' } = content;
  const beside = Math.max(NARROWEST_NAME, wide(lines[0], 600), wide(lines[1], 400));
  if (marks.length === 0 && wide(name, 600) <= beside) return null;
  return layOutLabel({ ...content, marks: [] }, beside);
}

const wide = (text: string, weight: number): number => textWidth(text, LABEL_FONT_SIZE, weight);

/** A circle as long as its number is short. */
const stepWidthOf = (text: string): number =>
  Math.max(LABEL_SIGN.stepHeight, Math.ceil(textWidth(text, LABEL_SIGN.fontSize, 600)) + 6);

const placedStep = (text: string, width: number, left: number): PlacedStep => ({
  text,
  width,
  center: { x: left + width / 2, y: 3 + ROW / 2 },
});

interface SignRow {
  readonly width: number;
  readonly marks: readonly { readonly mark: ConnectionMark; readonly at: number; readonly textAt: number }[];
  readonly more: { readonly count: number; readonly at: number } | null;
}

function signRow(all: readonly ConnectionMark[]): SignRow {
  const shown = all.slice(0, MOST_MARKS);
  let x = 0;
  const marks = shown.map((mark) => {
    const at = x;
    const textAt = at + LABEL_SIGN.size + 2;
    const text = mark.text === '' ? 0 : 2 + textWidth(mark.text, LABEL_SIGN.fontSize, 600);
    x = at + LABEL_SIGN.size + text + GAP;
    return { mark, at, textAt };
  });
  const count = all.length - shown.length;
  const more = count > 0 ? { count, at: x } : null;
  if (more) x += textWidth(moreText(count), LABEL_SIGN.fontSize, 600) + GAP;
  return { width: Math.max(0, x - GAP), marks, more };
}

export const moreText = (count: number): string => `+${count}`;
