/**
 * A connection being dragged: who may be its other end and why not, what the pointer is over, and the refusal
 * that stays on the screen after a drop until it is answered.
 */
import { createStore } from 'zustand/vanilla';
import type { Judgement } from '../../model/finding';
import type { Point } from '../../shared/geometry';
import { paintedIdUnder } from './painted/paintedStore';

export interface Connecting {
  readonly from: string | null;
  /** For each component, whether a connection to it would be allowed; empty while nothing is dragged. */
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly over: string | null;
  /** The collapsed group under the pointer: nothing can be connected to it. */
  readonly overCard: string | null;
  /** In screen pixels. */
  readonly pointer: Point;
  readonly refusal: Refusal | null;
}

export interface Refusal {
  /** Of a refusal that no rule makes there is none to read about. */
  readonly judgement: Omit<Extract<Judgement, { allowed: false }>, 'rule'> & { readonly rule?: string };
  readonly at: Point;
}

const nothing: Connecting = {
  from: null,
  judgements: new Map(),
  over: null,
  overCard: null,
  pointer: { x: 0, y: 0 },
  refusal: null,
};

export const connectingStore = createStore<Connecting>(() => nothing);

export function startConnecting(
  from: string,
  judgements: ReadonlyMap<string, Judgement>,
  pointer: Point,
): void {
  connectingStore.setState({ from, judgements, over: null, overCard: null, pointer, refusal: null });
}

export function hoverWhileConnecting(over: string | null, pointer: Point): void {
  connectingStore.setState({ over, overCard: over === null ? cardAt(pointer) : null, pointer });
}

export function stopConnecting(refusal: Refusal | null = null): void {
  connectingStore.setState({ ...nothing, refusal });
}

/** The component drawn under a point of the screen. */
export const componentAt = (point: Point): string | null => drawnAt(point, '[data-component]', 'component');

/** The collapsed group drawn there. */
export const cardAt = (point: Point): string | null => drawnAt(point, '[data-group-card]', 'groupCard');

function drawnAt(point: Point, selector: string, key: string): string | null {
  for (const element of document.elementsFromPoint(point.x, point.y)) {
    const id = element.closest<HTMLElement>(selector)?.dataset[key];
    if (id !== undefined) return id;
  }
  return paintedIdUnder(point, 'component');
}
