/** The mark on a line that something is found about; pressed, it opens that. */
import type { Route } from '../../layout/route';
import type { ElementRef } from '../../model/elements';
import type { Severity } from '../../model/finding';
import { LINE_MARK_RADIUS, lineMarkAt } from './lineMarkAt';
import { SeverityBadge } from './NodeSigns';

interface Props {
  readonly route: Route;
  readonly severity: Severity;
  readonly of: ElementRef;
  readonly name: string;
}

export function LineMark({ route, severity, of, name }: Props) {
  const { x, y } = lineMarkAt(route);
  const side = 2 * LINE_MARK_RADIUS;
  return (
    <foreignObject
      className="line-mark"
      x={x - LINE_MARK_RADIUS}
      y={y - LINE_MARK_RADIUS}
      width={side}
      height={side}
    >
      <SeverityBadge severity={severity} of={of} name={name} size={9} />
    </foreignObject>
  );
}
