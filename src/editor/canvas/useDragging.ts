/**
 * Dragging what is selected: each frame is the same undo step, the drop decides where it stands, and Escape puts
 * everything back. Begun with Alt or Ctrl it is a copy that moves, and the original stays.
 */
import type { NodeChange } from '@xyflow/react';
import { type MouseEvent as ReactMouseEvent, useCallback, useEffect, useRef } from 'react';
import type { ElementRef } from '../../model/elements';
import type { Point } from '../../shared/geometry';
import { drop, duplicate, move } from '../../state/gestures';
import { useShell } from '../app/hooks';
import type { FlowNode } from './flowElements';

interface Drag {
  readonly gesture: string;
  /** What moves: what is dragged, or its copies. */
  readonly refs: ReadonlySet<ElementRef>;
  /** By one of the nodes in hand it is told how far; the library has all of them keep their distance. */
  readonly lead: string;
  at: Point;
  readonly selectionBefore: ReadonlySet<ElementRef>;
}

/** `setDragging` hears of the beginning and the end. */
export function useDragging(setDragging: (dragging: boolean) => void) {
  const { app, isMac } = useShell();
  const drag = useRef<Drag | null>(null);
  const count = useRef(0);

  const start = useCallback(
    (event: MouseEvent | TouchEvent | ReactMouseEvent, first: FlowNode | FlowNode[], all?: FlowNode[]) => {
      const nodes = all ?? (Array.isArray(first) ? first : [first]);
      const [lead] = nodes;
      if (!lead) return;
      count.current += 1;
      const gesture = `drag-${count.current}`;
      let refs: ReadonlySet<ElementRef> = new Set(nodes.map((node) => node.id as ElementRef));
      const selectionBefore = app.context().session.selection;
      if (event.altKey || (event.ctrlKey && !isMac)) {
        const copied = duplicate(app.context(), refs, { x: 0, y: 0 }, gesture);
        app.apply(copied);
        refs = copied.session?.selection ?? refs;
      }
      drag.current = { gesture, refs, lead: lead.id, at: lead.position, selectionBefore };
      setDragging(true);
    },
    [app, isMac, setDragging],
  );

  const onMove = useCallback(
    (changes: readonly NodeChange<FlowNode>[]) => {
      const now = drag.current;
      for (const change of changes) {
        if (now === null || change.type !== 'position' || change.id !== now.lead || !change.position)
          continue;
        const by = {
          x: Math.round(change.position.x - now.at.x),
          y: Math.round(change.position.y - now.at.y),
        };
        if (by.x === 0 && by.y === 0) continue;
        now.at = { x: now.at.x + by.x, y: now.at.y + by.y };
        app.apply(move(app.context(), now.refs, by, now.gesture));
      }
    },
    [app],
  );

  const stop = useCallback(() => {
    const now = drag.current;
    if (now === null) return;
    drag.current = null;
    setDragging(false);
    app.apply(drop(app.context(), now.refs, now.gesture));
  }, [app, setDragging]);

  useEffect(() => {
    const cancel = (event: KeyboardEvent) => {
      const now = drag.current;
      if (event.key !== 'Escape' || now === null) return;
      event.stopPropagation();
      drag.current = null;
      setDragging(false);
      app.document.cancelGesture();
      app.apply({ session: { selection: now.selectionBefore } });
    };
    window.addEventListener('keydown', cancel, true);
    return () => window.removeEventListener('keydown', cancel, true);
  }, [app, setDragging]);

  return { onMove, start, stop };
}
