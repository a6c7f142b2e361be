/**
 * When the menu of what can be done opens: on a right click that didn't turn into panning, on a long press, and by key.
 * What was hit is what is selected then; on the empty canvas nothing is.
 */
import { useReactFlow } from '@xyflow/react';
import {
  type MouseEvent as ReactMouseEvent,
  type PointerEvent as ReactPointerEvent,
  useCallback,
  useRef,
  useState,
} from 'react';
import { rectsOf } from '../../layout/bodyRects';
import { type ElementRef, refOf } from '../../model/elements';
import { boundsOf, centerOf, type Point } from '../../shared/geometry';
import type { App } from '../../state/app';
import { useApp } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';
import { isPane } from './isPane';
import { watchLongPress } from './longPress';

export interface OpenedMenu {
  /** On the screen. */
  readonly at: Point;
  /** One more each time, so that each is a menu of its own. */
  readonly turn: number;
}

/** Further than this the pointer pans. */
const STILL_PX = 4;
const RIGHT = 2;

export function useContextMenu() {
  const app = useApp();
  const { flowToScreenPosition } = useReactFlow();
  const [opened, setOpened] = useState<OpenedMenu | null>(null);
  /** Whether a mouse button stands behind the browser's own event: that comes before or after the button is up. */
  const byMouse = useRef(false);

  const open = useCallback((at: Point) => setOpened((before) => ({ at, turn: (before?.turn ?? 0) + 1 })), []);
  const close = useCallback(() => setOpened(null), []);

  const onPointerDown = useCallback(
    (event: ReactPointerEvent) => {
      byMouse.current = event.button === RIGHT && event.pointerType === 'mouse';
      if (event.pointerType === 'touch' && event.isPrimary) {
        const pressed = event.target;
        watchLongPress(event, (at) => {
          choose(app, pressed);
          open(at);
        });
      }
      if (!byMouse.current) return;
      const from = { x: event.clientX, y: event.clientY };
      const target = event.target;
      const onUp = (up: PointerEvent) => {
        window.removeEventListener('pointerup', onUp, true);
        if (Math.hypot(up.clientX - from.x, up.clientY - from.y) > STILL_PX) return;
        choose(app, target);
        open(from);
      };
      window.addEventListener('pointerup', onUp, true);
      window.addEventListener('keydown', () => (byMouse.current = false), { once: true, capture: true });
    },
    [app, open],
  );

  const onContextMenu = useCallback(
    (event: ReactMouseEvent) => {
      if (event.target instanceof Element && event.target.closest('input, textarea')) return;
      event.preventDefault();
      if (byMouse.current) return;
      choose(app, event.target);
      open({ x: event.clientX, y: event.clientY });
    },
    [app, open],
  );

  useEffectHandlers({
    'context-menu': () => {
      const { diagram, session } = app.context();
      const around = boundsOf(rectsOf(diagram, session.selection).values());
      const middle = { x: window.innerWidth / 2, y: window.innerHeight / 2 };
      open(around ? within(flowToScreenPosition(centerOf(around)), middle) : middle);
    },
  });

  return { opened, close, onPointerDown, onContextMenu };
}

/** A thing under the pointer that isn't selected becomes the selection; the empty canvas ends it. */
function choose(app: App, target: EventTarget | null): void {
  const { selection } = app.context().session;
  const ref = refUnder(target);
  if (ref === null) {
    if (isPane(target)) app.apply({ session: { selection: new Set() } });
  } else if (!selection.has(ref)) app.apply({ session: { selection: new Set([ref]) } });
}

function refUnder(target: EventTarget | null): ElementRef | null {
  if (!(target instanceof Element)) return null;
  const label = target.closest<SVGElement>('[data-connection]')?.dataset.connection;
  if (label !== undefined) return refOf('connection', label);
  const chip = target.closest<HTMLElement>('[data-group-chip]')?.dataset['groupChip'];
  if (chip !== undefined) return refOf('group', chip);
  const element = target.closest<HTMLElement>('.react-flow__node, .react-flow__edge');
  return (element?.dataset.id as ElementRef | undefined) ?? null;
}

/** A point of the screen, or another one where it isn't on it. */
const within = (at: Point, otherwise: Point): Point =>
  at.x >= 0 && at.y >= 0 && at.x <= window.innerWidth && at.y <= window.innerHeight ? at : otherwise;
