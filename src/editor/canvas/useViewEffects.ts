/** Fit, zoom: what the view's commands ask of the canvas. Panels lie over it, so fitting leaves room for them. */
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import { rectsOf } from '../../layout/bodyRects';
import { pageBounds } from '../../layout/pageBounds';
import { seenAs } from '../../layout/visibleDiagram';
import { type ElementRef, kindOf } from '../../model/elements';
import { boundsOf } from '../../shared/geometry';
import { useApp } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';
import { sidesCovered } from './inSight';
import { viewportFor } from './viewportFor';

const DURATION_MS = 180;

export function useViewEffects(): void {
  const app = useApp();
  const flow = useReactFlow();
  const store = useStoreApi();
  const show = useCallback(
    (duration: number, only?: ReadonlySet<ElementRef>) => {
      const { diagram } = app.context();
      const rect = only ? boundsOf(rectsOf(diagram, only).values()) : pageBounds(diagram);
      if (only && !rect) return;
      void flow.setViewport(viewportFor(rect, store.getState(), sidesCovered(app.session.getState()), 1), {
        duration,
      });
    },
    [app, flow, store],
  );
  useEffectHandlers({
    // The first look at a diagram is simply there; only a change of view is animated.
    'show-document': () => show(0),
    'fit-all': () => show(motion()),
    'fit-selection': () => show(motion(), nodesOf(app)),
    'zoom-in': () => void flow.zoomIn({ duration: motion() }),
    'zoom-out': () => void flow.zoomOut({ duration: motion() }),
    'zoom-reset': () => void flow.zoomTo(1, { duration: motion() }),
  });
}

/** The selected nodes, and the ends of selected connections. */
function nodesOf(app: ReturnType<typeof useApp>): ReadonlySet<ElementRef> {
  const { diagram, session } = app.context();
  const ids = new Set<ElementRef>();
  for (const ref of session.selection) {
    if (kindOf(ref) !== 'connection') ids.add(seenAs(diagram, ref));
    const connection = diagram.connections.get(ref.slice('connection:'.length));
    if (kindOf(ref) === 'connection' && connection) {
      ids.add(seenAs(diagram, `component:${connection.from}`));
      ids.add(seenAs(diagram, `component:${connection.to}`));
    }
  }
  return ids;
}

/** Whether nothing should move by itself. */
export const prefersStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Milliseconds a change of view takes. */
export const motion = (): number => (prefersStillness() ? 0 : DURATION_MS);
