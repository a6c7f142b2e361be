/**
 * SVG as text. Everything a user wrote passes through here: characters XML doesn't allow are dropped, the others
 * escaped, so that what comes out is well-formed whatever went in. Reference: XML 1.0, production 2 (Char).
 */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Digits of one width, so that numbers line up; not for names, whose hyphens it would pull apart. */
export const TABULAR = 'font-feature-settings: "tnum"';

/** One element; undefined attributes are left out. Children are markup already, text goes through `xmlText`. */
export function element(tag: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${xmlText(attributeText(value))}"`]))
    .join('');
  return children.length === 0 ? `<${tag}${written}/>` : `<${tag}${written}>${children.join('')}</${tag}>`;
}

/** Text for an element or an attribute. */
export function xmlText(text: string): string {
  let safe = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (!isXmlCharacter(code)) continue;
    safe += ESCAPES.get(character) ?? character;
  }
  return safe;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** Control characters, lone surrogates and non-characters are out; so are tabs and line ends, which a figure has no use for. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return false;
  if (code >= 0xd800 && code <= 0xdfff) return false;
  return code !== 0xfffe && code !== 0xffff;
}

/** Numbers to a hundredth. */
const attributeText = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
