/** Labels of connections in a figure: step and name, numbers with their standing, and the signs of what is said of the calls. */
import { type SignedLabel, signWords } from '../../estimate/connectionLabel';
import {
  LABEL_FONT_SIZE,
  LABEL_SIGN,
  type LabelLayout,
  moreText,
  type PlacedMark,
  type PlacedStep,
  type PlacedText,
} from '../../layout/labelLayout';
import { SIGN_PLACE, SMALL_SIGN } from '../../layout/standingSign';
import type { Point, Rect } from '../../shared/geometry';
import type { FigureTheme } from './figureTheme';
import { element, TABULAR, xmlText } from './svgMarkup';

export function svgLabel(
  label: SignedLabel,
  layout: LabelLayout,
  rect: Rect,
  quiet: boolean,
  theme: FigureTheme,
): string {
  const { x, y, width, height } = rect;
  const words = signWords(label);
  const hasNumbers = layout.texts.some(({ kind }) => kind === 'strong');
  return element(
    'g',
    { class: 'label', style: TABULAR },
    words.length > 0 ? element('title', {}, xmlText(words.join('; '))) : '',
    element('rect', { x, y, width, height, rx: 7, fill: theme.card, stroke: theme.line }),
    hasNumbers ? standingBar(label, rect, quiet, theme) : '',
    hasNumbers ? standingSign(label, rect, quiet, theme) : '',
    layout.step ? stepSign(layout.step, rect, quiet, theme) : '',
    ...layout.texts.map((text) => line(text, rect, quiet, theme)),
    ...layout.marks.map((mark) => sign(mark, rect, quiet, theme)),
    layout.more ? signText(moreText(layout.more.count), moved(layout.more.at, rect), quiet, theme) : '',
  );
}

function standingBar({ standing }: SignedLabel, rect: Rect, quiet: boolean, theme: FigureTheme): string {
  const { x, y, height } = rect;
  const marks = { met: theme.ok, close: theme.warn, missed: theme.bad, none: theme.lineStrong };
  const d = `M${x + 7} ${y}A7 7 0 0 0 ${x} ${y + 7}V${y + height - 7}A7 7 0 0 0 ${x + 7} ${y + height}Q${x + 2.5} ${y + height - 1} ${x + 2.5} ${y + height - 7}V${y + 7}Q${x + 2.5} ${y + 1} ${x + 7} ${y}Z`;
  return element('path', { d, fill: marks[quiet ? 'none' : standing] });
}

/** Beside its colour, where the target is missed: a triangle, a cross. */
function standingSign({ standing }: SignedLabel, rect: Rect, quiet: boolean, theme: FigureTheme): string {
  if (quiet || (standing !== 'close' && standing !== 'missed')) return '';
  const drawn =
    standing === 'close'
      ? { fill: theme.warn }
      : { fill: 'none', stroke: theme.bad, 'stroke-width': 1.8, 'stroke-linecap': 'round' };
  const [cx, cy] = [rounded(rect.x + SIGN_PLACE.x), rounded(rect.y + rect.height - SIGN_PLACE.up)];
  return (
    element('circle', { cx, cy, r: SIGN_PLACE.breaks, fill: theme.card }) +
    element('path', { d: SMALL_SIGN[standing], transform: `translate(${cx} ${cy})`, ...drawn })
  );
}

function line({ kind, text, ...at }: PlacedText, rect: Rect, quiet: boolean, theme: FigureTheme): string {
  const strong = kind !== 'plain';
  return element(
    'text',
    {
      x: rect.x + at.x,
      'font-size': LABEL_FONT_SIZE,
      'text-anchor': 'middle',
      y: rect.y + at.y,
      'font-weight': strong ? 600 : undefined,
      fill: quiet ? theme.ink3 : strong ? theme.ink : theme.ink2,
    },
    xmlText(text),
  );
}

function stepSign(
  { text, center, width }: PlacedStep,
  rect: Rect,
  quiet: boolean,
  theme: FigureTheme,
): string {
  const { x, y } = moved(center, rect);
  const { stepHeight, fontSize, baseline } = LABEL_SIGN;
  const pill = { x: x - width / 2, y: y - stepHeight / 2, width, height: stepHeight, rx: stepHeight / 2 };
  const said = { 'font-size': fontSize, 'font-weight': 600, 'text-anchor': 'middle', fill: theme.card };
  return (
    element('rect', { ...pill, fill: quiet ? theme.ink3 : theme.ink2 }) +
    element('text', { x, y: y + baseline, ...said }, xmlText(text))
  );
}

function sign({ mark, textX, ...at }: PlacedMark, rect: Rect, quiet: boolean, theme: FigureTheme): string {
  const { size, baseline } = LABEL_SIGN;
  const { x, y } = moved(at, rect);
  const icon = mark.icon.map(([tag, attributes]) => element(tag, attributes)).join('');
  const drawn = element(
    'g',
    {
      transform: `translate(${rounded(x)} ${rounded(y)}) scale(${size / 24})`,
      fill: 'none',
      // Some icons fill a dot with the current colour.
      color: quiet ? theme.ink3 : theme.ink2,
      stroke: quiet ? theme.ink3 : theme.ink2,
      'stroke-width': 1.7,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
    icon,
  );
  if (mark.text === '') return drawn;
  return drawn + signText(mark.text, { x: rect.x + textX, y: y + size / 2 + baseline }, quiet, theme);
}

function signText(text: string, { x, y }: Point, quiet: boolean, theme: FigureTheme): string {
  const fill = quiet ? theme.ink3 : theme.ink2;
  return element('text', { x, y, 'font-size': LABEL_SIGN.fontSize, 'font-weight': 600, fill }, xmlText(text));
}

const moved = (at: Point, { x, y }: Point): Point => ({ x: at.x + x, y: at.y + y });

const rounded = (value: number): number => Math.round(value * 100) / 100;
