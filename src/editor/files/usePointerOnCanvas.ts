/** Where a paste lands: under the pointer while it is over the canvas, else in the middle of the screen. */
import { useEffect, useRef } from 'react';
import type { Point } from '../../shared/geometry';
import { useCanvasPoint } from '../canvas/useCanvasPoint';

export function usePointerOnCanvas(): () => Point {
  const toCanvas = useCanvasPoint();
  const pointer = useRef<Point | null>(null);
  useEffect(() => {
    const follow = (event: PointerEvent) => {
      const over = event.target instanceof Element && event.target.closest('.react-flow') !== null;
      const next = { x: event.clientX, y: event.clientY };
      if (over) pointer.current = next;
    };
    window.addEventListener('pointermove', follow);
    return () => window.removeEventListener('pointermove', follow);
  }, []);
  const answer = useRef(() => ({ x: 0, y: 0 }));
  answer.current = () => toCanvas(pointer.current ?? { x: window.innerWidth / 2, y: window.innerHeight / 2 });
  const stable = useRef(() => answer.current());
  return stable.current;
}
