/**
 * How large a picture of a figure may be: a canvas of a browser has limits, and so has memory. 16,384 pixels a side
 * and 100 million in all (400 MB while it is drawn) work everywhere this runs; a figure that is larger at the scale
 * wanted is drawn at the largest that fits.
 */
import type { Size } from '../../shared/geometry';

export const SCALES: readonly number[] = [1, 2, 3, 4];

const MAX_SIDE = 16_384;
const MAX_PIXELS = 100_000_000;

/** The size of a figure in CSS pixels, as its first element says; null: no figure of ours. */
export function figureSize(svg: string): Size | null {
  const opening = /^<svg[^>]*>/.exec(svg)?.[0] ?? '';
  const length = (name: string) => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(opening)?.[1] ?? 0);
  const size = { width: length('width'), height: length('height') };
  return size.width > 0 && size.height > 0 ? size : null;
}

/** The scale wanted, or the largest below it that fits, to a hundredth. */
export function fittingScale({ width, height }: Size, wanted: number, maxPixels = MAX_PIXELS): number {
  const largest = Math.min(MAX_SIDE / width, MAX_SIDE / height, Math.sqrt(maxPixels / (width * height)));
  return wanted <= largest ? wanted : Math.max(0.01, Math.floor(largest * 100) / 100);
}

/** Whole pixels. */
export const pixelSize = ({ width, height }: Size, scale: number): Size => ({
  width: Math.max(1, Math.round(width * scale)),
  height: Math.max(1, Math.round(height * scale)),
});
