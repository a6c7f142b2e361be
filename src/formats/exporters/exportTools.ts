/** What exports need that is different on each machine, or slow: passed in by whoever writes one. */
import type { Estimate } from '../../estimate/answer';
import type { Diagram } from '../../model/diagram';
import type { FontSource } from './figureFont';
import type { SvgOptions } from './svg';

export interface ExportTools {
  readonly font: FontSource;
  readonly rasterize: Rasterizer;
  /** Does what `exportSvg` does, wherever there is time for it; absent: here and now. */
  readonly draw?: FigureDrawer;
}

export type FigureDrawer = (
  diagram: Diagram,
  estimate: Estimate,
  options: SvgOptions,
) => string | Promise<string>;

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** An SVG to the bytes of a PNG of exactly that many pixels. Rejects where it can't be drawn. */
export type Rasterizer = (svg: string, size: PixelSize) => Promise<Uint8Array>;
