/** A plain shape in a figure: its outline, dashed as nothing is known of it yet, with its words in the middle. */
import type { ShapeOutline } from '../../layout/shapeOutline';
import { truncated } from '../../layout/textWidth';
import type { Accent } from '../../model/style';
import type { Rect } from '../../shared/geometry';
import { type FigureTheme, mixed, TINT } from './figureTheme';
import type { Hand } from './svgHand';
import { element, xmlText } from './svgMarkup';

export function svgShape(
  { x, y }: Rect,
  { outline, detail, text }: ShapeOutline,
  words: { readonly name: string; readonly subtitle: string },
  accent: Accent | undefined,
  theme: FigureTheme,
  hand: Hand,
): string {
  const moved = (down: number) => `translate(${x} ${y + down})`;
  const hue = accent && theme.hue[accent];
  const line = { stroke: hue ?? theme.edge, 'stroke-dasharray': '4 3' };
  const fill = hue ? mixed(hue, theme.card, TINT.card) : theme.card;
  const middle = { x: x + text.x + text.width / 2, 'text-anchor': 'middle' };
  const centre = y + text.y + text.height / 2;
  return [
    hand.shadow(element('path', { d: outline, transform: moved(1.5), fill: theme.shadow })),
    hand.path({ d: outline, transform: moved(0), fill, ...line }),
    detail ? hand.path({ d: detail, transform: moved(0), fill: 'none', ...line }) : '',
    element(
      'text',
      { ...middle, y: centre - 3, 'font-size': 13, 'font-weight': 600, fill: theme.ink },
      xmlText(truncated(words.name, text.width, 13, 600)),
    ),
    element(
      'text',
      { ...middle, y: centre + 13, 'font-size': 11, fill: theme.ink3 },
      xmlText(truncated(words.subtitle, text.width, 11)),
    ),
  ].join('');
}
