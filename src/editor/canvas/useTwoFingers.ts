/**
 * Two fingers on what is drawn zoom and move the canvas, as they do beside it: the library leaves what is on a node to
 * that node, and on a small screen there is nothing beside it. What one of them had in hand stays where it was.
 */
import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { createSurfacePan } from './surfacePan';

export function useTwoFingers(): void {
  const flow = useReactFlow();
  useEffect(() => {
    const pan = createSurfacePan(flow);
    const onStart = (event: TouchEvent) => {
      if (pan.count() === 0 && !isOnNodes(event.touches)) return;
      for (const touch of event.touches)
        if (!pan.has(touch.identifier)) pan.press(touch.identifier, placeOf(touch));
      event.stopPropagation();
    };
    const onMove = (event: TouchEvent) => {
      if (pan.count() === 0) return;
      for (const touch of event.changedTouches) pan.move(touch.identifier, placeOf(touch));
      event.stopPropagation();
      if (event.cancelable) event.preventDefault();
    };
    // Who has begun something with the first of them hears that it is lifted.
    const onEnd = (event: TouchEvent) => {
      for (const touch of event.changedTouches) pan.release(touch.identifier);
    };
    const listeners = [
      ['touchstart', onStart],
      ['touchmove', onMove],
      ['touchend', onEnd],
      ['touchcancel', onEnd],
    ] as const;
    for (const [type, listener] of listeners)
      window.addEventListener(type, listener, { capture: true, passive: false });
    return () => {
      for (const [type, listener] of listeners) window.removeEventListener(type, listener, true);
    };
  }, [flow]);
}

/** Two or more on the canvas, at least one of them on a node, and none on what it is connected by. */
function isOnNodes(touches: TouchList): boolean {
  const targets = [...touches].map(({ target }) => (target instanceof Element ? target : null));
  return (
    targets.length > 1 &&
    targets.every((target) => target?.closest('.react-flow') && !target.closest(ENDS)) &&
    targets.some((target) => target?.closest('.react-flow__node'))
  );
}

const ENDS = '.react-flow__handle, .resize-handle, input, textarea';

const placeOf = ({ clientX, clientY }: Touch) => ({ x: clientX, y: clientY });
