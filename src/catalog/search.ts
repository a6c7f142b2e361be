/**
 * What people may have meant by what they typed: "redis" finds Cache with the Redis preset, "lb" the load
 * balancer. Every word must be found. Order: the whole label or keyword, the label from its start, from the start of
 * a word in it, inside it, then keywords; equals keep catalog order, a preset where it is most usual. Empty: every type.
 */
import { COMPONENT_TYPES } from './catalog';
import type { ComponentType, Technology } from './componentType';
import { TECHNOLOGIES } from './technologies';

export interface CatalogHit {
  readonly type: ComponentType;
  readonly technology?: Technology;
}

interface Words {
  readonly label: string;
  readonly keywords: readonly string[];
}

const NOWHERE = Number.POSITIVE_INFINITY;

export function searchCatalog(
  query: string,
  types: readonly ComponentType[] = COMPONENT_TYPES,
  technologies: readonly Technology[] = TECHNOLOGIES,
): readonly CatalogHit[] {
  const words = query
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (words.length === 0) return types.map((type) => ({ type }));
  const byId = new Map(technologies.map((technology) => [technology.id, technology]));
  const ranked: { readonly hit: CatalogHit; readonly rank: number; readonly usual: number }[] = [];
  for (const type of types) {
    const typeRank = rankOf(words, [wordsOf(type)]);
    if (typeRank < NOWHERE) ranked.push({ hit: { type }, rank: typeRank, usual: 0 });
    type.technologies.forEach((id, usual) => {
      const technology = byId.get(id);
      if (!technology) return;
      const rank = presetRank(words, type, technology);
      if (rank < NOWHERE) ranked.push({ hit: { type, technology }, rank, usual });
    });
  }
  return ranked.sort((a, b) => a.rank - b.rank || a.usual - b.usual).map(({ hit }) => hit);
}

/** A preset is meant only if a word names it; the others may name its type: "redis cache". */
function presetRank(words: readonly string[], type: ComponentType, technology: Technology): number {
  const preset = wordsOf(technology);
  const named = words.some((word) => rankOfWord(word, preset) < NOWHERE);
  return named ? rankOf(words, [preset, wordsOf(type)]) : NOWHERE;
}

function wordsOf({ id, label, keywords }: { id: string; label: string; keywords: readonly string[] }): Words {
  return {
    label: label.toLowerCase(),
    keywords: [id, ...keywords].map((keyword) => keyword.toLowerCase()),
  };
}

function rankOf(words: readonly string[], sources: readonly Words[]): number {
  let sum = 0;
  for (const word of words) sum += Math.min(...sources.map((source) => rankOfWord(word, source)));
  return sum / words.length;
}

function rankOfWord(word: string, { label, keywords }: Words): number {
  if (label === word) return 0;
  if (keywords.includes(word)) return 0.5;
  if (label.startsWith(word)) return 1;
  if (startsAWord(label, word)) return 2;
  if (label.includes(word)) return 3;
  if (keywords.some((keyword) => keyword.startsWith(word) || startsAWord(keyword, word))) return 4;
  return keywords.some((keyword) => word.length > 2 && keyword.includes(word)) ? 5 : NOWHERE;
}

const startsAWord = (text: string, word: string): boolean =>
  text.split(/[^\p{L}\p{N}.]+/u).some((part) => part.startsWith(word));
