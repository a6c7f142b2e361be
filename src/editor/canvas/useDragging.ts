/**
 * Dragging what is selected: it moves on the screen alone, the drop is what the document hears of, and Escape leaves
 * everything where it was. Begun with Alt or Ctrl it is a copy that moves, and the original stays. On the way it lines up with
 * what it passes; Shift keeps it to one axis, and Ctrl (Cmd) held lets it stand anywhere.
 */
import { useStoreApi } from '@xyflow/react';
import { type MouseEvent as ReactMouseEvent, useCallback, useEffect, useRef } from 'react';
import { rectsOf } from '../../layout/bodyRects';
import { createGuides, type Guides } from '../../layout/guides';
import { guideTargets, isFrame } from '../../layout/guideTargets';
import { snappedMove } from '../../layout/snapping';
import { moveElements } from '../../model/edits';
import { type ElementRef, idOf, kindOf } from '../../model/elements';
import { byLock } from '../../model/locks';
import { boundsOf, type Point, type Rect } from '../../shared/geometry';
import { drop, duplicate } from '../../state/gestures';
import { dropOn } from '../../state/insertOn';
import { lockedNotice } from '../../state/locks';
import { useShell } from '../app/hooks';
import { hoverLine, takeDropTarget } from './dropTarget';
import type { FlowNode } from './flowElements';
import { hold, keepFromCommands, letGo, showGuides } from './handStore';
import { endLanding, followLanding, watchLanding } from './landingStore';
import { paintedStore } from './painted/paintedStore';
import { type HeldKeys, useSnapping } from './useSnapping';

interface Drag {
  readonly gesture: string;
  /** What moves: what is dragged, or its copies. */
  readonly refs: ReadonlySet<ElementRef>;
  /** By one of the nodes in hand it is told how far; the library has all of them keep their distance. */
  readonly lead: string;
  readonly from: Point;
  /** Around all that moves, as it stood. */
  readonly start: Rect;
  readonly guides: Guides;
  readonly showLanding: (by: Point) => void;
  readonly isFrame: boolean;
  readonly isCopy: boolean;
  readonly selectionBefore: ReadonlySet<ElementRef>;
  /** Ctrl began a copy, and says nothing else until it is let go. */
  ctrlCopies: boolean;
  /** How far the pointer has gone, and how far things have moved with it. */
  pointer: Point;
  moved: Point;
}

type DragEvent = MouseEvent | TouchEvent | ReactMouseEvent;

