/** The laser: a trail that fades by itself, for who is watching. It is on the screen alone, never in the document. */
import { strokeOutline } from '../../layout/strokeOutline';
import type { StrokePoint } from '../../model/diagram';
import type { Point } from '../../shared/geometry';
import type { Hand, HandTools } from './hands';

const LASTS_MS = 900;
/** In pixels of the screen. */
const WIDTH = 5;

interface Spot {
  readonly at: Point;
  readonly timeMs: number;
}

export function createLaserHand({ zoom, show }: HandTools): Hand {
  /** Each as long as the laser was held; the last one is growing. */
  let trails: readonly (readonly Spot[])[] = [];
  let isHeld = false;
  let frame = 0;
  const paint = () => {
    frame = 0;
    const now = performance.now();
    trails = trails
      .map((trail, index) =>
        trail.filter(
          ({ timeMs }, spot) =>
            now - timeMs < LASTS_MS || (isHeld && index === trails.length - 1 && spot === trail.length - 1),
        ),
      )
      .filter((trail) => trail.length > 0);
    show(trails.map((trail) => strokeOutline(trail.map(faded(now)), WIDTH / zoom())).join(''));
    if (trails.length > 0) frame = requestAnimationFrame(paint);
  };
  const add = (at: Point) => {
    const spot = { at, timeMs: performance.now() };
    trails = [...trails.slice(0, -1), [...(trails.at(-1) ?? []), spot]];
    if (frame === 0) frame = requestAnimationFrame(paint);
  };
  return {
    begin: ({ at }) => {
      isHeld = true;
      trails = [...trails, []];
      add(at);
    },
    draw: (samples) => {
      for (const { at } of samples) add(at);
    },
    finish: () => {
      isHeld = false;
    },
    cancel: () => {
      cancelAnimationFrame(frame);
      frame = 0;
      isHeld = false;
      trails = [];
      show('');
    },
  };
}

/** The older the thinner. */
const faded =
  (now: number) =>
  ({ at, timeMs }: Spot): StrokePoint => [at.x, at.y, Math.max(0, 1 - (now - timeMs) / LASTS_MS)];
