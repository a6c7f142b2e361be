/** The part of the window in which the canvas is seen: bars and panels lie over the rest. */
import type { Rect } from '../../shared/geometry';
import type { Panels } from '../../state/sessionStore';

/** What panels cover, in screen pixels, with some air. */
export const paddingBeside = (panels: Panels) => ({
  left: panels.outline ? 292 : panels.palette ? 248 : 32,
  right: panels.inspector ? 332 : 32,
  top: 76,
  bottom: 56,
});

export function inSight(panels: Panels): Rect {
  const { left, right, top, bottom } = paddingBeside(panels);
  return {
    x: left,
    y: top,
    width: Math.max(1, window.innerWidth - left - right),
    height: Math.max(1, window.innerHeight - top - bottom),
  };
}
