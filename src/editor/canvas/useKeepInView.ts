/** What is moved or chosen by key stays in sight: the view follows it just as far as it has to. */
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { rectsOf } from '../../layout/bodyRects';
import { boundsOf, type Rect } from '../../shared/geometry';
import { useApp } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';

/** Between what is followed and the edge of what is in sight. */
const MARGIN_PX = 24;

export function useKeepInView(): void {
  const app = useApp();
  const flow = useReactFlow();
  const store = useStoreApi();
  useEffectHandlers({
    'keep-in-view': () => {
      const { diagram, session } = app.context();
      const around = boundsOf(rectsOf(diagram, session.selection).values());
      if (!around) return;
      const { width, height } = store.getState();
      const { x, y, zoom } = flow.getViewport();
      const seen = inSight({ x: 0, y: 0, width, height }, session.panels);
      const shown = {
        x: around.x * zoom + x,
        y: around.y * zoom + y,
        width: around.width * zoom,
        height: around.height * zoom,
      };
      const by = {
        x: missing(shown.x, shown.width, seen.x, seen.width),
        y: missing(shown.y, shown.height, seen.y, seen.height),
      };
      if (by.x !== 0 || by.y !== 0) void flow.setViewport({ x: x + by.x, y: y + by.y, zoom });
    },
  });
}

/** What of the canvas no panel covers. */
function inSight(
  { width, height }: Rect,
  panels: { readonly palette: boolean; readonly inspector: boolean },
): Rect {
  const left = (panels.palette ? 232 : 0) + MARGIN_PX;
  const right = (panels.inspector ? 316 : 0) + MARGIN_PX;
  const top = 52 + MARGIN_PX;
  const bottom = 34 + MARGIN_PX;
  return { x: left, y: top, width: width - left - right, height: height - top - bottom };
}

/** How far something has to be moved along one axis to be seen; what is larger than the view stays if it is seen at all. */
function missing(at: number, size: number, from: number, room: number): number {
  const isLarger = size > room;
  if (at < from && !(isLarger && at + size > from)) return from - at;
  if (at + size > from + room && !(isLarger && at < from + room)) return from + room - (at + size);
  return 0;
}
