/**
 * What the canvas library selects becomes the selection. With Shift held on the empty canvas it adds to what is
 * selected: the library would start from nothing there.
 */
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { type MouseEvent, type PointerEvent, useCallback, useRef } from 'react';
import type { ElementRef } from '../../model/elements';
import { useApp } from '../app/hooks';
import type { ConnectionFlowEdge, FlowNode } from './flowElements';
import { isPane } from './isPane';

type Change = NodeChange<FlowNode> | EdgeChange<ConnectionFlowEdge>;

const NOTHING: ReadonlySet<ElementRef> = new Set();

export function useSelecting() {
  const app = useApp();
  const kept = useRef(NOTHING);
  const onPointerDown = useCallback(
    (event: PointerEvent) => {
      const adds = event.shiftKey && isPane(event.target);
      kept.current = adds ? app.context().session.selection : NOTHING;
    },
    [app],
  );
  const select = useCallback(
    (changes: readonly Change[]) => {
      const selection = selectionAfter(app.context().session.selection, changes);
      if (selection) app.apply({ session: { selection: new Set([...selection, ...kept.current]) } });
    },
    [app],
  );
  /** One of several that are selected, clicked without being dragged: from then on it alone. */
  const selectOnly = useCallback(
    (event: MouseEvent, node: FlowNode) => {
      const { selection, tool } = app.context().session;
      if (tool !== 'select' || selection.size < 2 || event.shiftKey || event.ctrlKey || event.metaKey) return;
      app.apply({ session: { selection: new Set([node.id as ElementRef]) } });
    },
    [app],
  );
  return { onPointerDown, select, selectOnly };
}

/** The selection with a batch of the library's select changes applied; null where there are none. */
function selectionAfter(before: ReadonlySet<ElementRef>, changes: readonly Change[]): Set<ElementRef> | null {
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
