/** What is moved or chosen by key stays in sight: the view follows it just as far as it has to. */
import { useReactFlow } from '@xyflow/react';
import { rectsOf } from '../../layout/bodyRects';
import { boundsOf } from '../../shared/geometry';
import { useApp } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';
import { fromBehindOverview, inSight } from './inSight';

export function useKeepInView(): void {
  const app = useApp();
  const flow = useReactFlow();
  useEffectHandlers({
    'keep-in-view': () => {
      const { diagram, session } = app.context();
      const around = boundsOf(rectsOf(diagram, session.selection).values());
      if (!around) return;
      const { x, y, zoom } = flow.getViewport();
      const seen = inSight(session);
      const shown = {
        x: around.x * zoom + x,
        y: around.y * zoom + y,
        width: around.width * zoom,
        height: around.height * zoom,
      };
      const into = {
        x: missing(shown.x, shown.width, seen.x, seen.width),
        y: missing(shown.y, shown.height, seen.y, seen.height),
      };
      const moved = { ...shown, x: shown.x + into.x, y: shown.y + into.y };
      const by = { x: into.x, y: into.y + fromBehindOverview(moved, seen) };
      if (by.x !== 0 || by.y !== 0) void flow.setViewport({ x: x + by.x, y: y + by.y, zoom });
    },
  });
}

/** How far something has to be moved along one axis to be seen; what is larger than the view stays if it is seen at all. */
function missing(at: number, size: number, from: number, room: number): number {
  const isLarger = size > room;
  if (at < from && !(isLarger && at + size > from)) return from - at;
  if (at + size > from + room && !(isLarger && at < from + room)) return from + room - (at + size);
  return 0;
}
