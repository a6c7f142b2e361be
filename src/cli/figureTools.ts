/** What figures need of the machine the command line runs on: the files of their typeface, and resvg for pixels. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExportTools } from '../formats/exporters/exportTools';
import { resvgRasterizer } from './resvgRasterizer';

/** Inter for resvg, which reads no woff2; in the weights that figures use. */
const RASTER_FONTS = ['400Regular', '500Medium', '600SemiBold', '700Bold'].map(
  (weight) => `${weight}/Inter_${weight}.ttf`,
);

export function figureTools(): ExportTools {
  return {
    font: async (file) => readFile(fontPath('@fontsource-variable/inter/files', file)),
    rasterize: resvgRasterizer(rasterFonts),
  };
}

/** Paths of the files resvg draws text with. */
export const rasterFonts = (): readonly string[] =>
  RASTER_FONTS.map((file) => fontPath('@expo-google-fonts/inter', file));

/** Built, the files stand beside the command; in the repository they are where npm puts them. */
function fontPath(folder: string, file: string): string {
  const beside = join(here, 'fonts', file.split('/').at(-1) ?? file);
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(`${folder}/${file}`);
}

const here = dirname(fileURLToPath(import.meta.url));
