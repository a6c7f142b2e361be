/** Puts a pattern around what is selected, or beside; the view follows if that is out of sight. */
import type { Pattern } from '../../library/pattern';
import type { Point } from '../../shared/geometry';
import { insertPattern } from '../../state/patterns/insertPattern';
import { focusCanvas } from '../app/focus';
import { useApp } from '../app/hooks';
import { useCanvasPoint } from '../canvas/useCanvasPoint';
import { pieceOf } from './patternPieces';

/** `at`: a point of the canvas; absent: the middle of the screen. */
export function useInsertPattern(): (pattern: Pattern, at?: Point) => void {
  const app = useApp();
  const toCanvas = useCanvasPoint();
  return (pattern, at) => {
    const middle = () => toCanvas({ x: window.innerWidth / 2, y: window.innerHeight / 2 });
    const outcome = insertPattern(app.context(), pieceOf(pattern), at ?? middle());
    app.apply({ ...outcome, effect: 'reveal-selection' });
    focusCanvas();
  };
}
