/**
 * What the canvas library selects becomes the selection. A marquee takes what it touches, with the connections whose
 * both ends it has; what is locked is out of its way. With Shift it adds to what is selected: the library would start
 * from nothing there. A click on one of several selected things selects that one.
 */
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { type MouseEvent, type PointerEvent, useCallback, useRef } from 'react';
import { lineRefs, refOfVisible, visibleDiagram } from '../../layout/visibleDiagram';
import type { Diagram } from '../../model/diagram';
import { type ElementRef, idOf, kindOf } from '../../model/elements';
import { isLocked } from '../../model/locks';
import { useApp } from '../app/hooks';
import type { ConnectionFlowEdge, FlowNode } from './flowElements';
import { isPane } from './isPane';
import { paintedStore } from './painted/paintedStore';

type Change = NodeChange<FlowNode> | EdgeChange<ConnectionFlowEdge>;

const NOTHING: ReadonlySet<ElementRef> = new Set();

export function useSelecting() {
  const app = useApp();
  const kept = useRef(NOTHING);
  const marquee = useRef(false);
  const onPointerDown = useCallback(
    (event: PointerEvent) => {
      const adds = event.shiftKey && isPane(event.target);
      kept.current = adds ? app.context().session.selection : NOTHING;
    },
    [app],
  );
  const startMarquee = useCallback(() => {
    marquee.current = true;
  }, []);
  const endMarquee = useCallback(() => {
    marquee.current = false;
  }, []);
  const select = useCallback(
    (changes: readonly Change[]) => {
      if (marquee.current && paintedStore.getState().picture) return;
      const { diagram, session } = app.context();
      const chosen = selectionAfter(diagram, session.selection, changes);
      if (!chosen) return;
      const selection = marquee.current ? caught(diagram, chosen) : chosen;
      app.apply({ session: { selection: new Set([...selection, ...kept.current]) } });
    },
    [app],
  );
  /** What a marquee touches where the library can't know: things that are painted. */
  const catchThese = useCallback(
    (touched: ReadonlySet<ElementRef>) => {
      const { diagram } = app.context();
      const selection = new Set([...caught(diagram, touched), ...kept.current]);
      if (!sameSet(selection, app.context().session.selection)) app.apply({ session: { selection } });
    },
    [app],
  );
  /** One of several that are selected, clicked without being dragged: from then on it alone. */
  const selectOnly = useCallback(
    (event: MouseEvent, { id }: Pick<FlowNode | ConnectionFlowEdge, 'id'>) => {
      const { selection, tool } = app.context().session;
      if (tool !== 'select' || selection.size < 2 || event.shiftKey || event.ctrlKey || event.metaKey) return;
      app.apply({ session: { selection: new Set(standsFor(app.context().diagram, id as ElementRef)) } });
    },
    [app],
  );
  return { onPointerDown, select, startMarquee, endMarquee, selectOnly, catchThese };
}

/** A line is all the connections it is drawn for. */
export const standsFor = (diagram: Diagram, ref: ElementRef): readonly ElementRef[] =>
  kindOf(ref) === 'connection' ? lineRefs(diagram, idOf(ref)) : [ref];

const sameSet = (a: ReadonlySet<ElementRef>, b: ReadonlySet<ElementRef>): boolean =>
  a.size === b.size && [...a].every((ref) => b.has(ref));

/** What of the touched things a marquee takes. */
function caught(diagram: Diagram, touched: ReadonlySet<ElementRef>): Set<ElementRef> {
  const found = new Set<ElementRef>();
  for (const ref of touched) if (kindOf(ref) !== 'connection' && !isLocked(diagram, ref)) found.add(ref);
  const visible = visibleDiagram(diagram);
  const isFound = (end: string) => found.has(refOfVisible(visible, end));
  for (const [id, { from, to }] of visible.diagram.connections)
    if (isFound(from) && isFound(to)) for (const ref of lineRefs(diagram, id)) found.add(ref);
  return found;
}

/** The selection with a batch of the library's select changes applied, a line as all it stands for; null: there are none. */
function selectionAfter(
  diagram: Diagram,
  before: ReadonlySet<ElementRef>,
  changes: readonly Change[],
): Set<ElementRef> | null {
  const next = new Set(before);
  let changed = false;
  for (const change of changes) {
    if (change.type !== 'select') continue;
    changed = true;
    const ref = change.id as ElementRef;
    for (const one of standsFor(diagram, ref))
      if (change.selected) next.add(one);
      else next.delete(one);
  }
  return changed ? next : null;
}
