/**
 * What differs between two versions of a diagram: parts added, removed and changed, each change by the field it is in.
 * Parts are paired as `sameParts` says; what refers to a part that merely has another id hasn't changed.
 */
import { reviewChanges } from './compareReview';
import type { Component, Connection, Diagram, Journey } from './diagram';
import type { FieldChange } from './fieldChange';
import { type ComparedKey, type SameParts, sameParts } from './sameParts';
import type { SavedEvent, SavedScenario } from './scenario';

export type Difference = 'added' | 'removed' | 'changed';

export interface PartDifference {
  readonly kind: ComparedKey;
  readonly difference: Difference;
  /** Ids; null: it isn't there. */
  readonly before: string | null;
  readonly after: string | null;
  /** Of what changed. */
  readonly fields: readonly FieldChange[];
  /** It only stands or looks otherwise. */
  readonly isLook: boolean;
}

export interface Comparison {
  readonly same: SameParts;
  /** Kind by kind in the order of the diagrams, removed ones after those that are there. */
  readonly parts: readonly PartDifference[];
  /** Of the page itself: its title, its worksheet, how it is drawn, reviewed and what is muted. */
  readonly fields: readonly FieldChange[];
}

export function compareDiagrams(before: Diagram, after: Diagram): Comparison {
  const same = sameParts(before, after);
  const asItIs = <T extends object>(part: T): T => part;
  const parts = <T extends object>(
    kind: ComparedKey,
    mine: ReadonlyMap<string, T>,
    theirs: ReadonlyMap<string, T>,
    rename: (part: T, same: SameParts) => T = asItIs,
  ) => partsOf({ kind, mine, theirs, pairs: same[kind], renamed: (part) => rename(part, same) });
  return {
    same,
    parts: [
      ...parts('components', before.components, after.components, renamedComponent),
      ...parts('connections', before.connections, after.connections, renamedConnection),
      ...parts('groups', before.groups, after.groups, withGroups),
      ...parts('journeys', before.journeys, after.journeys, renamedJourney),
      ...parts('scenarios', before.scenarios, after.scenarios, renamedScenario),
      ...parts('notes', before.notes, after.notes, withGroups),
      ...parts('drawings', before.drawings, after.drawings, withGroups),
    ],
    fields: [
      ...OF_THE_PAGE.flatMap((key): FieldChange[] =>
        isSame(before[key], after[key]) ? [] : [{ path: [key], before: before[key], after: after[key] }],
      ),
      ...reviewChanges(before, after, same),
    ],
  };
}

const OF_THE_PAGE = ['title', 'capacity', 'style'] as const satisfies readonly (keyof Diagram)[];

interface Kind<T> {
  readonly kind: ComparedKey;
  readonly mine: ReadonlyMap<string, T>;
  readonly theirs: ReadonlyMap<string, T>;
  readonly pairs: ReadonlyMap<string, string>;
  /** A part of before with what it refers to under the ids of after. */
  readonly renamed: (part: T) => T;
}

function partsOf<T extends object>({ kind, mine, theirs, pairs, renamed }: Kind<T>): PartDifference[] {
  const earlier = new Map([...pairs].map(([was, is]) => [is, was]));
  const found: PartDifference[] = [];
  for (const [id, part] of theirs) {
    const was = earlier.get(id);
    const one = was === undefined ? undefined : mine.get(was);
    if (was === undefined || one === undefined) {
      found.push({ kind, difference: 'added', before: null, after: id, fields: [], isLook: false });
      continue;
    }
    const earlierOne = renamed(one);
    const fields = earlierOne === part ? [] : changedFields(earlierOne, part);
    if (fields.length === 0) continue;
    const isLook = fields.every(({ path: [key = ''] }) => LOOKS.has(key));
    found.push({ kind, difference: 'changed', before: was, after: id, fields, isLook });
  }
  for (const id of mine.keys())
    if (!pairs.has(id))
      found.push({ kind, difference: 'removed', before: id, after: null, fields: [], isLook: false });
  return found;
}

