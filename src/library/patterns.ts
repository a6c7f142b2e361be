/**
 * The patterns that can be put into a diagram, by family, and finding one by name. As with the examples, this list says
 * what there is; the text of `patterns/<file>` is brought by whoever shows it, as this layer knows no file system.
 */
import { cachingPatterns } from './families/cachingPatterns';
import { dataPatterns } from './families/dataPatterns';
import { edgePatterns } from './families/edgePatterns';
import { messagingPatterns } from './families/messagingPatterns';
import { resiliencePatterns } from './families/resiliencePatterns';
import type { Pattern, PatternFamily } from './pattern';

export const PATTERN_FAMILIES: readonly PatternFamily[] = [
  cachingPatterns,
  dataPatterns,
  messagingPatterns,
  resiliencePatterns,
  edgePatterns,
];

export const PATTERNS: readonly Pattern[] = PATTERN_FAMILIES.flatMap(({ patterns }) => patterns);

export const pattern = (id: string): Pattern | undefined => PATTERNS.find((one) => one.id === id);

/** Every word typed must be in its title or keywords; those whose title has them come first. Nothing typed: all. */
export function searchPatterns(query: string): readonly Pattern[] {
  const words = wordsOf(query);
  const titled = (one: Pattern): boolean => hasAll(one.title, words);
  const found = PATTERNS.filter((one) => hasAll([one.title, one.id, ...one.keywords].join(' '), words));
  return [...found.filter(titled), ...found.filter((one) => !titled(one))];
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[\s,\-–/+]+/)
    .filter(Boolean);

/** Each from the start of a word. */
function hasAll(text: string, words: readonly string[]): boolean {
  const own = wordsOf(text);
  return words.every((word) => own.some((other) => other.startsWith(word)));
}
