/** Group frames in a figure, their titles on the top border, and the zones in them that have no frame as chips. */
import { chipRects, groupTitle, TITLE_FONT_SIZE, titleRect } from '../../layout/groupTitle';
import type { Diagram } from '../../model/diagram';
import type { Rect } from '../../shared/geometry';
import { type FigureTheme, mixed } from './figureTheme';
import type { Hand } from './svgHand';
import { element, xmlText } from './svgMarkup';

export function svgFrame(frame: Rect, depth: number, theme: FigureTheme, hand: Hand): string {
  return hand.box(frame, 16, {
    fill: depth === 0 ? theme.frame : mixed(theme.category.edge, theme.frame, 0.03),
    stroke: theme.lineStrong,
    'stroke-width': 1.5,
    'stroke-dasharray': '6 5',
  });
}

/** Painted after all frames and lines, so that nothing runs through the words. */
export function svgFrameTitle(
  diagram: Diagram,
  id: string,
  frames: ReadonlyMap<string, Rect>,
  theme: FigureTheme,
): string {
  const frame = frames.get(id);
  if (!frame) return '';
  const title = groupTitle(diagram, id, frames);
  const { x, y, width, height } = titleRect(frame, title);
  const chips = chipRects(frame, title).map((rect, index) => {
    const box = { ...rect, rx: rect.height / 2, fill: theme.card, stroke: theme.line };
    const at = { x: rect.x + rect.width / 2, y: rect.y + 13, 'text-anchor': 'middle' };
    const text = { ...at, 'font-size': TITLE_FONT_SIZE - 1, fill: theme.ink2 };
    return element('rect', box) + element('text', text, xmlText(title.chips[index]?.text ?? ''));
  });
  const kind = element('tspan', { fill: theme.ink3 }, xmlText(`${title.kind} `));
  const nines = title.availability
    ? element('tspan', { fill: theme.ink2 }, xmlText(` · ${title.availability}`))
    : '';
  return element(
    'g',
    { class: 'group' },
    element('rect', { x, y, width, height, rx: 6, fill: theme.ground }),
    element(
      'text',
      { x: x + 7, y: y + 14, 'font-size': TITLE_FONT_SIZE, 'font-weight': 500, fill: theme.ink },
      kind + xmlText(title.name) + nines,
    ),
    ...chips,
  );
}
