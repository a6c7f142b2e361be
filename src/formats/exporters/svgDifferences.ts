/** What became of a part between two versions, in a figure: a frame around it and a word, as the canvas shows it. */
import { textWidth } from '../../layout/textWidth';
import type { Difference } from '../../model/compare';
import type { Point, Rect } from '../../shared/geometry';
import type { FigureTheme } from './figureTheme';
import { element, xmlText } from './svgMarkup';

/** A sign beside the word: colour alone tells nobody anything. */
export const DIFFERENCE_WORDS: Readonly<Record<Difference, string>> = {
  added: '+ added',
  removed: '− removed',
  changed: '± changed',
};

const COLOURS = { added: 'ok', removed: 'bad', changed: 'warn' } as const;
const HEIGHT = 16;

export function svgDifference(difference: Difference, rect: Rect, theme: FigureTheme): string {
  const colour = theme[COLOURS[difference]];
  const { x, y, width, height } = rect;
  const frame = { x: x - 4, y: y - 4, width: width + 8, height: height + 8, rx: 14, fill: 'none' };
  const dashes = { 'stroke-dasharray': difference === 'removed' ? '5 4' : undefined };
  return (
    element('rect', { ...frame, stroke: colour, 'stroke-width': 1.75, ...dashes }) +
    badge(difference, { x: x + 8, y: y - 4 }, colour, theme)
  );
}

/** On a connection: the word alone, on the line. */
export function svgLineDifference(difference: Difference, at: Point, theme: FigureTheme): string {
  const width = badgeWidth(difference);
  return badge(difference, { x: at.x - width / 2, y: at.y }, theme[COLOURS[difference]], theme);
}

/** Its middle at that height. */
function badge(difference: Difference, { x, y }: Point, colour: string, theme: FigureTheme): string {
  const text = DIFFERENCE_WORDS[difference];
  const box = { x, y: y - HEIGHT / 2, width: badgeWidth(difference), height: HEIGHT, rx: 5 };
  return (
    element('rect', { ...box, fill: theme.card, stroke: colour }) +
    element(
      'text',
      { x: x + 6, y: y + 3.5, 'font-size': 10, 'font-weight': 600, fill: colour },
      xmlText(text),
    )
  );
}

const badgeWidth = (difference: Difference): number =>
  Math.ceil(textWidth(DIFFERENCE_WORDS[difference], 10, 600)) + 12;
