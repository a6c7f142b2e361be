/**
 * Dots to see movement by. They lie in a layer a little larger than the screen that panning shifts by less than the
 * distance of two, so that nothing is painted anew until the zoom changes.
 */
import { useStoreApi } from '@xyflow/react';
import { useLayoutEffect, useRef } from 'react';

const GAP = 22;
const SIZE = 1.6;
/** On the screen: closer than this every second dot is left out. */
const LEAST_GAP_PX = 14;

export function CanvasDots() {
  const layer = useRef<HTMLDivElement>(null);
  const store = useStoreApi();
  useLayoutEffect(() => {
    let shownZoom = 0;
    const follow = ([x, y, zoom]: readonly [number, number, number]) => {
      const style = layer.current?.style;
      if (!style) return;
      let gap = GAP * zoom;
      while (gap < LEAST_GAP_PX) gap *= 2;
      if (zoom !== shownZoom) {
        shownZoom = zoom;
        const radius = (SIZE / 2) * Math.max(zoom, LEAST_GAP_PX / GAP);
        style.inset = `${-gap}px`;
        style.backgroundSize = `${gap}px ${gap}px`;
        style.backgroundImage = dots(radius);
      }
      style.transform = `translate(${modulo(x, gap)}px, ${modulo(y, gap)}px)`;
    };
    follow(store.getState().transform);
    return store.subscribe(({ transform }, before) => {
      if (transform !== before.transform) follow(transform);
    });
  }, [store]);
  return <div ref={layer} className="canvas-dots" />;
}

const dots = (radius: number): string =>
  `radial-gradient(circle at center, var(--dot) ${radius - 0.25}px, transparent ${radius + 0.25}px)`;

const modulo = (value: number, by: number): number => ((value % by) + by) % by;
