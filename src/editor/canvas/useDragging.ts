/**
 * Dragging what is selected: each frame is the same undo step, the drop decides where it stands, and Escape puts
 * everything back.
 */
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import type { ElementRef } from '../../model/elements';
import type { Point } from '../../shared/geometry';
import { drop, move } from '../../state/gestures';
import { useApp } from '../app/hooks';
import type { ConnectionFlowEdge, FlowNode } from './flowElements';

/** `setDragging` hears of the beginning and the end. */
export function useDragging(setDragging: (dragging: boolean) => void) {
  const app = useApp();
  const gesture = useRef(0);
  const moving = useRef(false);

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      const selected = selectionAfter(app.context().session.selection, changes);
      if (selected) app.apply({ session: { selection: selected } });
      const moved = changes.filter((change) => change.type === 'position' && change.position !== undefined);
      const [first] = moved;
      if (!moving.current || first?.type !== 'position' || !first.position) return;
      const from = positions.current.get(first.id);
      if (!from) return;
      const by = { x: Math.round(first.position.x - from.x), y: Math.round(first.position.y - from.y) };
      if (by.x === 0 && by.y === 0) return;
      for (const change of moved) {
        const at = change.type === 'position' ? positions.current.get(change.id) : undefined;
        if (change.type === 'position' && at)
          positions.current.set(change.id, { x: at.x + by.x, y: at.y + by.y });
      }
      const refs = new Set(
        moved.map((change) => (change.type === 'position' ? (change.id as ElementRef) : 'note:')),
      );
      app.apply(move(app.context(), refs, by, `drag-${gesture.current}`));
    },
    [app],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<ConnectionFlowEdge>[]) => {
      const selected = selectionAfter(app.context().session.selection, changes);
      if (selected) app.apply({ session: { selection: selected } });
    },
    [app],
  );

  const positions = useRef(new Map<string, Point>());
  const start = useCallback(
    (_: unknown, first: FlowNode | FlowNode[], all?: FlowNode[]) => {
      gesture.current += 1;
      moving.current = true;
      const nodes = all ?? (Array.isArray(first) ? first : [first]);
      positions.current = new Map(nodes.map((node) => [node.id, node.position]));
      setDragging(true);
    },
    [setDragging],
  );
  const stop = useCallback(
    (_: unknown, first: FlowNode | FlowNode[], all?: FlowNode[]) => {
      if (!moving.current) return;
      moving.current = false;
      setDragging(false);
      const nodes = all ?? (Array.isArray(first) ? first : [first]);
      app.apply(
        drop(app.context(), new Set(nodes.map((node) => node.id as ElementRef)), `drag-${gesture.current}`),
      );
    },
    [app, setDragging],
  );
  useEffect(() => {
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !moving.current) return;
      event.stopPropagation();
      moving.current = false;
      setDragging(false);
      app.document.cancelGesture();
    };
    window.addEventListener('keydown', cancel, true);
    return () => window.removeEventListener('keydown', cancel, true);
  }, [app, setDragging]);
  return { onNodesChange, onEdgesChange, start, stop };
}

/** The selection with a batch of the library's select changes applied; null where there are none. */
function selectionAfter(
  before: ReadonlySet<ElementRef>,
  changes: readonly (NodeChange<FlowNode> | EdgeChange<ConnectionFlowEdge>)[],
): ReadonlySet<ElementRef> | null {
  const next = new Set(before);
  let changed = false;
  for (const change of changes) {
    if (change.type !== 'select') continue;
    changed = true;
    if (change.selected) next.add(change.id as ElementRef);
    else next.delete(change.id as ElementRef);
  }
  return changed ? next : null;
}
