/** A finger that rests where it was put: what a right click is to a mouse. Not every browser says it by itself. */
import type { Point } from '../../shared/geometry';

const RESTS_MS = 500;
/** Further than this the finger moves something. */
const STILL_PX = 8;

interface Press {
  readonly pointerId: number;
  readonly clientX: number;
  readonly clientY: number;
}

/** Calls once, if the finger rests. */
export function watchLongPress(press: Press, onRest: (at: Point) => void): void {
  const at = { x: press.clientX, y: press.clientY };
  const timer = setTimeout(() => {
    stop();
    // Lifted, it is no click: that would close what has just opened.
    window.addEventListener('touchend', (event) => event.preventDefault(), {
      once: true,
      capture: true,
      passive: false,
    });
    onRest(at);
  }, RESTS_MS);
  const onMove = (event: PointerEvent) => {
    const far = Math.hypot(event.clientX - at.x, event.clientY - at.y);
    if (event.pointerId === press.pointerId && far > STILL_PX) stop();
  };
  const stop = () => {
    clearTimeout(timer);
    window.removeEventListener('pointermove', onMove, true);
    for (const type of ENDS) window.removeEventListener(type, stop, true);
  };
  window.addEventListener('pointermove', onMove, true);
  // A second finger is a gesture of its own.
  for (const type of ENDS) window.addEventListener(type, stop, true);
}

const ENDS = ['pointerup', 'pointercancel', 'pointerdown', 'contextmenu'] as const;
