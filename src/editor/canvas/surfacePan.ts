/** Moving and zooming the canvas from the drawing surface: by one pointer that is dragged, or by two fingers. */
import type { useReactFlow } from '@xyflow/react';
import type { Point } from '../../shared/geometry';

type Flow = Pick<ReturnType<typeof useReactFlow>, 'getViewport' | 'setViewport'>;

const LEAST_ZOOM = 0.1;
const MOST_ZOOM = 4;

export interface SurfacePan {
  /** How many pointers are down on it. */
  readonly count: () => number;
  readonly has: (pointer: number) => boolean;
  readonly press: (pointer: number, at: Point) => void;
  readonly move: (pointer: number, to: Point) => void;
  readonly release: (pointer: number) => void;
  readonly releaseAll: () => void;
}

export function createSurfacePan(flow: Flow): SurfacePan {
  const down = new Map<number, Point>();
  return {
    count: () => down.size,
    has: (pointer) => down.has(pointer),
    press: (pointer, at) => {
      down.set(pointer, at);
    },
    release: (pointer) => {
      down.delete(pointer);
    },
    releaseAll: () => down.clear(),
    move: (pointer, to) => {
      const from = down.get(pointer);
      if (!from) return;
      const other = [...down].find(([id]) => id !== pointer)?.[1];
      down.set(pointer, to);
      const { x, y, zoom } = flow.getViewport();
      if (!other) {
        void flow.setViewport({ x: x + to.x - from.x, y: y + to.y - from.y, zoom });
        return;
      }
      const before = Math.hypot(from.x - other.x, from.y - other.y);
      const now = Math.hypot(to.x - other.x, to.y - other.y);
      const next = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, (zoom * now) / Math.max(1, before)));
      // The point of the canvas between the fingers stays between them.
      const [middle, was] = [middleOf(to, other), middleOf(from, other)];
      const factor = next / zoom;
      const place = { x: middle.x - (was.x - x) * factor, y: middle.y - (was.y - y) * factor };
      void flow.setViewport({ ...place, zoom: next });
    },
  };
}

const middleOf = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
