/** Connections in a figure: their lines with arrow heads, dashed where asynchronous. */
import { modeOf } from '../../catalog/effective';
import type { Route } from '../../layout/routeConnections';
import type { Connection, Diagram } from '../../model/diagram';
import type { Point } from '../../shared/geometry';
import type { FigureTheme } from './figureTheme';
import type { Hand } from './svgHand';
import { element, xmlText } from './svgMarkup';

const HEAD = 6;

/** `names`: of all the connections it stands for; `focus`: in the journey shown, outside it, or null where none is. */
export function svgLine(
  diagram: Diagram,
  names: readonly string[],
  connection: Connection,
  route: Route,
  focus: boolean | null,
  theme: FigureTheme,
  hand: Hand,
): string {
  const colour = focus === true ? theme.accent : focus === false ? theme.lineStrong : theme.edge;
  const stroke = {
    fill: 'none',
    stroke: colour,
    'stroke-width': focus === true ? 2 : 1.5,
    'stroke-linejoin': 'round',
  };
  return element(
    'g',
    { class: 'connection' },
    element('title', {}, xmlText(names.join('; '))),
    hand.line({
      ...stroke,
      d: route.path,
      'stroke-dasharray': modeOf(diagram, connection) === 'async' ? '5 4' : undefined,
    }),
    hand.line({ ...stroke, 'stroke-linecap': 'round', d: arrowHead(route.points) }),
  );
}

/** An open arrow head; drawn as a path, because not every reader of SVG knows markers that take the line's colour. */
function arrowHead(points: readonly Point[]): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before) return '';
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const dx = (tip.x - before.x) / length;
  const dy = (tip.y - before.y) / length;
  const end = { x: tip.x - dx, y: tip.y - dy };
  const wing = (turn: number) =>
    `${round(end.x - dx * HEAD - dy * turn)} ${round(end.y - dy * HEAD + dx * turn)}`;
  return `M${wing(4)}L${round(end.x)} ${round(end.y)}L${wing(-4)}`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
