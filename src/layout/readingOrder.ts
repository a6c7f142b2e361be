/** The order in which what stands on a page is read: rows from the top, in a row from the left. */
import type { Point } from '../shared/geometry';

/** How far below the first of a row something may begin and still be read in it. */
const ROW_HEIGHT = 40;

export function inReadingOrder<T>(items: readonly T[], placeOf: (item: T) => Point): readonly T[] {
  const placed = items.map((item) => ({ item, at: placeOf(item) }));
  placed.sort((a, b) => a.at.y - b.at.y || a.at.x - b.at.x);
  const rows: (typeof placed)[] = [];
  for (const one of placed) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && one.at.y - first.at.y < ROW_HEIGHT) row.push(one);
    else rows.push([one]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.at.x - b.at.x).map(({ item }) => item));
}
