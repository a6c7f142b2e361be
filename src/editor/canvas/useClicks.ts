/**
 * What a click and a double click on the canvas, a node or a line do. The same functions all the time: with new ones the
 * library would render everything it shows.
 */
import { useReactFlow } from '@xyflow/react';
import { type MouseEvent, useMemo } from 'react';
import { type ElementRef, idOf } from '../../model/elements';
import { addText } from '../../state/drawing';
import { showFindingsAt } from '../../state/findingList';
import { addNote } from '../../state/gestures';
import { useApp } from '../app/hooks';
import type { ConnectionFlowEdge, FlowNode } from './flowElements';
import { isLineMark } from './LineMark';
import { paintedMarkUnder, paintedStore, paintedUnder } from './painted/paintedStore';
import { renameLine } from './renameLine';
import { standsFor } from './useSelecting';

export function useClicks(selectOnly: (event: MouseEvent, of: { readonly id: string }) => void) {
  const app = useApp();
  const { screenToFlowPosition } = useReactFlow<FlowNode, ConnectionFlowEdge>();
  return useMemo(() => {
    const writeNote = (event: MouseEvent) => {
      const { tool } = app.context().session;
      if (tool !== 'note' && tool !== 'text') return;
      const add = tool === 'note' ? addNote : addText;
      app.apply(add(app.context(), screenToFlowPosition({ x: event.clientX, y: event.clientY })));
    };
    return {
      onPaneClick: (event: MouseEvent) => {
        const isPainted = paintedStore.getState().picture !== null;
        if (isPainted && app.context().session.tool === 'select' && !event.shiftKey) {
          // A finger comes without having pointed first; and the library can't end a selection of what is painted.
          const mark = paintedMarkUnder({ x: event.clientX, y: event.clientY });
          if (mark !== null) {
            app.apply(showFindingsAt(app.context(), mark));
            return;
          }
          const under = paintedUnder({ x: event.clientX, y: event.clientY });
          const { diagram } = app.context();
          const selection = new Set(under === null ? [] : standsFor(diagram, under));
          app.apply({ session: { selection } });
        }
        writeNote(event);
      },
      onNodeClick: (event: MouseEvent, node: FlowNode) => {
        writeNote(event);
        selectOnly(event, node);
      },
      onNodeDoubleClick: (_: MouseEvent, node: FlowNode) =>
        app.apply({ session: { renaming: node.id as ElementRef } }),
      onEdgeClick: (event: MouseEvent, edge: ConnectionFlowEdge) => {
        if (!isLineMark(event.target)) {
          selectOnly(event, edge);
          return;
        }
        const line = edge.id as ElementRef;
        const [first = line] = standsFor(app.context().diagram, line);
        app.apply(showFindingsAt(app.context(), first));
      },
      onEdgeDoubleClick: (_: MouseEvent, edge: ConnectionFlowEdge) =>
        renameLine(app, idOf(edge.id as ElementRef)),
    };
  }, [app, screenToFlowPosition, selectOnly]);
}
