/** The part of the window in which the canvas is seen: panels lie over the rest. */
import type { Rect } from '../../shared/geometry';
import type { Session } from '../../state/sessionStore';

const BARS = { top: 48, bottom: 34, left: 232, right: 316 };

export function inSight({ palette, inspector }: Session['panels']): Rect {
  const left = palette ? BARS.left : 0;
  const right = inspector ? BARS.right : 0;
  return {
    x: left,
    y: BARS.top,
    width: Math.max(1, window.innerWidth - left - right),
    height: Math.max(1, window.innerHeight - BARS.top - BARS.bottom),
  };
}
