/** Each page is seen as it was left; one that comes into view for the first time is seen whole. */
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useLayoutEffect, useRef } from 'react';
import { pageBounds } from '../../layout/pageBounds';
import type { Component, Diagram } from '../../model/diagram';
import type { PageId } from '../../model/pages';
import { useApp, useDiagram, useSession } from '../app/hooks';
import { sidesCovered } from './inSight';
import { type Viewport, viewportFor } from './viewportFor';

interface Seen {
  readonly presenting: boolean;
  readonly page: PageId;
  readonly diagram: Diagram;
}

/** By what is on it, which stays the same while another page is in view, whatever place the page moves to. */
type Left = WeakMap<ReadonlyMap<string, Component>, Viewport>;

export function usePageView(): void {
  const app = useApp();
  const flow = useReactFlow();
  const store = useStoreApi();
  const page = useSession((session) => session.page);
  const diagram = useDiagram();
  const presenting = useSession((session) => session.presenting !== null);
  const last = useRef<Seen | null>(null);
  const left = useRef<Left>(new WeakMap());
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { page, diagram, presenting };
    if (!before || before.page === page || isSameDrawing(before.diagram, diagram)) return;
    // A talk has views of its own, and brings back the one before it.
    if (presenting || before.presenting) return;
    left.current.set(before.diagram.components, flow.getViewport());
    const whole = () =>
      viewportFor(pageBounds(diagram), store.getState(), sidesCovered(app.session.getState()), 1);
    void flow.setViewport(left.current.get(diagram.components) ?? whole());
  }, [app, flow, store, page, diagram, presenting]);
}

/** The page in view was moved to another place or copied: what is seen is the same. */
const isSameDrawing = (a: Diagram, b: Diagram): boolean =>
  a.components === b.components && a.notes === b.notes && a.drawings === b.drawings;
