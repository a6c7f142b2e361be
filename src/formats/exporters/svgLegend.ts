/** A legend in a figure: its title, then each kind of part by its icon and each kind of line as it is drawn. */
import { LEGEND, type LegendEntry, legendEntries, legendTitle } from '../../layout/legend';
import type { Diagram, Note } from '../../model/diagram';
import type { Rect } from '../../shared/geometry';
import type { FigureTheme } from './figureTheme';
import type { Hand } from './svgHand';
import { element, xmlText } from './svgMarkup';

export function svgLegend(diagram: Diagram, note: Note, rect: Rect, theme: FigureTheme, hand: Hand): string {
  const { x, y } = rect;
  const left = x + LEGEND.pad;
  const top = y + LEGEND.pad;
  const title = { x: left, y: top + 11, 'font-size': LEGEND.fontSize, 'font-weight': 600, fill: theme.ink };
  const rows = legendEntries(diagram).map((entry, index) => {
    const middle = top + LEGEND.title + index * LEGEND.row + 7;
    const text = { x: left + LEGEND.sign, y: middle + 4, 'font-size': LEGEND.fontSize, fill: theme.ink2 };
    return sign(entry, left, middle, theme) + element('text', text, xmlText(entry.label));
  });
  return element(
    'g',
    { class: 'legend' },
    hand.box(rect, 8, { fill: theme.card, stroke: theme.line }),
    element('text', title, xmlText(legendTitle(note))),
    ...rows,
  );
}

function sign({ sign: kind }: LegendEntry, x: number, middle: number, theme: FigureTheme): string {
  const stroke = { fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  if (typeof kind === 'string') {
    const line = { ...stroke, stroke: theme.edge, 'stroke-width': 1.5 };
    const dashed = { 'stroke-dasharray': kind === 'async' ? '5 4' : undefined };
    return (
      element('path', { ...line, ...dashed, d: `M${x} ${middle}H${x + 17}` }) +
      element('path', { ...line, d: `M${x + 12} ${middle - 4}L${x + 17} ${middle}L${x + 12} ${middle + 4}` })
    );
  }
  const icon = kind.icon.map(([tag, attributes]) => element(tag, attributes)).join('');
  const colour = theme.category[kind.category];
  const transform = `translate(${x} ${middle - 8}) scale(${16 / 24})`;
  return element('g', { ...stroke, transform, stroke: colour, 'stroke-width': 2 }, icon);
}