export function useDragging() {
  const { app, isMac } = useShell();
  const { isFree, snapping } = useSnapping();
  const store = useStoreApi();
  const pressed = useRef<Point | null>(null);
  const drag = useRef<Drag | null>(null);
  const count = useRef(0);

  const start = useCallback(
    (event: DragEvent, first: FlowNode | FlowNode[], all?: FlowNode[]) => {
      const nodes = all ?? (Array.isArray(first) ? first : [first]);
      const [lead] = nodes;
      if (!lead) return;
      count.current += 1;
      const gesture = `drag-${count.current}`;
      const selectionBefore = app.context().session.selection;
      const inHand = nodes.map((node) => node.id as ElementRef);
      // The library knows elements of the page alone; what is selected moves with one of it, painted or not.
      const dragged =
        paintedStore.getState().picture && selectionBefore.has(lead.id as ElementRef)
          ? [...new Set([...inHand, ...bodiesOf(selectionBefore)])]
          : inHand;
      // Shift held from the beginning means one axis, not one thing less.
      if (event.shiftKey) app.apply({ session: { selection: new Set([...selectionBefore, ...dragged]) } });
      const ctrlCopies = event.ctrlKey && !isMac;
      const isCopy = event.altKey || ctrlCopies;
      const { free, locked } = byLock(app.context().diagram, dragged);
      let refs = free;
      if (isCopy) {
        const copied = duplicate(app.context(), new Set(dragged), { x: 0, y: 0 }, gesture);
        app.apply(copied);
        refs = copied.session?.selection ?? refs;
      } else if (locked.length > 0) app.apply({ session: lockedNotice(app.context().diagram, locked) });
      const { diagram } = app.context();
      const rects = rectsOf(diagram, refs);
      const box = boundsOf(rects.values());
      if (!box) return;
      drag.current = {
        gesture,
        refs,
        lead: lead.id,
        from: startedFrom(lead.position, pressed.current, event, store.getState().transform[2]),
        start: box,
        guides: createGuides(guideTargets(diagram, refs)),
        showLanding: watchLanding(diagram, rects),
        isFrame: [...refs].every((ref) => isFrame(diagram, ref)),
        isCopy,
        selectionBefore,
        ctrlCopies,
        pointer: { x: 0, y: 0 },
        moved: { x: 0, y: 0 },
      };
    },
    [app, isMac, store],
  );

  const follow = useCallback(
    (now: Drag, keys: HeldKeys) => {
      if (!keys.ctrlKey) now.ctrlCopies = false;
      const how = snapping(now.guides, isFree(keys) && !now.ctrlCopies, now.isFrame);
      const { by, lines, gaps } = snappedMove(
        now.start,
        now.pointer,
        how,
        keys.shiftKey ? further(now.pointer) : undefined,
      );
      showGuides(lines, gaps);
      const isSame = by.x === now.moved.x && by.y === now.moved.y;
      now.moved = by;
      now.showLanding(by);
      if (!isSame) hold(moveElements(app.context().diagram, now.refs, by));
    },
    [app, isFree, snapping],
  );

  const onDrag = useCallback(
    (event: DragEvent, first: FlowNode | FlowNode[], all?: FlowNode[]) => {
      const now = drag.current;
      const nodes = all ?? (Array.isArray(first) ? first : [first]);
      const at = nodes.find((node) => node.id === now?.lead)?.position;
      if (now === null || !at) return;
      now.pointer = { x: at.x - now.from.x, y: at.y - now.from.y };
      follow(now, event);
    },
    [follow],
  );

  const stop = useCallback(() => {
    const now = drag.current;
    if (now === null) return;
    drag.current = null;
    letGo();
    endLanding();
    if (now.isCopy || now.moved.x !== 0 || now.moved.y !== 0)
      app.apply(drop(app.context(), now.refs, now.moved, now.gesture));
    const line = takeDropTarget();
    const inHand = componentIn(now.refs);
    if (line !== null && inHand !== null) app.apply(dropOn(app.context(), line, inHand, now.gesture));
  }, [app]);

  useEffect(() => {
    const look = (event: PointerEvent) => {
      const inHand = drag.current && componentIn(drag.current.refs);
      const at = { x: event.clientX, y: event.clientY };
      followLanding(at);
      if (inHand) hoverLine(app.context().diagram, inHand, at);
    };
    window.addEventListener('pointermove', look);
    return () => window.removeEventListener('pointermove', look);
  }, [app]);

  const cancel = useCallback(() => {
    const now = drag.current;
    if (now === null) return;
    drag.current = null;
    letGo();
    endLanding();
    takeDropTarget();
    if (now.isCopy) app.document.cancelGesture();
    app.apply({ session: { selection: now.selectionBefore } });
  }, [app]);

  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      // A second finger is for the view; the library forgets the first one's drag without a word.
      if (event.pointerType === 'touch' && !event.isPrimary) cancel();
      else pressed.current = { x: event.clientX, y: event.clientY };
    };
    window.addEventListener('pointerdown', onPress, true);
    window.addEventListener('pointercancel', cancel, true);
    return () => {
      window.removeEventListener('pointerdown', onPress, true);
      window.removeEventListener('pointercancel', cancel, true);
    };
  }, [cancel]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const now = drag.current;
      if (now === null) return;
      if (HOLDS.has(event.key)) return follow(now, event);
      if (event.type !== 'keydown') return;
      keepFromCommands(event);
      if (event.key === 'Escape') cancel();
    };
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('keyup', onKey, true);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('keyup', onKey, true);
    };
  }, [follow, cancel]);

  return { onDrag, start, stop };
}

const bodiesOf = (refs: ReadonlySet<ElementRef>): ElementRef[] =>
  [...refs].filter((ref) => kindOf(ref) !== 'connection');

/** The library counts from where a press turned into a drag; hands count from where they pressed. */
function startedFrom({ x, y }: Point, pressed: Point | null, event: DragEvent, zoom: number): Point {
  if (!pressed || !('clientX' in event)) return { x, y };
  return { x: x - (event.clientX - pressed.x) / zoom, y: y - (event.clientY - pressed.y) / zoom };
}

const HOLDS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Meta']);

const further = ({ x, y }: Point): 'x' | 'y' => (Math.abs(x) >= Math.abs(y) ? 'x' : 'y');

/** The one component that is dragged, if it is one alone: what may be put on a connection. */
function componentIn(refs: ReadonlySet<ElementRef>): string | null {
  const [only, ...others] = refs;
  return only !== undefined && others.length === 0 && kindOf(only) === 'component' ? idOf(only) : null;
}
