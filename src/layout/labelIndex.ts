/** Labels by where they stand now, as they are put and moved about: which ones lie near a box, in the order they were numbered. */
import type { Rect } from '../shared/geometry';

export interface Standing<T> {
  readonly item: T;
  /** Of two found at once the lower comes first. */
  readonly order: number;
  rect: Rect | null;
}

/** About as wide as a label is. */
const CELL = 160;
const ROWS = 2 ** 24;

export class LabelIndex<T> {
  private readonly cells = new Map<number, Standing<T>[]>();

  /** null: it stands nowhere. */
  put(one: Standing<T>, rect: Rect | null): void {
    if (one.rect)
      for (const key of cellsOf(one.rect)) {
        const cell = this.cells.get(key) ?? [];
        cell.splice(cell.indexOf(one), 1);
      }
    one.rect = rect;
    if (!rect) return;
    for (const key of cellsOf(rect)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(one);
      else this.cells.set(key, [one]);
    }
  }

  /** Those that may touch the box, and some that don't. */
  near(box: Rect): readonly Standing<T>[] {
    const found: Standing<T>[] = [];
    for (const key of cellsOf(box))
      for (const one of this.cells.get(key) ?? []) if (!found.includes(one)) found.push(one);
    return found.sort((a, b) => a.order - b.order);
  }
}

function cellsOf({ x, y, width, height }: Rect): number[] {
  const keys: number[] = [];
  const bottom = Math.floor((y + height) / CELL);
  for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column++)
    for (let row = Math.floor(y / CELL); row <= bottom; row++) keys.push(column * ROWS + row);
  return keys;
}
