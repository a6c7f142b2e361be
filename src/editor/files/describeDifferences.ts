/**
 * What is in one diagram and not in another, in a line: "2 components added, 1 connection changed". Things are the
 * same thing if they have the same id. Null: nothing differs.
 */
import type { Diagram } from '../../model/diagram';

export function describeDifferences(mine: Diagram, theirs: Diagram): string | null {
  const phrases = [
    ...(mine.title === theirs.title ? [] : ['title changed']),
    ...KINDS.flatMap(([one, many, key]) => phrasesOf(one, many, mine[key], theirs[key])),
    ...(textOf(othersOf(mine)) === textOf(othersOf(theirs)) ? [] : ['other parts changed']),
  ];
  return phrases.length === 0 ? null : phrases.join(', ');
}

const othersOf = ({ name, pages, style, capacity, review, interview, extra }: Diagram) => [
  name ?? null,
  pages,
  style,
  capacity,
  review,
  interview,
  extra,
];

const KINDS = [
  ['component', 'components', 'components'],
  ['connection', 'connections', 'connections'],
  ['group', 'groups', 'groups'],
  ['journey', 'journeys', 'journeys'],
  ['scenario', 'scenarios', 'scenarios'],
  ['note', 'notes', 'notes'],
  ['drawing', 'drawings', 'drawings'],
  ['muting', 'mutings', 'muted'],
] as const;

function phrasesOf(
  one: string,
  many: string,
  mine: ReadonlyMap<string, unknown>,
  theirs: ReadonlyMap<string, unknown>,
): string[] {
  const ids = [...mine.keys()];
  const counts = [
    [ids.filter((id) => !theirs.has(id)).length, 'added'],
    [ids.filter((id) => theirs.has(id) && textOf(mine.get(id)) !== textOf(theirs.get(id))).length, 'changed'],
    [[...theirs.keys()].filter((id) => !mine.has(id)).length, 'removed'],
  ] as const;
  return counts.flatMap(([count, done]) =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many} ${done}`],
  );
}

/** Equal for equal values, whatever the order of their keys; a Map is written as its entries. */
const textOf = (value: unknown): string => JSON.stringify(value, inOrder);

function inOrder(_key: string, value: unknown): unknown {
  if (value instanceof Map) return [...value];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
