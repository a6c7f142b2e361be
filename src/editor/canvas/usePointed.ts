/**
 * Tells the app what is pointed at: the pointer while it is over the canvas, else the middle of what is seen of it. In a
 * menu that was opened on the canvas it is still the place where that was done.
 */
import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { centerOf, type Point } from '../../shared/geometry';
import { useApp } from '../app/hooks';
import { inSight } from './inSight';

export function usePointed(): void {
  const app = useApp();
  const { screenToFlowPosition } = useReactFlow();
  useEffect(() => {
    let pointer: Point | null = null;
    const follow = ({ target, clientX, clientY }: PointerEvent) => {
      if (!(target instanceof Element) || target.closest('[role="menu"]')) return;
      const isOver = target.closest('.react-flow') && !target.closest('.overview');
      pointer = isOver ? { x: clientX, y: clientY } : null;
    };
    const leave = () => {
      pointer = null;
    };
    app.onPointed(() => {
      const screen = pointer ?? centerOf(inSight(app.session.getState()));
      return { screen, at: screenToFlowPosition(screen) };
    });
    window.addEventListener('pointermove', follow);
    document.addEventListener('pointerleave', leave);
    return () => {
      window.removeEventListener('pointermove', follow);
      document.removeEventListener('pointerleave', leave);
    };
  }, [app, screenToFlowPosition]);
}
