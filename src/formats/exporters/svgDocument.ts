/**
 * The diagram inside its own figure: as the text of a document in the SVG's metadata, so that a figure that is opened,
 * dropped or pasted is the diagram again. Read back from any spelling of XML: other programs may have written it anew.
 */
import { element, xmlText } from './svgMarkup';

const ID = 'plumbline-document';

/** The text of a document as an element of the figure. */
export function documentElement(text: string): string {
  // No string of JSON holds a line end as it is; what XML doesn't allow is escaped as JSON has it.
  const compact = text.trim().replace(/\n\s*/g, '').replace(NOT_XML, escaped);
  return element('metadata', { id: ID }, xmlText(compact));
}

/** The text of the document that a figure carries; null: none. */
export function documentInSvg(svg: string): string | null {
  const content = CARRIED.exec(svg)?.[1];
  if (content === undefined) return null;
  const text = content.replace(PARTS, (_, data: string | undefined, entity: string | undefined) =>
    data === undefined ? characterOf(entity ?? '') : data,
  );
  return text.trim() === '' ? null : text;
}

/** The figure alone. */
export const withoutDocument = (svg: string): string => svg.replace(CARRIED, '');

/** Whether a text is an SVG, whatever stands before its first element. */
export const isSvg = (text: string): boolean =>
  /^\ufeff?\s*(?:<\?xml[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s/>]/.test(text);

const CARRIED = new RegExp(`<metadata\\b[^>]*\\bid=["']${ID}["'][^>]*>([\\s\\S]*?)</metadata>`);
const NOT_XML = /[\u007f-\u009f\ufffe\uffff]/g;
const PARTS = /<!\[CDATA\[([\s\S]*?)\]\]>|&(#?\w+);/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function characterOf(entity: string): string {
  const code = /^#x/i.test(entity)
    ? Number.parseInt(entity.slice(2), 16)
    : Number.parseInt(entity.slice(1), 10);
  if (!entity.startsWith('#')) return NAMED.get(entity) ?? `&${entity};`;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
