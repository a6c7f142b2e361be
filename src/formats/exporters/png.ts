/**
 * A figure as pixels, made of its SVG: one to four pixels for each CSS pixel, or as many as fit. What draws is passed
 * in: a canvas in the editor, resvg on the command line. The picture carries its diagram as the SVG does.
 */
import type { Estimate } from '../../estimate/answer';
import type { Diagram } from '../../model/diagram';
import { formatCount } from '../../shared/formatNumbers';
import { invariant } from '../../shared/invariant';
import type { ExportTools, PixelSize } from './exportTools';
import { withFont } from './figureFont';
import { figureSize, fittingScale, pixelSize } from './pictureSize';
import { withFacts } from './pngChunks';
import { exportSvg, type SvgOptions } from './svg';
import { documentInSvg, withoutDocument } from './svgDocument';

export interface PngOptions extends SvgOptions {
  /** Pixels for each CSS pixel; absent: 2. */
  readonly scale?: number;
  /** Fewer pixels in all than a picture may have anyway. */
  readonly maxPixels?: number;
}

export const DEFAULT_SCALE = 2;

export async function exportPng(
  diagram: Diagram,
  estimate: Estimate,
  { font, rasterize, draw = exportSvg }: ExportTools,
  { scale: wanted = DEFAULT_SCALE, maxPixels, ...options }: PngOptions = {},
): Promise<{ data: Uint8Array; remark?: string }> {
  // The document goes into the picture, not into what is drawn.
  const drawn = await draw(diagram, estimate, options);
  const carrying = options.withDocument ? documentInSvg(drawn) : null;
  const figure = withoutDocument(drawn);
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
