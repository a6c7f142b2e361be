import { componentType } from '../../catalog/catalog';
import { PROTOCOLS } from '../../catalog/componentType';
import { groupType } from '../../catalog/groupTypes';
import { unknownGroupSettings, unknownSettings } from '../../catalog/unknownSettings';
import { connectionName } from '../../model/queries';
import type { JsonObject } from '../../shared/json';
import { kept } from '../../shared/kept';
import { listOf, namesOf } from '../phrases';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');

export const rule: DesignRule = {
  id: 'unknown-setting',
  about: 'design',
  severity: 'info',
  topic: 'sketch',
  profile: 'whiteboard',
  named: [],
  title: 'Settings are ones Plumbline knows',
  why: 'A setting it doesn’t know, of a part, a connection, a boundary or a journey, is kept as it is and counts for nothing: numbers and findings may miss what it was to say. By hand it is mostly a word misspelt.',
  source: 'Plumbline, “The file format”, Settings',
  exceptions:
    'A file written by a newer version may hold newer settings: open it with that one. Settings another component type has wait for it without a word, and components of an unknown type are spoken of as such.',
  refused: sketch({
    parts: { user, api: part('service', 'API', { replicas: 2, warpFactor: 9 }) },
    links: [link('user', 'api')],
  }),
  allowed: sketch({
    parts: { user, api: part('service', 'API', { replicas: 2 }) },
    links: [link('user', 'api')],
  }),
  check: (review) => [
    ...ofComponents(review),
    ...ofConnections(review),
    ...ofGroups(review),
    ...ofJourneys(review),
  ],
};

function ofComponents({ diagram, facts }: ReviewView): readonly Verdict[] {
  const found = new Map<string, string[]>();
  for (const { id, component } of facts.parts) {
    const settings = componentType(component.type) ? unknownSettings(component) : [];
    noteDown(found, [...settings, ...keysOf(component)], id);
  }
  return [...found].map(([setting, ids]) => ({
    message: said(setting, namesOf(diagram, ids)),
    components: ids,
  }));
}

function ofConnections({ diagram, facts }: ReviewView): readonly Verdict[] {
  const found = new Map<string, string[]>();
  const protocols = new Map<string, string[]>();
  for (const { id, connection } of facts.links) {
    const { protocol, extra } = connection;
    if (extra) noteDown(found, keysOf(connection), id);
    if (protocol !== undefined && !KNOWN_PROTOCOLS.has(protocol)) noteDown(protocols, [protocol], id);
  }
  const names = (ids: readonly string[]) => ids.map((id) => connectionName(diagram, id));
  return [
    ...[...found].map(([key, ids]) => ({ message: said(key, names(ids)), connections: ids })),
    ...[...protocols].map(([protocol, ids]) => ({
      message: `“${short(protocol)}” is no protocol known here: ${listOf(names(ids))} ${ids.length === 1 ? 'is' : 'are'} kept, and nobody asks whether both ends speak it.`,
      connections: ids,
    })),
  ];
}

function ofGroups({ diagram }: ReviewView): readonly Verdict[] {
  const found = new Map<string, string[]>();
  for (const [id, group] of diagram.groups) {
    const settings = groupType(group.type) ? unknownGroupSettings(group) : [];
    noteDown(found, [...settings, ...keysOf(group)], id);
  }
  return [...found].map(([setting, ids]) => ({
    message: said(
      setting,
      ids.map((id) => diagram.groups.get(id)?.name || id),
    ),
    groups: ids,
  }));
}

function ofJourneys({ diagram }: ReviewView): readonly Verdict[] {
  const found = new Map<string, string[]>();
  for (const [id, journey] of diagram.journeys) if (journey.extra) noteDown(found, keysOf(journey), id);
  return [...found].map(([key, ids]) => ({
    message: said(
      key,
      ids.map((id) => diagram.journeys.get(id)?.name || id),
    ),
    journeys: ids,
  }));
}

const KNOWN_PROTOCOLS: ReadonlySet<string> = new Set(PROTOCOLS);

/** What its record in the file says beside what can stand there. */
const keysOf = ({ extra }: { readonly extra?: JsonObject }): readonly string[] =>
  extra ? Object.keys(extra) : [];

function noteDown(found: Map<string, string[]>, settings: readonly string[], id: string): void {
  for (const setting of settings) kept(found, setting, () => []).push(id);
}

const said = (setting: string, names: readonly string[]): string =>
  `“${short(setting)}” of ${listOf(names)} is no setting known here: it is kept, and counts for nothing.`;

const short = (word: string): string => word.slice(0, 40);
