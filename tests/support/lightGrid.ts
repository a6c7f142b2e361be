/** What a part of the page looks like from far away: how light it is in each of some hundred fields. */
import type { Locator } from '@playwright/test';

export interface LightGrid {
  readonly width: number;
  readonly height: number;
  /** From dark to light, 0 to f, row by row. */
  readonly rows: readonly string[];
}

const COLUMNS = 24;
/** Of 15. */
const OTHERWISE = 3;

/** As it is painted, with what lies over it. */
export async function gridOf(what: Locator): Promise<LightGrid> {
  const png = await what.screenshot({ animations: 'disabled', caret: 'hide' });
  return what.page().evaluate(
    async ([base64, columns]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const { width, height } = bitmap;
      const count = Math.max(1, Math.round((columns * height) / width));
      const canvas = new OffscreenCanvas(columns * 4, count * 4);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, columns * 4, count * 4);
      const { data } = context.getImageData(0, 0, columns * 4, count * 4);
      const lightAt = (column: number, row: number): number => {
        let sum = 0;
        for (let y = 0; y < 4; y++)
          for (let x = 0; x < 4; x++) {
            const at = 4 * ((row * 4 + y) * columns * 4 + column * 4 + x);
            sum += 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
          }
        return sum / 16 / 255;
      };
      const rows = Array.from({ length: count }, (_, row) =>
        Array.from({ length: columns }, (_, column) =>
          Math.round(15 * lightAt(column, row)).toString(16),
        ).join(''),
      );
      return { width, height, rows };
    },
    [png.toString('base64'), COLUMNS] as const,
  );
}

/** The share of fields that are clearly lighter or darker; 1 where its size is another altogether. */
export function unlike(a: LightGrid, b: LightGrid): number {
  const near = (one: number, other: number) => Math.abs(one - other) <= 0.08 * Math.max(one, other) + 2;
  if (!near(a.width, b.width) || !near(a.height, b.height)) return 1;
  const fields = a.rows
    .slice(0, b.rows.length)
    .flatMap((row, y) =>
      [...row].map((light, x) =>
        Math.abs(Number.parseInt(light, 16) - Number.parseInt(b.rows[y]?.[x] ?? '0', 16)),
      ),
    );
  return fields.filter((difference) => difference > OTHERWISE).length / fields.length;
}