/** Fields that say where a part stands and how it looks. */
const LOOKS: ReadonlySet<string> = new Set([
  ...['position', 'size', 'layer', 'locked', 'accent', 'collapsed'],
  ...['line', 'labelAt', 'textSize'],
]);

/** Fields whose own fields are told apart. */
const NESTED: ReadonlySet<string> = new Set(['settings', 'target', 'retries', 'read', 'write', 'extra']);

function changedFields(before: object, after: object, at: readonly string[] = []): FieldChange[] {
  const [mine, theirs] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...theirs.keys(), ...mine.keys()])].flatMap((key): FieldChange[] => {
    const [was, is]: readonly unknown[] = [mine.get(key), theirs.get(key)];
    if (isSame(was, is)) return [];
    const path = [...at, key];
    if (NESTED.has(key) && isRecord(was ?? {}) && isRecord(is ?? {}))
      return changedFields(was ?? {}, is ?? {}, path);
    return [{ path, before: was, after: is }];
  });
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As values, whatever the order of their keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (a instanceof Map && b instanceof Map) return isSame([...a], [...b]);
  if (!isRecord(a) || !isRecord(b)) return false;
  const [mine, theirs] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return (
    mine.size === theirs.size &&
    [...mine].every(([key, value]) => theirs.has(key) && isSame(value, theirs.get(key)))
  );
}

function withGroups<T extends { readonly in?: readonly string[] }>(part: T, { groups }: SameParts): T {
  if (!part.in?.some((id) => other(groups, id) !== id)) return part;
  return { ...part, in: part.in.map((id) => other(groups, id)) };
}

function renamedComponent(component: Component, same: SameParts): Component {
  const placed = withGroups(component, same);
  const calls = placed.settings?.calls;
  if (!calls?.some(({ connections }) => connections.some((id) => other(same.connections, id) !== id)))
    return placed;
  const named = calls.map((group) => ({
    ...group,
    connections: group.connections.map((id) => other(same.connections, id)),
  }));
  return { ...placed, settings: { ...placed.settings, calls: named } };
}

function renamedConnection(connection: Connection, { components }: SameParts): Connection {
  const [from, to] = [other(components, connection.from), other(components, connection.to)];
  return from === connection.from && to === connection.to ? connection : { ...connection, from, to };
}

function renamedJourney(journey: Journey, { components, connections }: SameParts): Journey {
  const entry = other(components, journey.entry);
  const isSameEntry = entry === journey.entry;
  const known = journey.connections;
  if (!known?.some((id) => other(connections, id) !== id))
    return isSameEntry ? journey : { ...journey, entry };
  return { ...journey, entry, connections: known.map((id) => other(connections, id)) };
}

function renamedScenario(scenario: SavedScenario, same: SameParts): SavedScenario {
  const events = scenario.events.map((event): SavedEvent => renamedEvent(event, same));
  return events.every((event, index) => event === scenario.events[index])
    ? scenario
    : { ...scenario, events };
}

function renamedEvent(event: SavedEvent, same: SameParts): SavedEvent {
  switch (event.kind) {
    case 'foreign':
      return event;
    case 'group-down':
      return named(event, 'group', other(same.groups, event.group));
    case 'connection-down':
    case 'slow-connection':
      return named(event, 'connection', other(same.connections, event.connection));
    case 'load':
      return event.journey === undefined
        ? event
        : named(event, 'journey', other(same.journeys, event.journey));
    default:
      return event.component === undefined
        ? event
        : named(event, 'component', other(same.components, event.component));
  }
}

const named = <T extends SavedEvent, K extends keyof T>(event: T, key: K, id: T[K]): T =>
  event[key] === id ? event : { ...event, [key]: id };

const other = (pairs: ReadonlyMap<string, string>, id: string): string => pairs.get(id) ?? id;
