/** What a picture looks like, as far as a test cares: its size, a corner, and whether there is anything on it. */
import type { Page } from '@playwright/test';

export interface Looks {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity of the top left pixel. */
  readonly corner: readonly number[];
  /** How many colours there are, of one pixel in sixteen. */
  readonly colours: number;
}

/** Decoded in the page: the same eyes as its users'. */
export async function looksOf(page: Page, png: Uint8Array): Promise<Looks> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const colours = new Set<number>();
    for (let at = 0; at + 3 < data.length; at += 64)
      colours.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
    return { width, height, corner: [...data.slice(0, 4)], colours: colours.size };
  }, Buffer.from(png).toString('base64'));
}
