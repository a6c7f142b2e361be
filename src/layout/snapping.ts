/** Where something in hand comes to stand: by the guides first, else on the grid, else on whole pixels. */
import type { Point, Rect } from '../shared/geometry';
import type { Guides, Snap } from './guides';
import type { MovedSides } from './resizeRect';

export const GRID_STEP = 8;

export interface Snapping {
  /** Null: things don't line up with others. */
  readonly guides: Guides | null;
  readonly grid: boolean;
  readonly view: Rect;
  readonly reach: number;
  readonly isFrame?: boolean;
}

/** How far it is to be moved in all, and what shows why. */
export type Snapped = Pick<Snap, 'by' | 'lines' | 'gaps'>;

/** `axis`: the one it may move along; absent: both. */
export function snappedMove(start: Rect, by: Point, how: Snapping, axis?: 'x' | 'y'): Snapped {
  const free = { x: axis === 'y' ? 0 : by.x, y: axis === 'x' ? 0 : by.y };
  const moving = { ...start, x: start.x + free.x, y: start.y + free.y };
  const snap = snapOf(moving, how);
  const place = (on: 'x' | 'y'): number => {
    if (axis !== undefined && axis !== on) return 0;
    if (snap?.held[on]) return free[on] + snap.by[on];
    return how.grid ? onGrid(moving[on]) - start[on] : Math.round(free[on]);
  };
  const along = <T extends { readonly axis: 'x' | 'y' }>(marks: readonly T[] = []): readonly T[] =>
    axis === undefined ? marks : marks.filter((mark) => mark.axis === axis);
  return { by: { x: place('x'), y: place('y') }, lines: along(snap?.lines), gaps: along(snap?.gaps) };
}

/** As `snappedMove`, of the sides a handle moves: `to` is the rectangle as the hand has it. */
export function snappedSides(to: Rect, by: Point, how: Snapping, sides: MovedSides): Snapped {
  const snap = snapOf(to, how, sides);
  const place = (on: 'x' | 'y'): number => {
    if (sides[on] === null) return by[on];
    if (snap?.held[on]) return by[on] + snap.by[on];
    const size = on === 'x' ? to.width : to.height;
    const at = sides[on] === 'high' ? to[on] + size : to[on];
    return by[on] + (how.grid ? onGrid(at) : Math.round(at)) - at;
  };
  return { by: { x: place('x'), y: place('y') }, lines: snap?.lines ?? [], gaps: [] };
}

function snapOf(moving: Rect, how: Snapping, sides?: MovedSides): Snap | undefined {
  const { guides, view, reach, isFrame = false } = how;
  return guides?.snap({ moving, view, reach, isFrame, ...(sides && { sides }) });
}

const onGrid = (at: number): number => Math.round(at / GRID_STEP) * GRID_STEP + 0;
