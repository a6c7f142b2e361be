/** Which things lie near a place: a grid of buckets over the plane, so that a large diagram costs no more per edge than a small one. */
import type { Rect } from '../shared/geometry';

const CELL = 256;
/** A thing or a question wider than this many cells is kept, or answered, without the grid. */
const MOST_CELLS = 400;
/** Cells this far apart share a bucket, which costs time and changes nothing. */
const ROWS = 2 ** 24;

/** What can be asked for what touches a rectangle. */
export interface Nearby<T> {
  readonly near: (rect: Rect) => readonly T[];
}

export class GridIndex<T> implements Nearby<T> {
  private readonly cells = new Map<number, Entry<T>[]>();
  private readonly large: Entry<T>[] = [];
  private readonly all: Entry<T>[] = [];
  private question = 0;

  add(rect: Rect, item: T): void {
    const entry = { rect, item, order: this.all.length, found: 0 };
    this.all.push(entry);
    const block = cellsOf(rect);
    if (!block) this.large.push(entry);
    else
      for (let column = block.left; column <= block.right; column++)
        for (let row = block.top; row <= block.bottom; row++) {
          const key = column * ROWS + row;
          const cell = this.cells.get(key);
          if (cell) cell.push(entry);
          else this.cells.set(key, [entry]);
        }
  }

  /** Everything that touches the rectangle, in the order it was added. */
  near(rect: Rect): T[] {
    this.question += 1;
    const found: Entry<T>[] = [];
    const block = cellsOf(rect);
    if (!block) this.collect(this.all, rect, found);
    else {
      for (let column = block.left; column <= block.right; column++)
        for (let row = block.top; row <= block.bottom; row++)
          this.collect(this.cells.get(column * ROWS + row), rect, found);
      this.collect(this.large, rect, found);
    }
    return found.sort((a, b) => a.order - b.order).map(({ item }) => item);
  }

  private collect(entries: readonly Entry<T>[] | undefined, rect: Rect, found: Entry<T>[]): void {
    for (const entry of entries ?? []) {
      if (entry.found === this.question || !meet(entry.rect, rect)) continue;
      entry.found = this.question;
      found.push(entry);
    }
  }
}

interface Entry<T> {
  readonly rect: Rect;
  readonly item: T;
  readonly order: number;
  /** The question it was last found for. */
  found: number;
}

function cellsOf({ x, y, width, height }: Rect) {
  const left = Math.floor(x / CELL);
  const right = Math.floor((x + width) / CELL);
  const top = Math.floor(y / CELL);
  const bottom = Math.floor((y + height) / CELL);
  return (right - left + 1) * (bottom - top + 1) <= MOST_CELLS ? { left, right, top, bottom } : null;
}

const meet = (a: Rect, b: Rect): boolean =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
