/** Puts a pattern around what is selected, or beside; the view follows if that is out of sight. */
import { nodeRect } from '../../layout/nodeRect';
import type { Pattern } from '../../library/pattern';
import { idsOf } from '../../model/elements';
import type { Outcome } from '../../state/command';
import { insertPattern } from '../../state/patterns/insertPattern';
import { focusCanvas } from '../app/focus';
import { useApp } from '../app/hooks';
import { useCanvasPoint } from '../canvas/useCanvasPoint';
import { pieceOf } from './patternPieces';

export function useInsertPattern(): (pattern: Pattern) => void {
  const app = useApp();
  const toCanvas = useCanvasPoint();
  const isInSight = ({ diagram, session }: Outcome): boolean => {
    const from = toCanvas({ x: PANELS.left, y: PANELS.top });
    const to = toCanvas({ x: window.innerWidth - PANELS.right, y: window.innerHeight - PANELS.bottom });
    return [...idsOf(session?.selection ?? [], 'component')].every((id) => {
      const component = diagram?.components.get(id);
      if (!component) return true;
      const { x, y, width, height } = nodeRect(component);
      return x >= from.x && y >= from.y && x + width <= to.x && y + height <= to.y;
    });
  };
  return (pattern) => {
    const middle = toCanvas({ x: window.innerWidth / 2, y: window.innerHeight / 2 });
    const outcome = insertPattern(app.context(), pieceOf(pattern), middle);
    app.apply(outcome);
    focusCanvas();
    // The view can only follow to what is drawn.
    if (!isInSight(outcome)) requestAnimationFrame(() => app.apply({ effect: 'fit-all' }));
  };
}

/** Pixels of the window that lie under panels. */
const PANELS = { left: 232, right: 316, top: 48, bottom: 34 };
