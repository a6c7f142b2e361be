/**
 * A figure as pixels, made of its SVG: one to four pixels for each CSS pixel, or as many as fit. What draws is passed
 * in: a canvas in the editor, resvg on the command line. The picture carries its diagram as the SVG does.
 */
import type { Estimate } from '../../estimate/answer';
import type { Diagram } from '../../model/diagram';
import { formatCount } from '../../shared/formatNumbers';
import { invariant } from '../../shared/invariant';
import { type FontSource, withFont } from './figureFont';
import { figureSize, fittingScale, pixelSize } from './pictureSize';
import { withFacts } from './pngChunks';
import { exportSvg, type SvgOptions } from './svg';
import { documentInSvg } from './svgDocument';

export interface PngOptions extends SvgOptions {
  /** Pixels for each CSS pixel; absent: 2. */
  readonly scale?: number;
  /** Fewer pixels in all than a picture may have anyway. */
  readonly maxPixels?: number;
}

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** An SVG to the bytes of a PNG of exactly that many pixels. Rejects where it can't be drawn. */
export type Rasterizer = (svg: string, size: PixelSize) => Promise<Uint8Array>;

export const DEFAULT_SCALE = 2;

export async function exportPng(
  diagram: Diagram,
  estimate: Estimate,
  { font, rasterize }: { readonly font: FontSource; readonly rasterize: Rasterizer },
  { scale: wanted = DEFAULT_SCALE, maxPixels, withDocument = false, ...options }: PngOptions = {},
): Promise<{ data: Uint8Array; remark?: string }> {
  // The document goes into the picture, not into what is drawn.
  const carrying = withDocument
    ? documentInSvg(exportSvg(diagram, estimate, { ...options, withDocument }))
    : null;
  const figure = exportSvg(diagram, estimate, options);
  const size = figureSize(figure);
  invariant(size, 'a figure says its size');
  const scale = fittingScale(size, wanted, maxPixels);
  const pixels = await rasterize(await withFont(figure, font), pixelSize(size, scale));
  const data = withFacts(pixels, { scale, ...(carrying === null ? {} : { document: carrying }) });
  return scale === wanted ? { data } : { data, remark: remarkOn(size, wanted, scale) };
}

function remarkOn(size: PixelSize, wanted: number, scale: number): string {
  const at = (factor: number) => {
    const { width, height } = pixelSize(size, factor);
    return `${formatCount(width)} × ${formatCount(height)} pixels`;
  };
  return `At ${wanted}× the picture would have ${at(wanted)}, more than a picture may have: it was drawn at ${scale}×, ${at(scale)}.`;
}
