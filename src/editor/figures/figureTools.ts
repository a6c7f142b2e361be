/** What figures need of a browser: the files of their typeface, which the page has anyway, and a canvas for pixels. */
import cyrillicExt from '@fontsource-variable/inter/files/inter-cyrillic-ext-wght-normal.woff2?url';
import cyrillic from '@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?url';
import greekExt from '@fontsource-variable/inter/files/inter-greek-ext-wght-normal.woff2?url';
import greek from '@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?url';
import latinExt from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url';
import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import vietnamese from '@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2?url';
import type { ExportTools } from '../../formats/exporters/exportTools';
import { drawFigure } from '../workers/figureEngine';
import { type CanvasControl, canvasRasterizer } from './canvasRasterizer';

const ADDRESSES: ReadonlyMap<string, string> = new Map([
  ['inter-latin-wght-normal.woff2', latin],
  ['inter-latin-ext-wght-normal.woff2', latinExt],
  ['inter-vietnamese-wght-normal.woff2', vietnamese],
  ['inter-greek-wght-normal.woff2', greek],
  ['inter-greek-ext-wght-normal.woff2', greekExt],
  ['inter-cyrillic-wght-normal.woff2', cyrillic],
  ['inter-cyrillic-ext-wght-normal.woff2', cyrillicExt],
]);

const fetched = new Map<string, Promise<Uint8Array>>();

export const figureTools = (control?: CanvasControl): ExportTools => ({
  font: fontBytes,
  rasterize: canvasRasterizer(control),
  draw: (diagram, estimate, options) => drawFigure({ diagram, estimate, options }, control?.signal),
});

/** Each is fetched once; one that failed is fetched again. */
function fontBytes(file: string): Promise<Uint8Array> {
  const known = fetched.get(file);
  if (known) return known;
  const bytes = fetchBytes(file);
  fetched.set(file, bytes);
  bytes.catch(() => fetched.delete(file));
  return bytes;
}

async function fetchBytes(file: string): Promise<Uint8Array> {
  const address = ADDRESSES.get(file);
  if (address === undefined) throw new Error(`Bug: there is no font ${file}`);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the typeface can’t be read (${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}
