/** What is named is near enough to be read while it is typed: from afar the view goes there first. */
import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { boundsOf, centerOf } from '../../shared/geometry';
import { useApp, useSession } from '../app/hooks';
import { inSight } from './inSight';
import { READABLE_ZOOM } from './useDetail';
import { areasOf } from './useReveal';
import { motion } from './useViewEffects';

export function useNamingInSight(): void {
  const app = useApp();
  const flow = useReactFlow();
  const renaming = useSession((session) => session.renaming);
  useEffect(() => {
    if (renaming === null || flow.getZoom() >= READABLE_ZOOM) return;
    const area = boundsOf(areasOf(app.context(), renaming));
    if (!area) return;
    const sight = inSight(app.session.getState());
    const corner = flow.flowToScreenPosition({ x: 0, y: 0 });
    const { x, y } = flow.getViewport();
    const zoom = Math.max(READABLE_ZOOM, Math.min(1, sight.width / area.width, sight.height / area.height));
    const [middle, wanted] = [centerOf(area), centerOf(sight)];
    // The screen's corner and the canvas' own need not be the same.
    const origin = { x: corner.x - x, y: corner.y - y };
    void flow.setViewport(
      {
        zoom,
        x: wanted.x - origin.x - middle.x * zoom,
        y: wanted.y - origin.y - middle.y * zoom,
      },
      { duration: motion() },
    );
  }, [app, flow, renaming]);
}
