/**
 * How the document is reviewed, as edits of it: its profile, what a rule weighs, and which findings are accepted and
 * why. Each is one step to undo and is saved in the file (docs/file-format.md, Review).
 */
import type { Diagram } from '../model/diagram';
import { putMuting, withKey } from '../model/edits';
import type { Finding } from '../model/finding';
import {
  type Muting,
  PLACE_KINDS,
  type Places,
  type Profile,
  type SeverityInForce,
} from '../model/reviewSettings';
import { DEFAULT_PROFILE } from '../rules/inForce';
import type { Context, Outcome } from './command';

export function chooseProfile({ diagram }: Context, profile: Profile): Outcome {
  const stated = profile === DEFAULT_PROFILE ? undefined : profile;
  return { diagram: withKey(diagram, 'review', withKey(diagram.review, 'profile', stated)) };
}

/** null: as the rule itself finds. */
export function weighRule({ diagram }: Context, rule: string, severity: SeverityInForce | null): Outcome {
  if ((diagram.review.severities.get(rule) ?? null) === severity) return {};
  const severities = new Map(diagram.review.severities);
  if (severity === null) severities.delete(rule);
  else severities.set(rule, severity);
  return { diagram: { ...diagram, review: { ...diagram.review, severities } } };
}

/** Accepts these findings of one rule where they are; those without a place can only be accepted everywhere. */
export function muteHere({ diagram }: Context, findings: readonly Finding[], reason: string): Outcome {
  const [first] = findings;
  const places = mutedPlaces(findings);
  if (!first || places === null) return {};
  return mute(diagram, { rule: first.rule, reason, ...places });
}

export const muteEverywhere = ({ diagram }: Context, rule: string, reason: string): Outcome =>
  mute(diagram, { rule, reason });

export const speakAgain = ({ diagram }: Context, mutingId: string): Outcome => ({
  diagram: putMuting(diagram, mutingId, undefined),
});

/**
 * Where a muting of these findings would hold: of each the narrowest it names, as a muting of a connection's ends
 * would cover their other connections too. null: one of them is about no place.
 */
export function mutedPlaces(findings: readonly Finding[]): Partial<Places> | null {
  const found = new Map<(typeof PLACE_KINDS)[number], Set<string>>();
  for (const finding of findings) {
    const kind = NARROWEST_FIRST.find((one) => finding[one]?.length);
    if (!kind) return null;
    const ids = found.get(kind) ?? new Set();
    for (const id of finding[kind] ?? []) ids.add(id);
    found.set(kind, ids);
  }
  const stated = PLACE_KINDS.filter((kind) => found.has(kind));
  return stated.length === 0
    ? null
    : Object.fromEntries(stated.map((kind) => [kind, [...(found.get(kind) ?? [])]]));
}

const NARROWEST_FIRST = ['connections', 'components', 'groups', 'journeys'] as const;

function mute(diagram: Diagram, muting: Muting): Outcome {
  const reason = muting.reason.trim();
  if (reason === '') return {};
  let number = diagram.muted.size + 1;
  while (diagram.muted.has(`m${number}`)) number += 1;
  return { diagram: putMuting(diagram, `m${number}`, { ...muting, reason }) };
}
