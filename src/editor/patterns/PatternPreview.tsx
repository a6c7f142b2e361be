/** The shape of a pattern, small: its parts where they stand, and the lines between their middles. */
import { modeOf, typeOf } from '../../catalog/effective';
import { groupBounds } from '../../layout/groupBounds';
import { nodeRect } from '../../layout/nodeRect';
import type { Diagram } from '../../model/diagram';
import { boundsOf, centerOf, inflate } from '../../shared/geometry';

export function PatternPreview({ piece }: { readonly piece: Diagram }) {
  const frames = [...groupBounds(piece)];
  const cards = [...piece.components].map(([id, component]) => ({
    id,
    rect: nodeRect(component),
    category: typeOf(component).category,
  }));
  const around = boundsOf([...cards.map(({ rect }) => rect), ...frames.map(([, rect]) => rect)]);
  if (!around) return null;
  const { x, y, width, height } = inflate(around, 24);
  const middles = new Map(cards.map(({ id, rect }) => [id, centerOf(rect)]));
  return (
    <svg className="pattern-preview" viewBox={`${x} ${y} ${width} ${height}`} aria-hidden="true">
      {frames.map(([id, rect]) => (
        <rect key={id} className="pattern-frame" {...rect} rx={24} />
      ))}
      {[...piece.connections].map(([id, connection]) => {
        const from = middles.get(connection.from);
        const to = middles.get(connection.to);
        if (!from || !to) return null;
        return (
          <line key={id} data-mode={modeOf(piece, connection)} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
        );
      })}
      {cards.map(({ id, rect, category }) => (
        <rect key={id} className="pattern-card" data-category={category} {...rect} rx={16} />
      ))}
    </svg>
  );
}
