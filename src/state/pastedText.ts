/** What a text from the clipboard or from a file is meant as. */
import type { DocumentProblem } from '../document/documentProblem';
import { parseDiagram } from '../document/parseDiagram';
import { documentInSvg, isSvg } from '../formats/exporters/svgDocument';
import type { Diagram } from '../model/diagram';

export type PastedText =
  | { readonly kind: 'diagram'; readonly diagram: Diagram }
  /** Meant as a document, but no sound one. */
  | { readonly kind: 'broken'; readonly problems: readonly DocumentProblem[] }
  /** A picture without a diagram in it. */
  | { readonly kind: 'svg'; readonly svg: string }
  | { readonly kind: 'text'; readonly text: string };

export function readPasted(text: string): PastedText {
  if (isSvg(text)) {
    const document = documentInSvg(text);
    return document === null ? { kind: 'svg', svg: text } : readDocument(document);
  }
  return MEANT_AS_DOCUMENT.test(text) ? readDocument(text) : { kind: 'text', text };
}

function readDocument(text: string): PastedText {
  const parsed = parseDiagram(text);
  return parsed.ok ? { kind: 'diagram', diagram: parsed.value } : { kind: 'broken', problems: parsed.error };
}

const MEANT_AS_DOCUMENT = /^\s*\{[\s\S]*"format"\s*:\s*"plumbline"/;
