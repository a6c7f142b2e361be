/**
 * A figure that brings its typeface: Inter as a variable font, embedded as data, so that it looks the same wherever it
 * is opened. Inter comes in files by script (as Google Fonts splits it); only those whose characters the figure has go
 * in, 64 kB of text for Latin. Where the bytes come from is passed in: the same bytes make the same figure.
 */
import { toBase64 } from '../../shared/base64';
import { element } from './svgMarkup';

export interface FontFile {
  readonly script: string;
  /** In the files of @fontsource-variable/inter. */
  readonly file: string;
  /** As CSS's `unicode-range` has it. */
  readonly range: string;
}

/** The bytes of a `FontFile`, by its `file`. */
export type FontSource = (file: string) => Promise<Uint8Array>;

export const FIGURE_FAMILY = 'Inter Variable';

const fontFile = (script: string, range: string): FontFile => ({
  script,
  file: `inter-${script}-wght-normal.woff2`,
  range,
});

/** A character that several have is taken from the first. */
export const FONT_FILES: readonly FontFile[] = [
  fontFile(
    'latin',
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  ),
  fontFile(
    'latin-ext',
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  ),
  fontFile(
    'vietnamese',
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  ),
  fontFile('greek', 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF'),
  fontFile('greek-ext', 'U+1F00-1FFF'),
  fontFile('cyrillic', 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116'),
  fontFile('cyrillic-ext', 'U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F'),
];

/** The figure with the typeface of all its text, in front of everything else. */
export async function withFont(svg: string, source: FontSource): Promise<string> {
  const opening = /^<svg[^>]*>/.exec(svg)?.[0];
  if (opening === undefined) return svg;
  const faces = await Promise.all(fontFilesFor(svg).map(async (font) => face(font, await source(font.file))));
  return `${opening}${element('style', {}, faces.join(''))}${svg.slice(opening.length)}`;
}

/** The files a text needs. Characters Inter doesn't have need none: the system draws them. */
export function fontFilesFor(text: string): readonly FontFile[] {
  const needed = new Set<FontFile>();
  for (const character of new Set(text)) {
    const code = character.codePointAt(0) ?? 0;
    const font = RANGES.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to))?.font;
    if (font) needed.add(font);
  }
  return FONT_FILES.filter((font) => needed.has(font));
}

const face = ({ range }: FontFile, bytes: Uint8Array): string =>
  `@font-face{font-family:"${FIGURE_FAMILY}";font-weight:100 900;src:url(data:font/woff2;base64,${toBase64(bytes)}) format("woff2");unicode-range:${range}}`;

const RANGES = FONT_FILES.map((font) => ({
  font,
  ranges: font.range.split(',').map((part) => {
    const [from = '', to = from] = part.slice('U+'.length).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  }),
}));
