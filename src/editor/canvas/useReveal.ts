/** Brings what is selected into view: the canvas moves as little as it must, and zooms out where that isn't enough. */
import { useReactFlow } from '@xyflow/react';
import { groupBounds } from '../../layout/groupBounds';
import { nodeRect } from '../../layout/nodeRect';
import { idsOf } from '../../model/elements';
import { boundsOf, type Rect } from '../../shared/geometry';
import type { App } from '../../state/app';
import { useApp } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';
import { inSight } from './inSight';
import { motion } from './useViewEffects';

const MARGIN = 24;

export function useReveal(): void {
  const app = useApp();
  const flow = useReactFlow();
  useEffectHandlers({
    'reveal-selection': () => {
      const selected = selectedArea(app);
      if (!selected) return;
      const { zoom, x, y } = flow.getViewport();
      const { x: left, y: top } = flow.flowToScreenPosition(selected);
      const area = { x: left, y: top, width: selected.width * zoom, height: selected.height * zoom };
      const sight = inSight(app.session.getState().panels);
      const by = {
        x: shift(area.x, area.width, sight.x, sight.width),
        y: shift(area.y, area.height, sight.y, sight.height),
      };
      // What is new can be fitted only once it is drawn.
      if (by.x === null || by.y === null) requestAnimationFrame(() => app.apply({ effect: 'fit-all' }));
      else if (by.x !== 0 || by.y !== 0)
        void flow.setViewport({ zoom, x: x + by.x, y: y + by.y }, { duration: motion() });
    },
  });
}

/** How far a stretch has to go to lie within another; null: it is too long for that. */
function shift(start: number, length: number, from: number, room: number): number | null {
  if (length + 2 * MARGIN > room) return null;
  if (start < from + MARGIN) return from + MARGIN - start;
  return Math.min(0, from + room - MARGIN - (start + length));
}

function selectedArea(app: App): Rect | null {
  const { diagram, session } = app.context();
  const frames = groupBounds(diagram);
  const cards = [...idsOf(session.selection, 'component')].flatMap((id) => {
    const component = diagram.components.get(id);
    return component ? [nodeRect(component)] : [];
  });
  return boundsOf([
    ...cards,
    ...[...idsOf(session.selection, 'group')].flatMap((id) => frames.get(id) ?? []),
  ]);
}
