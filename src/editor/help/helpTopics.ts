/** Every page of help, as the command palette finds it: by its title, its id and the words it is searched by. */
import { COMPONENT_TYPES } from '../../catalog/catalog';
import { GROUP_TYPES } from '../../catalog/groupTypes';
import { RULES } from '../../rules/rules';
import type { HelpTopic } from '../../state/sessionStore';

export interface FoundTopic {
  readonly topic: HelpTopic;
  readonly title: string;
  readonly words: readonly string[];
}

export const HELP_TOPICS: readonly FoundTopic[] = [
  ...COMPONENT_TYPES.map(
    ({ id, label, keywords }): FoundTopic => ({
      topic: { about: 'type', id },
      title: label,
      words: [id, ...keywords],
    }),
  ),
  ...GROUP_TYPES.map(
    ({ id, label, keywords }): FoundTopic => ({
      topic: { about: 'group', id },
      title: label,
      words: [id, 'group boundary', ...keywords],
    }),
  ),
  ...RULES.map(
    ({ id, title, topic }): FoundTopic => ({
      topic: { about: 'rule', id },
      title,
      words: [id, topic, 'rule'],
    }),
  ),
];

/** How well it answers a search, 0 to 1; every word of the search must be in it. “help” before the words may be said. */
export function helpScore({ topic, title, words }: FoundTopic, search: string): number {
  const query = search
    .toLowerCase()
    .replace(/^help:?\s*/, '')
    .trim();
  const name = title.toLowerCase();
  if (query === '') return /^help/i.test(search.trim()) ? 0.2 : 0;
  if (name === query || topic.id === query) return 1;
  const asked = query.split(/\s+/);
  if (asked.every((word) => name.includes(word))) return name.startsWith(query) ? 0.9 : 0.7;
  const all = [name, ...words].join(' ').toLowerCase();
  return asked.every((word) => all.includes(word)) ? 0.4 : 0;
}
