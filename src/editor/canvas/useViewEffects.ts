/** Fit, zoom: what the view's commands ask of the canvas. Panels lie over it, so fitting leaves room for them. */
import { useReactFlow } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import { seenAs } from '../../layout/visibleDiagram';
import { kindOf } from '../../model/elements';
import { useApp } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';
import { paddingBeside } from './inSight';

const DURATION_MS = 180;

export function useViewEffects(): void {
  const app = useApp();
  const flow = useReactFlow();
  const looked = useRef(false);
  const show = useCallback(
    (only?: ReadonlySet<string>) => {
      // The first look at a diagram is simply there; only a change of view is animated.
      const duration = looked.current ? motion() : 0;
      looked.current = true;
      const { panels, zen } = app.session.getState();
      if (flow.getNodes().length === 0) {
        // A fit of nothing would wait for the first card and then jump.
        void flow.setCenter(0, 0, { zoom: 1, duration });
        return;
      }
      void flow.fitView({
        duration,
        maxZoom: 1,
        padding: inPixels(paddingBeside(panels, zen)),
        ...(only ? { nodes: [...only].map((id) => ({ id })) } : {}),
      });
    },
    [app, flow],
  );
  useEffectHandlers({
    'fit-all': () => show(),
    'fit-selection': () => show(nodesOf(app)),
    'zoom-in': () => void flow.zoomIn({ duration: motion() }),
    'zoom-out': () => void flow.zoomOut({ duration: motion() }),
    'zoom-reset': () => void flow.zoomTo(1, { duration: motion() }),
  });
}

const inPixels = ({ left, right, top, bottom }: ReturnType<typeof paddingBeside>) =>
  ({ left: `${left}px`, right: `${right}px`, top: `${top}px`, bottom: `${bottom}px` }) as const;

/** The selected nodes, and the ends of selected connections. */
function nodesOf(app: ReturnType<typeof useApp>): ReadonlySet<string> {
  const { diagram, session } = app.context();
  const ids = new Set<string>();
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

/** Milliseconds a change of view takes. */
/** Whether nothing should move by itself. */
export const prefersStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

export const motion = (): number =>
  window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : DURATION_MS;
