/** A talk: the canvas fills the screen, keys and presses walk through the steps, and the end leaves everything as it was. */
import './presenting.css';
import { useReactFlow, useStore } from '@xyflow/react';
import { ChevronLeft, ChevronRight, WandSparkles, X } from 'lucide-react';
import { useLayoutEffect } from 'react';
import { commandFor } from '../../state/commands/commands';
import { presentAt, startPresenting, stopPresenting } from '../../state/present';
import type { Presentation } from '../../state/sessionStore';
import { focusCanvas } from '../app/focus';
import { useAnalysis, useApp, useSession, useShell } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';
import { keyboardOf } from '../app/useKeyboard';
import { useFullScreen } from './useFullScreen';
import { usePresentKeys } from './usePresentKeys';
import { prefersStillness } from './useViewEffects';
import { viewportFor } from './viewportFor';

const AROUND = { left: 64, right: 64, top: 56, bottom: 72 };
const CLOSEST_ZOOM = 1.6;
const MOVE_MS = 420;

export function Presenting() {
  const app = useApp();
  const { estimate } = useAnalysis();
  const presenting = useSession((session) => session.presenting);
  useEffectHandlers({
    present: () => {
      const context = app.context();
      const { journey } = context.session;
      const connections = journey === null ? undefined : estimate.journeys.get(journey)?.connections;
      app.apply(startPresenting(context, connections ? new Set(connections.keys()) : null));
    },
  });
  return presenting && <Stage presenting={presenting} />;
}

function Stage({ presenting: { steps, at } }: { readonly presenting: Presentation }) {
  const shell = useShell();
  const { app } = shell;
  const flow = useReactFlow();
  const step = steps[at];
  const to = (place: number) => app.apply(presentAt(app.context(), place));
  const stop = () => app.apply(stopPresenting(app.context()));
  const isPointing = useSession((session) => session.tool === 'laser');
  const point = () => app.apply({ session: { tool: isPointing ? 'select' : 'laser' } });
  useFullScreen(stop);
  const isToggle = (event: KeyboardEvent) =>
    commandFor(event, shell.isMac, keyboardOf(shell))?.id === 'present';
  usePresentKeys({ at, last: steps.length - 1, to, stop, point, isPointing, isToggle });

  // Above what moves the view: it is the last to be undone.
  useLayoutEffect(() => {
    const before = flow.getViewport();
    return () => {
      void flow.setViewport(before);
      focusCanvas();
    };
  }, [flow]);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  useLayoutEffect(() => {
    if (!step) return;
    const view = viewportFor(step.frame, { width, height }, AROUND, CLOSEST_ZOOM);
    void flow.setViewport(view, { duration: prefersStillness() ? 0 : MOVE_MS });
  }, [flow, step, width, height]);

  if (!step) return null;
  const title = step.title || step.chapter;
  const chapter = step.title && new Set(steps.map(({ page }) => page)).size > 1 ? step.chapter : '';
  return (
    <section className="stage" aria-label="Presentation" data-pointing={isPointing || undefined}>
      {!isPointing && (
        <button
          type="button"
          className="stage-surface"
          tabIndex={-1}
          aria-label="Go on"
          onClick={() => to(at + 1)}
        />
      )}
      <p className="visually-hidden" role="status">
        Step {at + 1} of {steps.length}: {title}
        {chapter && `, on ${chapter}`}
      </p>
      <div className="stage-bar">
        <button
          type="button"
          className="icon-button"
          aria-label="Step back"
          disabled={at === 0}
          onClick={() => to(at - 1)}
        >
          <ChevronLeft size={15} />
        </button>
        <span className="stage-count">
          {at + 1} / {steps.length}
        </span>
        <button
          type="button"
          className="icon-button"
          aria-label="Next step"
          disabled={at === steps.length - 1}
          onClick={() => to(at + 1)}
        >
          <ChevronRight size={15} />
        </button>
        <span className="stage-title">
          {chapter && <span className="muted">{chapter} · </span>}
          {title}
        </span>
        <button
          type="button"
          className="icon-button"
          aria-label="Point with the laser"
          aria-pressed={isPointing}
          title="K"
          onClick={point}
        >
          <WandSparkles size={15} />
        </button>
        <button type="button" className="icon-button" aria-label="End the presentation" onClick={stop}>
          <X size={15} />
        </button>
      </div>
    </section>
  );
}
