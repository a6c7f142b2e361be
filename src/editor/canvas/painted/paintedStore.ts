/** What is painted just now, for those who look for what lies under the pointer; null: everything is an element of the page. */
import type { ReactFlowState } from '@xyflow/react';
import { createStore } from 'zustand/vanilla';
import { type ElementRef, idOf, kindOf } from '../../../model/elements';
import type { Point } from '../../../shared/geometry';
import { lineMarkAt } from '../lineMarkAt';
import { cardMarkAt, type Picture, paintedAt, rectOfNode } from './picture';

export const paintedStore = createStore<{
  readonly picture: Picture | null;
  readonly screen: ScreenToCanvas;
}>(() => ({ picture: null, screen: (point) => ({ at: point, zoom: 1 }) }));

/** From a point of the screen to one of the canvas, and the zoom it is seen at. */
export type ScreenToCanvas = (point: Point) => { readonly at: Point; readonly zoom: number };

/** On the screen: a line this near is meant; on the canvas as near as an element's own reach. */
const REACH_PX = 3;
const REACH = 9;

export function paintedUnder(point: Point): ElementRef | null {
  const { picture, screen } = paintedStore.getState();
  if (!picture) return null;
  const { at, zoom } = screen(point);
  return paintedAt(picture, at, Math.max(REACH, REACH_PX / zoom));
}

/** What wears the painted mark of a finding under a point of the screen; a finger's width of it is enough. */
export function paintedMarkUnder(point: Point): ElementRef | null {
  const { picture, screen } = paintedStore.getState();
  if (!picture) return null;
  const { at, zoom } = screen(point);
  const isNear = (mark: Point) =>
    Math.hypot(mark.x - at.x, mark.y - at.y) <= Math.max(MARK_REACH, MARK_REACH_PX / zoom);
  const card = picture.cards.find((one) => one.data.severity !== null && isNear(cardMarkAt(rectOfNode(one))));
  if (card) return card.id as ElementRef;
  const line = picture.edges.find(({ data }) => data?.severity && isNear(lineMarkAt(data.route)));
  return line ? (line.id as ElementRef) : null;
}

const MARK_REACH = 8;
const MARK_REACH_PX = 5;

/** The id of the painted thing of a kind that lies under a point of the screen. */
export function paintedIdUnder(point: Point, kind: 'component' | 'connection'): string | null {
  const { picture, screen } = paintedStore.getState();
  if (!picture) return null;
  const { at, zoom } = screen(point);
  const seen = kind === 'connection' ? { ...picture, cards: [] } : picture;
  const ref = paintedAt(seen, at, Math.max(REACH, REACH_PX / zoom));
  return ref !== null && kindOf(ref) === kind ? idOf(ref) : null;
}

export const screenOf =
  (state: () => Pick<ReactFlowState, 'domNode' | 'transform'>): ScreenToCanvas =>
  ({ x, y }) => {
    const {
      domNode,
      transform: [left, top, zoom],
    } = state();
    const box = domNode?.getBoundingClientRect();
    return { at: { x: (x - (box?.x ?? 0) - left) / zoom, y: (y - (box?.y ?? 0) - top) / zoom }, zoom };
  };
