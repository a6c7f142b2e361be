/**
 * What people may have meant by what they typed: "redis" finds Cache with the Redis preset, "lb" the load
 * balancer, "mobile app" a client with that setting. Every word must be found. Order: the whole label or keyword, the
 * label from its start, from the start of a word in it, inside it, then keywords; equals keep catalog order, a preset
 * where it is most usual. "que" is rather the message queue than anything rarer that begins so, and "kafk" Apache Kafka. What isn't typed out is rather a component than a plain shape or somebody's setting. "geo-dns" is read as "geo dns" where nothing is called that, "locks" as "lock" too. Empty:
 * every type.
 */

import { kept } from '../shared/kept';
import { COMPONENT_TYPES } from './catalog';
import type { ComponentType, Found, Technology } from './componentType';
import { MOST_USED } from './mostUsed';
import { TECHNOLOGIES } from './technologies';

export interface CatalogHit {
  readonly type: ComponentType;
  readonly technology?: Technology;
  /** The setting that makes it what was searched for, and what it is called then. */
  readonly meaning?: Meaning;
}

export interface Meaning {
  readonly label: string;
  readonly settings: Readonly<Record<string, string | boolean>>;
}

/** What a thing is called, in lower case. */
export interface Words {
  readonly label: string;
  readonly keywords: readonly string[];
}

interface Ranked {
  readonly hit: CatalogHit;
  readonly rank: number;
  readonly usual: number;
}

const NOWHERE = Number.POSITIVE_INFINITY;

export function searchCatalog(
  query: string,
  types: readonly ComponentType[] = COMPONENT_TYPES,
  technologies: readonly Technology[] = TECHNOLOGIES,
): readonly CatalogHit[] {
  const words = wordsIn(query, /[\s,]+/);
  if (words.length === 0) return types.map((type) => ({ type }));
  const found = searchWords(words, types, technologies);
  const parts = wordsIn(query, /[\s,\-–/+]+/);
  const isOther = found.length === 0 && parts.length > words.length;
  return isOther ? searchWords(parts, types, technologies) : found;
}

const wordsIn = (query: string, between: RegExp): readonly string[] =>
  query.toLowerCase().split(between).filter(Boolean);

function searchWords(
  words: readonly string[],
  types: readonly ComponentType[],
  technologies: readonly Technology[],
): readonly CatalogHit[] {
  const byId = new Map(technologies.map((technology) => [technology.id, technology]));
  const ranked = types.flatMap((type): readonly Ranked[] => [
    { hit: { type }, rank: typeRank(words, type), usual: 0 },
    ...type.technologies.flatMap((id, usual) => {
      const technology = byId.get(id);
      return technology
        ? [
            {
              hit: { type, technology },
              rank: presetRank(words, type, technology),
              usual: usual + rarity(type),
            },
          ]
        : [];
    }),
    ...meaningsOf(type).map(({ meaning, finds }) => ({
      hit: { type, meaning },
      rank: after(namedRank(words, wordsOf(finds), type), MEANING),
      usual: 0,
    })),
  ]);
  return ranked
    .filter(({ rank }) => rank < NOWHERE)
    .sort((a, b) => a.rank - b.rank || a.usual - b.usual)
    .map(({ hit }) => hit);
}

function typeRank(words: readonly string[], type: ComponentType): number {
  const rank = rankOf(words, [wordsOf(type)]);
  if (USUAL.has(type.id) && rank <= WORD_START) return Math.min(rank, RATHER);
  return after(rank, isShape(type) ? SHAPE : 0);
}

const USUAL: ReadonlySet<string> = new Set([...MOST_USED.map(({ id }) => id), 'api-gateway']);
/** Before what is called by the word from its start, after what is called just that. */
const RATHER = 0.9;

/** "queu" is on its way to the message queue, not to the queue shape or to a cache used as one. */
const after = (rank: number, later: number): number => (rank > WHOLE ? rank + later : rank);
const SHAPE = 1.25;
const MEANING = 0.1;
/** Up to here something is called just that. */
const WHOLE = 0.5;
const isShape = ({ role }: ComponentType): boolean => role === 'untyped';

/** Products that may be one of these are first of all something else: SQS is a message queue, Go a service's language. */
const RARER: ReadonlySet<string> = new Set([
  'read-replica',
  'delay-queue',
  'dead-letter-queue',
  'bff',
  'monolith',
  'rate-limiter',
  'waf',
  'esb',
]);
const rarity = ({ id }: ComponentType): number => (RARER.has(id) ? 100 : 0);

/** What a hit is called: its product, what its setting makes of it, or its type. */
export const hitLabel = ({ type, technology, meaning }: CatalogHit): string =>
  technology?.label ?? meaning?.label ?? type.label;

