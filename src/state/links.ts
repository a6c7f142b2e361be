/** Addresses in the text of a note: what can be opened from it. Only of the web, so that opening one runs nothing. */
import { idsOf } from '../model/elements';
import type { Context } from './command';

/** Every web address in a text, in its order; punctuation that ends a sentence is none of it. */
export function linksIn(text: string): readonly string[] {
  return [...text.matchAll(/https?:\/\/[^\s<>"']+/gi)].map(([found]) => trimmed(found)).filter(isAddress);
}

const isAddress = (address: string): boolean => /^https?:\/\/[^/]/i.test(address);

/** Without the sentence's own end; a bracket that was opened within is the address's. */
function trimmed(found: string): string {
  const rest = found.replace(/[.,;:!?\]}]+$/, '');
  const isOpen = rest.split('(').length >= rest.split(')').length;
  return rest.endsWith(')') && !isOpen ? trimmed(rest.slice(0, -1)) : rest;
}

/** The first address in the note that alone is selected. */
export function selectedLink({ diagram, session }: Pick<Context, 'diagram' | 'session'>): string | null {
  const [id, ...others] = idsOf([...session.selection], 'note');
  if (id === undefined || others.length > 0 || session.selection.size !== 1) return null;
  return linksIn(diagram.notes.get(id)?.text ?? '')[0] ?? null;
}
