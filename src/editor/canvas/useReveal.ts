/**
 * Brings what is selected into view: the canvas moves as little as it must; to what is far away it goes with that in the
 * middle, and zooms out where there isn't room for it.
 */
import { useReactFlow } from '@xyflow/react';
import { rectsOf } from '../../layout/bodyRects';
import { type ElementRef, idOf, kindOf } from '../../model/elements';
import { boundsOf, type Rect } from '../../shared/geometry';
import type { App } from '../../state/app';
import type { Context, Effect } from '../../state/command';
import { useApp } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';
import { fromBehindOverview, inSight } from './inSight';
import { motion } from './useViewEffects';

export function useReveal(): void {
  const app = useApp();
  const flow = useReactFlow();
  /** `tooLarge`: what becomes of the view where there isn't room at its zoom. */
  const reveal = (tooLarge: (share: number) => Effect | null): void => {
    const selected = selectedArea(app);
    if (!selected) return;
    const { zoom, x, y } = flow.getViewport();
    const { x: left, y: top } = flow.flowToScreenPosition(selected);
    const [width, height] = [selected.width * zoom, selected.height * zoom];
    const sight = inSight(app.session.getState());
    const right = shift(left, width, sight.x, sight.width);
    const down = shift(top, height, sight.y, sight.height);
    if (right === null || down === null) {
      const effect = tooLarge(Math.min(sight.width / width, sight.height / height));
      // What is new can be fitted only once it is drawn.
      if (effect) requestAnimationFrame(() => app.apply({ effect }));
      return;
    }
    const up = fromBehindOverview({ x: left + right, y: top + down, width, height }, sight);
    if (right !== 0 || down + up !== 0)
      void flow.setViewport({ zoom, x: x + right, y: y + down + up }, { duration: motion() });
  };
  useEffectHandlers({
    'reveal-selection': () => reveal(() => 'fit-all'),
    'reveal-frame': () => reveal((share) => (share >= LEAST_SHARE ? 'fit-selection' : null)),
  });
}

/** Of what somebody looks at closely, a frame around far more than is seen doesn't take the view away. */
const LEAST_SHARE = 0.5;

/** How far a stretch has to go to lie within another; null: it is too long for that. */
function shift(start: number, length: number, from: number, room: number): number | null {
  if (length > room) return null;
  const least = start < from ? from - start : Math.min(0, from + room - start - length);
  return Math.abs(least) > room / 2 ? from + (room - length) / 2 - start : least;
}

function selectedArea(app: App): Rect | null {
  const context = app.context();
  return boundsOf([...context.session.selection].flatMap((ref) => areasOf(context, ref)));
}

/** Of a connection those of its ends; of a stroke where it begins. */
export function areasOf({ diagram }: Context, ref: ElementRef): readonly Rect[] {
  const connection = kindOf(ref) === 'connection' ? diagram.connections.get(idOf(ref)) : undefined;
  if (connection)
    return [...rectsOf(diagram, [`component:${connection.from}`, `component:${connection.to}`]).values()];
  const position = kindOf(ref) === 'drawing' ? diagram.drawings.get(idOf(ref))?.position : undefined;
  return position ? [{ ...position, width: 0, height: 0 }] : [...rectsOf(diagram, [ref]).values()];
}
