/**
 * Which parts of two versions of a diagram are the same part: those of one id, and, where ids differ, those of one name.
 * A component of one id that has another type and another name is another one; so is a connection of one id whose both
 * ends are others. Each part has at most one counterpart.
 */
import type { Component, Connection, Diagram, Group, Journey } from './diagram';
import type { SavedScenario } from './scenario';

export const COMPARED = [
  'components',
  'connections',
  'groups',
  'journeys',
  'scenarios',
  'notes',
  'drawings',
] as const;
export type ComparedKey = (typeof COMPARED)[number];

/** By the id before: the id after. */
export type SameParts = Readonly<Record<ComparedKey, ReadonlyMap<string, string>>>;

export function sameParts(before: Diagram, after: Diagram): SameParts {
  const groups = paired(before.groups, after.groups, isSameGroup, [named, nameAlone]);
  const components = paired(before.components, after.components, isSameComponent, [typed, nameAlone]);
  const endOf = (id: string) => components.get(id);
  const connections = paired(
    before.connections,
    after.connections,
    (one, other) => endOf(one.from) === other.from && endOf(one.to) === other.to,
    [],
  );
  pairByEnds(before, after, connections, endOf);
  pairByIdAndEnd(before, after, connections, endOf);
  return {
    components,
    connections,
    groups,
    journeys: paired(before.journeys, after.journeys, always, [nameAlone, ({ entry }: Journey) => entry]),
    scenarios: paired<SavedScenario>(before.scenarios, after.scenarios, always, [nameAlone]),
    notes: paired(before.notes, after.notes, always, [({ text }) => text.trim()]),
    drawings: paired(before.drawings, after.drawings, always, []),
  };
}

const always = (): boolean => true;
const isSameComponent = (a: Component, b: Component): boolean =>
  a.type === b.type || nameAlone(a) === nameAlone(b);
const isSameGroup = (a: Group, b: Group): boolean => a.type === b.type || nameAlone(a) === nameAlone(b);

const nameAlone = ({ name = '' }: { readonly name?: string }): string => name.trim().toLowerCase();
const typed = (it: Component): string => (nameAlone(it) === '' ? '' : `${it.type} ${nameAlone(it)}`);
const named = (it: Group): string => (nameAlone(it) === '' ? '' : `${it.type} ${nameAlone(it)}`);

/** By id, then by each of the keys in turn: where one part on either side has it, and none of the parts left over. */
function paired<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  isSame: (one: T, other: T) => boolean,
  keys: readonly ((part: T) => string)[],
): Map<string, string> {
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  for (const [id, one] of before) {
    const other = after.get(id);
    if (other === undefined || !isSame(one, other)) continue;
    pairs.set(id, id);
    taken.add(id);
  }
  for (const key of keys) {
    const mine = onlyOnes(before, (id) => !pairs.has(id), key);
    const theirs = onlyOnes(after, (id) => !taken.has(id), key);
    for (const [text, id] of mine) {
      const other = theirs.get(text);
      if (other === undefined) continue;
      pairs.set(id, other);
      taken.add(other);
    }
  }
  return pairs;
}

/** By what the key says, the ids of the parts that say it alone. */
function onlyOnes<T>(
  parts: ReadonlyMap<string, T>,
  isOpen: (id: string) => boolean,
  key: (part: T) => string,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const several = new Set<string>();
  for (const [id, part] of parts) {
    const text = isOpen(id) ? key(part) : '';
    if (text === '') continue;
    if (found.has(text)) several.add(text);
    found.set(text, id);
  }
  for (const text of several) found.delete(text);
  return found;
}

/** Connections left over between the same ends, in their order. */
function pairByEnds(
  before: Diagram,
  after: Diagram,
  pairs: Map<string, string>,
  endOf: (id: string) => string | undefined,
): void {
  const taken = new Set(pairs.values());
  const open = new Map<string, string[]>();
  for (const [id, connection] of after.connections) {
    if (taken.has(id)) continue;
    const key = endsKey(connection.from, connection.to);
    const ids = open.get(key);
    if (ids) ids.push(id);
    else open.set(key, [id]);
  }
  for (const [id, { from, to }] of before.connections) {
    const [start, end] = [endOf(from), endOf(to)];
    if (pairs.has(id) || start === undefined || end === undefined) continue;
    const other = open.get(endsKey(start, end))?.shift();
    if (other !== undefined) pairs.set(id, other);
  }
}

/** Led elsewhere: of one id, one of its ends as it was. */
function pairByIdAndEnd(
  before: Diagram,
  after: Diagram,
  pairs: Map<string, string>,
  endOf: (id: string) => string | undefined,
): void {
  const taken = new Set(pairs.values());
  for (const [id, one] of before.connections) {
    const other = after.connections.get(id);
    if (!other || pairs.has(id) || taken.has(id)) continue;
    if (endOf(one.from) === other.from || endOf(one.to) === other.to) pairs.set(id, id);
  }
}

const endsKey = (...ends: readonly [Connection['from'], Connection['to']]): string => JSON.stringify(ends);
