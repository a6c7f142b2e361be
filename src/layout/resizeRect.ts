/**
 * What a rectangle becomes when one of its handles is dragged: the opposite side stays, it never gets smaller than it
 * may be, and with its ratio kept the corner follows the larger of the two movements.
 */
import type { Point, Rect, Size } from '../shared/geometry';

export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Handle = (typeof HANDLES)[number];

/** Which sides a handle moves. */
export interface MovedSides {
  readonly x: 'low' | 'high' | null;
  readonly y: 'low' | 'high' | null;
}

export const sidesOf = (handle: Handle): MovedSides => ({
  x: handle.includes('w') ? 'low' : handle.includes('e') ? 'high' : null,
  y: handle.includes('n') ? 'low' : handle.includes('s') ? 'high' : null,
});

export interface ResizeLimits {
  readonly least: Size;
  readonly keepsRatio: boolean;
}

export function resizedRect(
  rect: Rect,
  handle: Handle,
  by: Point,
  { least, keepsRatio }: ResizeLimits,
): Rect {
  const { x, y } = sidesOf(handle);
  const grown = (side: 'low' | 'high' | null, amount: number) =>
    side === null ? 0 : side === 'high' ? amount : -amount;
  let width = Math.max(least.width, rect.width + grown(x, by.x));
  let height = Math.max(least.height, rect.height + grown(y, by.y));
  if (keepsRatio && rect.width > 0 && rect.height > 0) {
    const smallest = Math.max(least.width / rect.width, least.height / rect.height);
    const [wide, high] = [width / rect.width, height / rect.height];
    const wanted = x === null ? high : y === null ? wide : further(wide, high);
    const scale = Math.max(smallest, wanted);
    width = rect.width * scale;
    height = rect.height * scale;
  }
  return anchored(rect, { width, height }, { x, y });
}

/** A rectangle of another size whose sides that weren't taken hold of stay, and whose middle does where none was. */
export function anchored(rect: Rect, { width, height }: Size, { x, y }: MovedSides): Rect {
  const kept = (side: 'low' | 'high' | null, at: number, before: number, after: number) =>
    side === 'high' ? at : side === 'low' ? at + before - after : at + (before - after) / 2;
  return {
    x: kept(x, rect.x, rect.width, width),
    y: kept(y, rect.y, rect.height, height),
    width,
    height,
  };
}

const further = (a: number, b: number): number => (Math.abs(a - 1) >= Math.abs(b - 1) ? a : b);
