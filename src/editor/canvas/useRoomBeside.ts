/**
 * When panels open over the canvas, the view makes room: what was looked at (the journey that is played or aimed at, the part
 * that is asked about, what is selected, else the page) is seen beside them. When they go, the view is as it was, unless
 * somebody has moved it since.
 */
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import type { Estimate } from '../../estimate/answer';
import { rectsOf } from '../../layout/bodyRects';
import { refOf } from '../../model/elements';
import { boundsOf, type Rect } from '../../shared/geometry';
import type { Context } from '../../state/command';
import type { Session } from '../../state/sessionStore';
import { useAnalysis, useApp } from '../app/hooks';
import { useLatest } from '../app/useLatest';
import { larger, PANELS } from './coveredSides';
import { sidesCovered } from './inSight';
import { areasOf } from './useReveal';
import { motion } from './useViewEffects';
import { type LookedAt, viewBeside } from './viewBeside';
import type { Sides, Viewport } from './viewportFor';

interface Made {
  /** As it was before panels opened, and what was seen then. */
  readonly view: Viewport;
  readonly sides: Sides;
  readonly what: LookedAt | null;
  /** As it was made, and from when on it is there. */
  readonly now: Viewport;
  readonly fromMs: number;
}

export function useRoomBeside(): void {
  const app = useApp();
  const flow = useReactFlow();
  const store = useStoreApi();
  const analysis = useLatest(useAnalysis());
  useEffect(() => {
    const main = document.querySelector('main');
    if (!main) return;
    let made: Made | null = null;
    let last = lookAt(app.session.getState());

    const look = (): void => {
      const context = app.context();
      const { open, docked, sides: covered } = lookAt(context.session);
      const before = last;
      // One that is open grows and shrinks with what is in it: the view doesn't follow that back and forth.
      const isAsOpen = open === before.open && docked === before.docked;
      const sides = isAsOpen ? larger(before.sides, covered) : covered;
      last = { open, docked, sides };
      if (docked !== before.docked) made = null;
      if (docked !== before.docked || context.session.presenting !== null || isSameSides(before.sides, sides))
        return;
      const view = flow.getViewport();
      if (made && performance.now() > made.fromMs && !isSameView(view, made.now)) made = null;
      const from = made ?? { view, sides: before.sides };
      const what = open === before.open && made ? made.what : lookedAt(context, analysis().estimate);
      const { width, height } = store.getState();
      const between = { before: from.sides, after: sides };
      const now = open === '' || !what ? from.view : viewBeside(from.view, what, { width, height }, between);
      made = open === '' ? null : { ...from, what, now, fromMs: performance.now() + motion() + SLACK_MS };
      if (!isSameView(now, view)) void flow.setViewport(now, { duration: motion() });
    };

    let frame = 0;
    const lookSoon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    const sizes = new ResizeObserver(lookSoon);
    const panels = new MutationObserver(() => {
      sizes.disconnect();
      for (const panel of document.querySelectorAll(PANELS)) sizes.observe(panel);
      lookSoon();
    });
    panels.observe(main, { childList: true });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      panels.disconnect();
    };
  }, [app, flow, store, analysis]);
}

const SLACK_MS = 60;

/** Which panels are open over the canvas, which are docked beside it, and what all of them cover. */
function lookAt(session: Session) {
  const { panels, zen, interviewPanel } = session;
  return {
    open: [...document.querySelectorAll(PANELS)].map(({ className }) => className).join(),
    docked: JSON.stringify([panels.palette, panels.outline, panels.inspector, zen, interviewPanel]),
    sides: sidesCovered(session),
  };
}

function lookedAt(context: Context, estimate: Estimate): LookedAt | null {
  const { diagram, session } = context;
  const { why, trace, targets, selection } = session;
  if (why && why.subject.kind !== 'journey') {
    const { kind, id } = why.subject;
    return around(areasOf(context, refOf(kind, id)), 'seen');
  }
  if (trace || targets || why) {
    const id = why?.subject.id ?? session.journey ?? [...estimate.journeys.keys()][0] ?? '';
    const parts = [...(estimate.journeys.get(id)?.components.keys() ?? [])];
    const rects = rectsOf(
      diagram,
      parts.map((part) => refOf('component', part)),
    );
    const journey = around([...rects.values()], trace ? 'all' : 'seen');
    if (journey) return journey;
  }
  const isOnParts = session.scenario === null && session.compare === null && session.path === null;
  if (isOnParts && selection.size > 0)
    return around(
      [...selection].flatMap((ref) => areasOf(context, ref)),
      'seen',
    );
  // Notes beside the drawing may be hidden before its parts are.
  const parts = [...diagram.components.keys()].map((id) => refOf('component', id));
  return around([...rectsOf(diagram, parts).values()], 'whole');
}

function around(rects: readonly Rect[], of: LookedAt['of']): LookedAt | null {
  const rect = boundsOf(rects);
  return rect && { rect, of };
}

const isSameSides = (a: Sides, b: Sides): boolean =>
  a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom;

const isSameView = (a: Viewport, b: Viewport): boolean =>
  Math.abs(a.x - b.x) < 0.5 && Math.abs(a.y - b.y) < 0.5 && Math.abs(a.zoom - b.zoom) < 1e-4;
