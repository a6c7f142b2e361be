/** Words the rules' sentences are made of. */
import type { Diagram } from '../model/diagram';
import { nameOf } from '../model/queries';
import { byText } from '../shared/order';

/** `A`, `A and B`, `A, B and C`, `A, B, C and 4 more`. */
export function listOf(names: readonly string[], shown = 3): string {
  const named = names.length <= shown + 1 ? names : names.slice(0, shown);
  const last = names.length > named.length ? `${names.length - named.length} more` : named.at(-1);
  const before = names.length > named.length ? named : named.slice(0, -1);
  return before.length > 0 ? `${before.join(', ')} and ${last}` : (last ?? '');
}

/** Components in the order of their names, however they were drawn: what a sentence names is the same then. */
export const byName = (diagram: Diagram, ids: Iterable<string>): readonly string[] =>
  [...ids].sort((a, b) => byText(nameOf(diagram, a), nameOf(diagram, b)) || byText(a, b));

/** The first in that order. */
export function firstByName(diagram: Diagram, ids: Iterable<string>): string | undefined {
  let first: string | undefined;
  let least = '';
  for (const id of ids) {
    const name = nameOf(diagram, id);
    if (first !== undefined && (name > least || (name === least && id >= first))) continue;
    first = id;
    least = name;
  }
  return first;
}

/** Their names, in that order. */
export const namesOf = (diagram: Diagram, ids: Iterable<string>): readonly string[] =>
  byName(diagram, ids).map((id) => nameOf(diagram, id));

/** `1 instance`, `3 instances`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : plural}`;

/** `a service`, `an object store`. */
export const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

/** A catalog label inside a sentence: `SQL database` stays, `Load balancer` becomes `load balancer`. */
export const inSentence = (label: string): string =>
  /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
