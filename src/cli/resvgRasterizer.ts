/**
 * SVG to PNG outside a browser, with resvg: the same typeface, no fonts of the system. It knows no `tnum`, so digits
 * that stand in columns are asked for by the places Inter has for them in Unicode's private use area.
 */
import type { Rasterizer } from '../formats/exporters/exportTools';
import { Failure } from './failure';

export function resvgRasterizer(fontFiles: () => readonly string[]): Rasterizer {
  return async (svg, { width }) => {
    const { renderAsync } = await import('@resvg/resvg-js').catch((thrown: unknown) => {
      const cause = thrown instanceof Error ? thrown.message.split('\n')[0] : String(thrown);
      throw new Failure([`a PNG needs the package @resvg/resvg-js, which can't be loaded here: ${cause}.`]);
    });
    const drawn = await renderAsync(withSpaces(withTabularDigits(svg)), {
      font: { fontFiles: [...fontFiles()], loadSystemFonts: false, defaultFontFamily: 'Inter' },
      fitTo: { mode: 'width', value: width },
    });
    return new Uint8Array(drawn.asPng());
  };
}

/** It would drop the space a part of a line begins with. */
const withSpaces = (svg: string): string => svg.replace('<svg ', '<svg xml:space="preserve" ');

/** Private use characters for what is to be as wide as any other digit: in elements whose style asks for it. */
export function withTabularDigits(svg: string): string {
  let depth = 0;
  let tabularFrom: number | null = null;
  return svg.replace(/<[^>]*>|[^<]+/g, (part) => {
    if (!part.startsWith('<')) return tabularFrom === null ? part : tabular(part);
    if (part.startsWith('</')) {
      depth -= 1;
      if (tabularFrom === depth) tabularFrom = null;
    } else if (!part.endsWith('/>') && !/^<[?!]/.test(part)) {
      if (tabularFrom === null && part.includes('&quot;tnum&quot;')) tabularFrom = depth;
      depth += 1;
    }
    return part;
  });
}

/** Digits of an entity such as `&#39;` are none of the text's. */
const tabular = (text: string): string =>
  text.replace(/&#?\w+;|[0-9]/g, (part) =>
    part.length > 1 ? part : String.fromCharCode(TABULAR_ZERO + Number(part)),
  );

const TABULAR_ZERO = 0xe071;
