/** The connection that a dragged component would be put on, were it dropped now; and why not, where it may not. */
import { createStore } from 'zustand/vanilla';
import { connectionsIn } from '../../layout/visibleDiagram';
import type { Diagram } from '../../model/diagram';
import { type ElementRef, idOf, kindOf } from '../../model/elements';
import type { Point } from '../../shared/geometry';
import { insertion, isConnected, mayStandOn } from '../../state/insertOn';
import { paintedIdUnder } from './painted/paintedStore';

export interface DropTarget {
  readonly connection: string | null;
  /** Why it may not stand there; null: it may, or it isn't known yet. */
  readonly reason: string | null;
  /** In screen pixels. */
  readonly pointer: Point;
}

const nothing: DropTarget = { connection: null, reason: null, pointer: { x: 0, y: 0 } };

export const dropTargetStore = createStore<DropTarget>(() => nothing);

/** `componentId`: the one in hand; null: one that isn't in the diagram yet. */
export function hoverLine(diagram: Diagram, componentId: string | null, pointer: Point): void {
  const before = dropTargetStore.getState();
  // What is connected may stand on no line, and looking for one costs more than a frame of the rest of a drag.
  const isFree = componentId === null || !isConnected(diagram, componentId);
  const under = isFree ? connectionAt(pointer) : null;
  const connection =
    under !== null &&
    connectionsIn(diagram, under).length === 1 &&
    (componentId === null || mayStandOn(diagram, under, componentId))
      ? under
      : null;
  if (connection === null) {
    if (before.connection !== null) dropTargetStore.setState(nothing);
    return;
  }
  if (connection === before.connection) {
    dropTargetStore.setState({ pointer });
    return;
  }
  const put = componentId === null ? null : insertion(diagram, connection, componentId);
  dropTargetStore.setState({ connection, reason: put && !put.allowed ? put.reason : null, pointer });
}

/** The connection that was under the pointer last; forgotten. */
export function takeDropTarget(): string | null {
  const { connection } = dropTargetStore.getState();
  dropTargetStore.setState(nothing);
  return connection;
}

/** The connection whose line, or label, lies under a point of the screen; whatever else does. */
export function connectionAt({ x, y }: Point): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const label = element.closest<SVGElement>('[data-connection]')?.dataset['connection'];
    if (label !== undefined) return label;
    const ref = element.closest<SVGElement>('.react-flow__edge')?.dataset['id'];
    if (ref !== undefined && kindOf(ref as ElementRef) === 'connection') return idOf(ref as ElementRef);
  }
  return paintedIdUnder({ x, y }, 'connection');
}
