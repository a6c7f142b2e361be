/** Which things lie near a place: a grid of buckets over the plane, so that a large diagram costs no more per edge than a small one. */
import type { Rect } from '../shared/geometry';

const CELL = 256;
/** A thing or a question wider than this many cells is kept, or answered, without the grid. */
const MOST_CELLS = 400;

export class GridIndex<T> {
  private readonly cells = new Map<string, Entry<T>[]>();
  private readonly large: Entry<T>[] = [];
  private readonly all: Entry<T>[] = [];

  add(rect: Rect, item: T): void {
    const entry = { rect, item, order: this.all.length };
    this.all.push(entry);
    const keys = cellsOf(rect);
    if (!keys) this.large.push(entry);
    for (const key of keys ?? []) {
      const cell = this.cells.get(key);
      if (cell) cell.push(entry);
      else this.cells.set(key, [entry]);
    }
  }

  /** Everything that touches the rectangle, in the order it was added. */
  near(rect: Rect): T[] {
    const keys = cellsOf(rect);
    const found = new Set<Entry<T>>();
    const consider = (entry: Entry<T>) => {
      if (meet(entry.rect, rect)) found.add(entry);
    };
    if (!keys) this.all.forEach(consider);
    else {
      for (const key of keys) this.cells.get(key)?.forEach(consider);
      this.large.forEach(consider);
    }
    return [...found].sort((a, b) => a.order - b.order).map(({ item }) => item);
  }
}

interface Entry<T> {
  readonly rect: Rect;
  readonly item: T;
  readonly order: number;
}

function cellsOf({ x, y, width, height }: Rect): string[] | null {
  const left = Math.floor(x / CELL);
  const right = Math.floor((x + width) / CELL);
  const top = Math.floor(y / CELL);
  const bottom = Math.floor((y + height) / CELL);
  if (!((right - left + 1) * (bottom - top + 1) <= MOST_CELLS)) return null;
  const keys: string[] = [];
  for (let column = left; column <= right; column++)
    for (let row = top; row <= bottom; row++) keys.push(`${column} ${row}`);
  return keys;
}

const meet = (a: Rect, b: Rect): boolean =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