/** With its type, where that isn't in its name: `Cache · Redis`. */
export const hitTitle = (hit: CatalogHit): string =>
  hit.technology || hit.meaning ? `${hit.type.label} · ${hitLabel(hit)}` : hit.type.label;

/** What a hit is found by: what sets it apart first, then its type. */
export function foundBy({ type, technology, meaning }: CatalogHit): readonly [Words, ...Words[]] {
  if (technology) return [wordsOf(technology), wordsOf(type)];
  const meant = meaning && meaningsOf(type).find((one) => one.meaning.label === meaning.label);
  return meant ? [wordsOf(meant.finds), wordsOf(type)] : [wordsOf(type)];
}

/** Different for different hits. */
export const hitKey = ({ type, technology, meaning }: CatalogHit): string =>
  [type.id, technology?.id, meaning && JSON.stringify(meaning.settings)].filter(Boolean).join('+');

/** A preset is meant only if a word names it; the others may name its type: "redis cache". */
const presetRank = (words: readonly string[], type: ComponentType, technology: Technology): number =>
  namedRank(words, wordsOf(technology), type);

function namedRank(words: readonly string[], own: Words, type: ComponentType): number {
  const named = words.some((word) => rankOfWord(word, own) < NOWHERE);
  return named ? rankOf(words, [own, wordsOf(type)]) : NOWHERE;
}

interface SearchedMeaning {
  readonly meaning: Meaning;
  readonly finds: Found;
}

/** Settings of a type that people have a word for. */
const meaningsOf = (type: ComponentType): readonly SearchedMeaning[] =>
  kept(meaningsKept, type, () => readMeanings(type));
const meaningsKept = new WeakMap<ComponentType, readonly SearchedMeaning[]>();

function readMeanings(type: ComponentType): readonly SearchedMeaning[] {
  return type.fields.flatMap(({ id, kind }) => {
    const meant = (value: string | boolean, finds: Found | undefined): readonly SearchedMeaning[] =>
      finds ? [{ meaning: { label: finds.label, settings: { [id]: value } }, finds }] : [];
    if (kind.type === 'flag') return meant(true, kind.finds);
    return kind.type === 'choice' ? kind.options.flatMap(({ value, finds }) => meant(value, finds)) : [];
  });
}

interface Named {
  readonly id?: string;
  readonly label: string;
  readonly keywords: readonly string[];
}

/** The catalog never changes: what its entries are found by is worked out once. */
const wordsOf = (named: Named): Words => kept(wordsKept, named, () => lowered(named));
const wordsKept = new WeakMap<Named, Words>();

const lowered = ({ id = '', label, keywords }: Named): Words => ({
  label: label.toLowerCase(),
  keywords: [id, ...keywords].map((keyword) => keyword.toLowerCase()),
});

/** What was typed as a whole counts before its words one by one. */
function rankOf(words: readonly string[], sources: readonly Words[]): number {
  const whole = words.join(' ');
  if (sources.some(({ label }) => label === whole)) return 0;
  let sum = 0;
  for (const word of words) sum += Math.min(...sources.map((source) => rankOfWord(word, source)));
  const each = sum / words.length;
  return sources.some(({ keywords }) => keywords.includes(whole)) ? Math.min(each, WHOLE) : each;
}

/** A plural also finds what is called by the singular, after what has that very word. */
const rankOfWord = (word: string, words: Words): number => {
  const rank = rankOfForm(word, words);
  return isPlural(word) ? Math.min(rank, rankOfForm(word.slice(0, -1), words) + PLURAL) : rank;
};
const PLURAL = 0.25;
const isPlural = (word: string): boolean => word.length > 3 && /[^su]s$/.test(word);

function rankOfForm(word: string, { label, keywords }: Words): number {
  const product = label.replace(MAKER, '');
  if (label === word || product === word) return 0;
  if (keywords.includes(word)) return WHOLE;
  if (label.startsWith(word) || product.startsWith(word)) return 1;
  if (startsAWord(label, word)) return WORD_START;
  if (label.includes(word)) return 3;
  if (keywords.some((keyword) => keyword.startsWith(word) || startsAWord(keyword, word))) return 4;
  return keywords.some((keyword) => word.length > 2 && keyword.includes(word)) ? 5 : NOWHERE;
}

const WORD_START = 2;
/** Seldom said; a cloud's is, where the product is called what it does: AWS Batch. */
const MAKER = /^(apache|hashicorp) /;

const startsAWord = (text: string, word: string): boolean =>
  text.split(/[^\p{L}\p{N}.]+/u).some((part) => part.startsWith(word));
