/**
 * What a name says a component is, where it plainly does: "redis cache" is Redis, "lb" a load balancer, "Order service" a
 * service, "user-db 2" a database. Searching offers whatever may fit; this answers only where every word is a name of one
 * thing, or the last words are, as they are the ones that say what it is. null: "orders", "a", "foo".
 */
import { type CatalogHit, foundBy, searchCatalog, type Words } from './search';
import { TECHNOLOGIES } from './technologies';

const ANSWERS_KEPT = 500;
const MAX_WORDS = 8;
/** A product may be told by the beginning of its name from so many letters on: "elastic", "rabbit". */
const TELLING_LENGTH = 5;

export function meantBy(name: string): CatalogHit | null {
  const known = answers.get(name);
  if (known !== undefined) return known;
  const answer = look(name);
  if (answers.size >= ANSWERS_KEPT) answers.clear();
  answers.set(name, answer);
  return answer;
}

const answers = new Map<string, CatalogHit | null>();

function look(name: string): CatalogHit | null {
  const words = wordsIn(name);
  if (words.length === 0 || words.length > MAX_WORDS) return null;
  const whole = named(name.trim().toLowerCase(), WAYS) ?? named(words.join(' '), WAYS);
  if (whole) return whole;
  for (let from = 1; from < words.length; from++) {
    const last = words.slice(from).join(' ');
    const found = isNumbering(last) ? null : named(last, IN_FULL);
    if (found) return found;
  }
  for (let to = words.length - 1; to > 0; to--) {
    const first = named(words.slice(0, to).join(' '), WAYS);
    if (first && (first.technology || words.slice(to).every(isNumbering))) return first;
  }
  return null;
}

/** "user-db", "user_db", "UserDb" and "user db" are the same words. */
const wordsIn = (name: string): readonly string[] =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}.+#]+/u)
    .filter(Boolean);

const isNumbering = (word: string): boolean => /^(v?\d+|[a-z])$/.test(word);

type Way = (hit: CatalogHit, phrase: string) => boolean;

const IN_FULL: readonly Way[] = [
  (hit, phrase) => isCalled(hit, phrase),
  (hit, phrase) => !hit.technology && ownWords(hit).keywords.includes(phrase),
];

/** The surest first. */
const WAYS: readonly Way[] = [
  ...IN_FULL,
  (hit, phrase) => phrase.includes(' ') && isCalledInParts(hit, phrase.split(' ')),
  (hit, phrase) => isCalledShort(hit, phrase),
];

/** By the surest way that names anything; within one, what the search finds first. */
function named(text: string, ways: readonly Way[]): CatalogHit | null {
  const searched = [text, ...otherNumbers(text)].map((phrase) => [phrase, searchCatalog(phrase)] as const);
  for (const names of ways)
    for (const [phrase, hits] of searched) {
      const found = hits.find((hit) => names(hit, phrase));
      if (found) return usual(found, hits);
    }
  return null;
}

/** A product that may be of several types is of the plain one: a language is that of a service. */
function usual(found: CatalogHit, hits: readonly CatalogHit[]): CatalogHit {
  const { technology, type } = found;
  if (!technology) return found;
  const plain = PLAIN.get(type.id) ?? 'service';
  return hits.find((hit) => hit.technology === technology && hit.type.id === plain) ?? found;
}

const PLAIN: ReadonlyMap<string, string> = new Map([
  ['delay-queue', 'message-queue'],
  ['dead-letter-queue', 'message-queue'],
]);

/** The singular of a plural; of what ends otherwise the plural, as some names are one: "payment", "image". */
function otherNumbers(text: string): readonly string[] {
  if (text.length < 4) return [];
  if (!text.endsWith('s') || text.endsWith('ss')) return [`${text}s`];
  if (text.endsWith('ies')) return [`${text.slice(0, -3)}y`];
  return [text.slice(0, -1), ...(text.endsWith('es') ? [text.slice(0, -2)] : [])];
}

const ownWords = (hit: CatalogHit): Words => foundBy(hit)[0];

function isCalled(hit: CatalogHit, phrase: string): boolean {
  const { label } = ownWords(hit);
  const id = hit.technology?.id ?? (hit.meaning ? undefined : hit.type.id);
  return label === phrase || id === phrase || (!!hit.technology && SUFFIXES.has(label.replace(phrase, '')));
}

/** What products are called without: "mongo", "node". */
const SUFFIXES: ReadonlySet<string> = new Set(['db', '.js']);

/** "redis cache": one word at least says which, the others may say its type. */
function isCalledInParts(hit: CatalogHit, words: readonly string[]): boolean {
  const sources = foundBy(hit);
  const isWordOf = ({ label, keywords }: Words, word: string) => label === word || keywords.includes(word);
  const sayWhich =
    sources.length === 1 || words.some((word) => isCalled(hit, word) || isWordOf(ownWords(hit), word));
  return (
    sayWhich && words.every((word) => isCalled(hit, word) || sources.some((source) => isWordOf(source, word)))
  );
}

/** By the beginning or the end of its name ("AWS Lambda"), or by another name that no other product has: "payment" finds two and names neither. */
function isCalledShort(hit: CatalogHit, phrase: string): boolean {
  const { label, keywords } = ownWords(hit);
  if (hit.meaning) return label.startsWith(`${phrase} `);
  if (!hit.technology) return false;
  const begins = phrase.length >= TELLING_LENGTH && label.startsWith(phrase);
  const ends = label.slice(label.indexOf(' ') + 1) === phrase;
  return begins || ends || (keywords.includes(phrase) && productsCalled(phrase) === 1);
}

const productsCalled = (keyword: string): number =>
  TECHNOLOGIES.filter(({ keywords }) => keywords.includes(keyword)).length;
