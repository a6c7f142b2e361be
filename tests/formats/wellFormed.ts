/**
 * What is wrong with a piece of XML, or null: a strict reader of the part of XML 1.0 a figure uses (elements,
 * quoted attributes, text, the five named entities and numeric ones). It knows nothing of the code that writes.
 */
const NAME = '[A-Za-z_:][-A-Za-z0-9_:.]*';
const REFERENCE = '&(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);';
const OPEN = new RegExp(
  `^<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"(?:[^<&"]|${REFERENCE})*"|'(?:[^<&']|${REFERENCE})*'))*)\\s*(/?)>`,
);
const CLOSE = new RegExp(`^</(${NAME})\\s*>`);
const TEXT = new RegExp(`^(?:[^<&]|${REFERENCE})+`);

export function whatIsWrong(xml: string): string | null {
  const illegal = illegalCharacter(xml);
  if (illegal) return illegal;
  const open: string[] = [];
  let rest = xml.trimEnd();
  let roots = 0;
  while (rest.length > 0) {
    const here = rest.slice(0, 80);
    const closing = CLOSE.exec(rest);
    const opening = closing ? null : OPEN.exec(rest);
    const text = closing || opening ? null : TEXT.exec(rest);
    const [whole] = closing ?? opening ?? text ?? [''];
    if (whole === '') return `cannot be read: ${here}`;
    if (closing && open.pop() !== closing[1]) return `closes what is not open: ${here}`;
    if (opening) {
      if (open.length === 0 && ++roots > 1) return `a second root: ${here}`;
      if (hasTwice(opening[2] ?? '')) return `an attribute twice: ${here}`;
      if (opening[3] !== '/') open.push(opening[1] ?? '');
    }
    if (text && open.length === 0) return `text outside the root: ${here}`;
    if (text?.[0].includes(']]>')) return `"]]>" in text: ${here}`;
    rest = rest.slice(whole.length);
  }
  if (open.length > 0) return `never closed: ${open.join(' ')}`;
  return roots === 1 ? null : 'no root';
}

function hasTwice(attributes: string): boolean {
  const names = attributes
    .replace(/"[^"]*"|'[^']*'/g, '')
    .split(/[\s=]+/)
    .filter((name) => name !== '');
  return new Set(names).size !== names.length;
}

function illegalCharacter(xml: string): string | null {
  for (const character of xml) {
    const code = character.codePointAt(0) ?? 0;
    const legal =
      code === 0x9 ||
      code === 0xa ||
      code === 0xd ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      code >= 0x10000;
    if (!legal) return `a character XML does not allow: U+${code.toString(16)}`;
  }
  return null;
}
