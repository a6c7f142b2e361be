/**
 * A label dragged along its line: it follows the pointer to the nearest place on it, all of it one undo step; Escape puts it
 * back. A press that doesn't move stays a click.
 */
import { useReactFlow } from '@xyflow/react';
import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef } from 'react';
import { nearestAlong } from '../../layout/alongLine';
import { centerOf, type Point } from '../../shared/geometry';
import { changeConnection } from '../../state/gestures';
import { useApp } from '../app/hooks';
import type { ConnectionFlowEdge, FlowNode } from './flowElements';
import type { Drawn } from './heldView';

interface Drag {
  readonly connection: string;
  readonly points: readonly Point[];
  readonly gesture: string;
  readonly start: Point;
  /** From the pointer to the label's middle. */
  readonly grip: Point;
  moved: boolean;
}

const THRESHOLD = 3;

/** `drawn`: as it is when it is asked for. */
export function useLabelDragging(drawn: () => Drawn) {
  const app = useApp();
  const { screenToFlowPosition } = useReactFlow<FlowNode, ConnectionFlowEdge>();
  const drag = useRef<Drag | null>(null);
  const count = useRef(0);

  useEffect(() => {
    const follow = (event: PointerEvent) => {
      const now = drag.current;
      if (!now) return;
      const pointer = { x: event.clientX, y: event.clientY };
      if (!now.moved && Math.hypot(pointer.x - now.start.x, pointer.y - now.start.y) < THRESHOLD) return;
      now.moved = true;
      const at = screenToFlowPosition(pointer);
      const share = nearestAlong(now.points, { x: at.x + now.grip.x, y: at.y + now.grip.y });
      const labelAt = Math.round(share * 1000) / 1000;
      if (app.context().diagram.connections.get(now.connection)?.labelAt === labelAt) return;
      app.apply(changeConnection(app.context(), now.connection, { labelAt }, now.gesture));
    };
    const end = () => {
      if (drag.current?.moved) app.document.endGesture();
      drag.current = null;
    };
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !drag.current) return;
      event.stopPropagation();
      if (drag.current.moved) app.document.cancelGesture();
      drag.current = null;
    };
    window.addEventListener('pointermove', follow);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', cancel, true);
    return () => {
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', cancel, true);
    };
  }, [app, screenToFlowPosition]);

  return useCallback(
    (event: ReactPointerEvent) => {
      if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
      if (app.context().session.tool !== 'select' || !(event.target instanceof Element)) return;
      const connection = event.target.closest<SVGElement>('[data-connection]')?.dataset['connection'];
      const { labels, edges } = drawn();
      const label = labels.find(({ connectionId }) => connectionId === connection);
      const edge = edges.find(({ id }) => id === `connection:${connection}`);
      if (connection === undefined || !label || !edge?.data) return;
      const start = { x: event.clientX, y: event.clientY };
      const at = screenToFlowPosition(start);
      const middle = centerOf(label.dot ?? label.rect);
      count.current += 1;
      drag.current = {
        connection,
        points: edge.data.route.points,
        gesture: `label-drag-${count.current}`,
        start,
        grip: { x: middle.x - at.x, y: middle.y - at.y },
        moved: false,
      };
    },
    [app, drawn, screenToFlowPosition],
  );
}
