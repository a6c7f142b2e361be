/**
 * Equal spacing: where something has to stand so that the gap to its neighbour is the one on its other side, or the one
 * between the next two, and the gaps that are equal once it stands there. Neighbours are level with it.
 */
import type { Rect } from '../shared/geometry';

export type Axis = 'x' | 'y';

/** Something that keeps still. */
export interface Target {
  readonly rect: Rect;
  readonly isFrame: boolean;
}

/** One of several equal gaps: along the axis between `from` and `to`, drawn at `at` across it. */
export interface GapMark {
  readonly axis: Axis;
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** How far it would have to move along the axis, for every spacing it could keep. */
export function gapChoices(level: readonly Target[], moving: Rect, axis: Axis): readonly number[] {
  const { before, after } = neighbours(level, moving, axis);
  const [low, size] = [moving[axis], sizeOf(moving, axis)];
  const choices: number[] = [];
  const [left, beyondLeft] = before;
  const [right, beyondRight] = after;
  if (left && right) {
    const room = right[axis] - endOf(left, axis) - size;
    if (room > 0) choices.push(endOf(left, axis) + room / 2 - low);
  }
  if (left && beyondLeft) choices.push(endOf(left, axis) + (left[axis] - endOf(beyondLeft, axis)) - low);
  if (right && beyondRight) choices.push(right[axis] - (beyondRight[axis] - endOf(right, axis)) - size - low);
  return choices;
}

/** Whole positions make gaps differ by a pixel. */
const SAME = 1.01;

export function gapMarks(level: readonly Target[], moving: Rect, axis: Axis): readonly GapMark[] {
  const { before, after } = neighbours(level, moving, axis);
  const [left, beyondLeft] = before;
  const [right, beyondRight] = after;
  const own = { left: left && gap(left, moving, axis), right: right && gap(moving, right, axis) };
  const outer = {
    left: left && beyondLeft && gap(beyondLeft, left, axis),
    right: right && beyondRight && gap(right, beyondRight, axis),
  };
  const pairs = [
    [own.left, own.right],
    [own.left, outer.left],
    [own.right, outer.right],
  ] as const;
  const marks = new Set<GapMark>();
  for (const [one, other] of pairs)
    if (one && other && Math.abs(one.to - one.from - (other.to - other.from)) <= SAME)
      marks.add(one).add(other);
  return [...marks];
}

/** Level with it on either side, the nearest first, and behind that the one level with the nearest. */
function neighbours(level: readonly Target[], moving: Rect, axis: Axis) {
  const rects = level.map(({ rect }) => rect).filter((rect) => isLevel(rect, moving, axis));
  const [low, high] = [moving[axis], endOf(moving, axis)];
  const middle = (low + high) / 2;
  const before = rects.filter((rect) => endOf(rect, axis) <= middle && rect[axis] < low);
  const after = rects.filter((rect) => rect[axis] >= middle && endOf(rect, axis) > high);
  before.sort((a, b) => endOf(b, axis) - endOf(a, axis));
  after.sort((a, b) => a[axis] - b[axis]);
  return {
    before: chain(before, (next, last) => endOf(next, axis) < last[axis], axis),
    after: chain(after, (next, last) => next[axis] > endOf(last, axis), axis),
  };
}

/** The first, and the next one beyond it with a gap between. */
function chain(rects: readonly Rect[], isBeyond: (next: Rect, last: Rect) => boolean, axis: Axis): Rect[] {
  const [first] = rects;
  if (!first) return [];
  const second = rects.find((rect) => isBeyond(rect, first) && isLevel(rect, first, axis));
  return second ? [first, second] : [first];
}

function gap(low: Rect, high: Rect, axis: Axis): GapMark | undefined {
  const across = axis === 'x' ? 'y' : 'x';
  const [from, to] = [endOf(low, axis), high[axis]];
  if (to <= from) return undefined;
  const start = Math.max(low[across], high[across]);
  const end = Math.min(endOf(low, across), endOf(high, across));
  return { axis, from, to, at: (start + end) / 2 };
}

function isLevel(a: Rect, b: Rect, axis: Axis): boolean {
  const across = axis === 'x' ? 'y' : 'x';
  return a[across] < endOf(b, across) && b[across] < endOf(a, across);
}

const sizeOf = (rect: Rect, axis: Axis): number => (axis === 'x' ? rect.width : rect.height);
const endOf = (rect: Rect, axis: Axis): number => rect[axis] + sizeOf(rect, axis);
