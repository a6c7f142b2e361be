/**
 * What the list of findings shows: of the severities chosen, what holds all the words looked for, all of it or what is
 * about one thing; in one list, worst first and repeats folded, or by the place each is about first of all.
 */

import type { Diagram } from '../model/diagram';
import { type ElementRef, idOf, kindOf, refOf } from '../model/elements';
import type { Finding, Severity } from '../model/finding';
import { SEVERITIES } from '../model/finding';
import { connectionName, enclosingGroups, nameOf } from '../model/queries';
import { PLACE_KINDS } from '../model/reviewSettings';
import { type FoldedFinding, foldRepeats } from '../rules/foldRepeats';
import type { Context, Outcome } from './command';
import { plainText } from './find';
import type { Session } from './sessionStore';

export interface FindingSection {
  /** Tells sections apart. */
  readonly key: string;
  /** null: the list is one. */
  readonly title: string | null;
  /** What it is about, where that can be selected. */
  readonly ref: ElementRef | null;
  readonly findings: readonly FoldedFinding[];
}

type Chosen = Pick<Session, 'findingsView' | 'hiddenSeverities'>;

export function findingSections(
  diagram: Diagram,
  findings: readonly Finding[],
  { findingsView: { query, by, at }, hiddenSeverities }: Chosen,
): readonly FindingSection[] {
  const place = at !== null && isThere(diagram, at) ? at : null;
  const isMeant = place === null ? () => true : aboutIn(diagram, place);
  const words = plainText(query).split(/\s+/).filter(Boolean);
  const shown = findings.filter(
    (finding) =>
      !hiddenSeverities.has(finding.severity) &&
      isMeant(finding) &&
      (words.length === 0 || holds(wordsOf(diagram, finding), words)),
  );
  if (shown.length === 0) return [];
  return by === 'place' ? byPlace(diagram, shown) : [{ ...WHOLE, findings: worstFirst(foldRepeats(shown)) }];
}

const WHOLE = { key: 'all', title: null, ref: null };

export const worstFirst = <T extends Finding>(findings: readonly T[]): readonly T[] =>
  SEVERITIES.flatMap((severity: Severity) => findings.filter((finding) => finding.severity === severity));

/** Opens the list with what is about one thing, and selects that. */
export const showFindingsAt = ({ session }: Context, ref: ElementRef): Outcome => ({
  session: {
    selection: new Set([ref]),
    panels: { ...session.panels, findings: true },
    findingsView: { ...session.findingsView, query: '', at: ref },
  },
});

export function isAbout(finding: Finding, ref: ElementRef): boolean {
  const id = idOf(ref);
  switch (kindOf(ref)) {
    case 'component':
      return finding.components.includes(id);
    case 'connection':
      return finding.connections.includes(id);
    case 'group':
      return finding.groups?.includes(id) ?? false;
    case 'note':
    case 'drawing':
      return false;
  }
}

/** Whether the page in view has it. */
export function isThere(diagram: Diagram, ref: ElementRef): boolean {
  const id = idOf(ref);
  const kind = kindOf(ref);
  if (kind === 'component') return diagram.components.has(id);
  return kind === 'connection' ? diagram.connections.has(id) : kind === 'group' && diagram.groups.has(id);
}

/** What a place is called. */
export function placeName(diagram: Diagram, ref: ElementRef): string {
  const id = idOf(ref);
  if (kindOf(ref) === 'connection') return connectionName(diagram, id);
  return kindOf(ref) === 'group' ? diagram.groups.get(id)?.name || id : nameOf(diagram, id);
}

/** Of a group all that stands in it too, as its card stands for that where it is collapsed. */
function aboutIn(diagram: Diagram, ref: ElementRef): (finding: Finding) => boolean {
  if (kindOf(ref) !== 'group') return (finding) => isAbout(finding, ref);
  const within = new Set<string>();
  for (const [id, component] of diagram.components)
    if (enclosingGroups(diagram, component.in).some(([group]) => group === idOf(ref))) within.add(id);
  return (finding) => isAbout(finding, ref) || finding.components.some((id) => within.has(id));
}

/** The place of each is the first it names; places in the order of the worst that is found there. */
function byPlace(diagram: Diagram, findings: readonly Finding[]): readonly FindingSection[] {
  const places = new Map<string, { title: string; ref: ElementRef | null; findings: Finding[] }>();
  for (const finding of findings) {
    const place = placeOf(diagram, finding);
    const key = place.ref ?? ` ${place.title}`;
    const known = places.get(key);
    if (known) known.findings.push(finding);
    else places.set(key, { ...place, findings: [finding] });
  }
  return [...places].map(([key, { findings: there, ...place }]) => ({
    key,
    ...place,
    findings: worstFirst(foldRepeats(there)),
  }));
}

function placeOf(
  diagram: Diagram,
  { components, connections, groups, journeys }: Finding,
): { readonly title: string; readonly ref: ElementRef | null } {
  const [component] = components;
  const [connection] = connections;
  const [group] = groups ?? [];
  const [journey] = journeys ?? [];
  const ref =
    component !== undefined
      ? refOf('component', component)
      : connection !== undefined
        ? refOf('connection', connection)
        : group !== undefined
          ? refOf('group', group)
          : null;
  if (ref !== null) return { title: placeName(diagram, ref), ref };
  if (journey === undefined) return { title: 'The whole page', ref: null };
  return { title: `Journey ${diagram.journeys.get(journey)?.name || journey}`, ref: null };
}

/** The sentence, the rule and the names of all it is about. */
function wordsOf(diagram: Diagram, finding: Finding): string {
  const names = PLACE_KINDS.flatMap((kind) =>
    (finding[kind] ?? []).map((id) => {
      if (kind === 'components') return nameOf(diagram, id);
      if (kind === 'connections') return connectionName(diagram, id);
      return diagram[kind].get(id)?.name || id;
    }),
  );
  return plainText([finding.rule, finding.message, ...names].join(' '));
}

const holds = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word));
