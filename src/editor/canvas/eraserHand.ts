/** The eraser: what it goes over is dim while it is held, and goes when it is let go. What is locked is spared. */
import { strokeOutline } from '../../layout/strokeOutline';
import { createTouching, type Touching } from '../../layout/touched';
import type { ElementRef } from '../../model/elements';
import { isLocked } from '../../model/locks';
import type { Point } from '../../shared/geometry';
import { erase } from '../../state/erase';
import type { Hand, HandTools } from './hands';

/** In pixels of the screen. */
const REACH = 6;
/** How much of its way is shown behind it. */
const TRAIL_POINTS = 12;

export function createEraserHand({ app, zoom, show, routes, mark }: HandTools): Hand {
  let touching: Touching | null = null;
  let trail: readonly Point[] = [];
  const touched = new Set<ElementRef>();
  const go = (to: Point) => {
    if (!touching) return;
    const reach = REACH / zoom();
    const { diagram } = app.context();
    for (const ref of touching.between(trail.at(-1) ?? to, to, reach))
      if (!touched.has(ref) && !isLocked(diagram, ref)) {
        touched.add(ref);
        mark(ref, true);
      }
    trail = [...trail, to].slice(-TRAIL_POINTS);
    show(
      strokeOutline(
        trail.map(({ x, y }) => [x, y]),
        2 * reach,
      ),
    );
  };
  const stop = () => {
    for (const ref of touched) mark(ref, false);
    touched.clear();
    touching = null;
    trail = [];
    show('');
  };
  return {
    begin: ({ at }) => {
      touching = createTouching(app.context().diagram, routes());
      go(at);
    },
    draw: (samples) => {
      for (const { at } of samples) go(at);
    },
    finish: () => {
      const gone = [...touched];
      stop();
      if (gone.length > 0) app.apply(erase(app.context(), gone));
    },
    cancel: stop,
  };
}
