/** What a pen drew, in a figure: the very outline the canvas draws. */
import { strokePath } from '../../layout/strokeOutline';
import type { Stroke } from '../../model/diagram';
import type { FigureTheme } from './figureTheme';
import { element } from './svgMarkup';

export function svgStroke(stroke: Stroke, theme: FigureTheme): string {
  const { x, y } = stroke.position ?? { x: 0, y: 0 };
  const fill = stroke.accent === undefined ? theme.ink : theme.hue[stroke.accent];
  return element('path', { class: 'stroke', d: strokePath(stroke), fill, transform: `translate(${x} ${y})` });
}
