/**
 * Which rules speak, and how loudly: a profile takes in the rules of the less strict ones; a severity the document
 * states for a rule holds for all it finds and makes it speak in every profile, or in none where it is `off`.
 */
import type { Diagram } from '../model/diagram';
import type { Finding, Severity } from '../model/finding';
import {
  type Muting,
  PLACE_KINDS,
  type Places,
  PROFILES,
  type Profile,
  type ReviewSettings,
} from '../model/reviewSettings';
import { CONNECTION_RULES } from './connectionRules';
import type { ConnectionView } from './connectionView';
import type { ConnectionRule, DesignRule, Rule, Verdict } from './rule';
import { DESIGN_RULES } from './rules';

export interface RulesInForce {
  readonly connection: readonly ConnectionRule[];
  readonly design: readonly DesignRule[];
  readonly severityOf: (rule: Rule, verdict: Verdict) => Severity;
}

export const DEFAULT_PROFILE: Profile = 'whiteboard';

/** The same answer for the same settings: a drag asks again and again. */
export function rulesInForce(
  settings: ReviewSettings,
  profile: Profile = settings.profile ?? DEFAULT_PROFILE,
): RulesInForce {
  const known = found.get(settings) ?? new Map<Profile, RulesInForce>();
  found.set(settings, known);
  const before = known.get(profile);
  if (before) return before;
  const made = findRules(settings, profile);
  known.set(profile, made);
  return made;
}

const found = new WeakMap<ReviewSettings, Map<Profile, RulesInForce>>();

function findRules({ severities }: ReviewSettings, profile: Profile): RulesInForce {
  const speaks = (rule: Rule): boolean => {
    const stated = severities.get(rule.id);
    if (stated !== undefined) return stated !== 'off';
    return PROFILES.indexOf(rule.profile) <= PROFILES.indexOf(profile);
  };
  return {
    connection: CONNECTION_RULES.filter(speaks),
    design: DESIGN_RULES.filter(speaks),
    severityOf: (rule, verdict) => {
      const stated = severities.get(rule.id);
      return stated === undefined || stated === 'off' ? (verdict.severity ?? rule.severity) : stated;
    },
  };
}

/** What a connection rule's verdict is about: that connection and its ends, unless it says otherwise. */
export const placesOf = (view: ConnectionView, verdict: Verdict) => ({
  components: verdict.components ?? [view.from.id, view.to.id],
  connections: verdict.connections ?? (view.id === null ? [] : [view.id]),
});

export const isMuted = (view: ConnectionView, rule: Rule, verdict: Verdict): boolean =>
  view.diagram.muted.size > 0 &&
  mutingOf(view.diagram, rule.id, { ...verdict, ...placesOf(view, verdict) }) !== null;

/** What the document accepts of what a rule says about these places: the first muting that covers any; null: none does. */
export function mutingOf(diagram: Diagram, rule: string, places: Said): NonNullable<Finding['muted']> | null {
  for (const [id, muting] of diagram.muted)
    if (muting.rule === rule && covers(muting, places)) return { id, reason: muting.reason };
  return null;
}

type Said = { readonly [K in keyof Places]?: Places[K] | undefined };

function covers(muting: Muting, places: Said): boolean {
  const stated = PLACE_KINDS.filter((kind) => muting[kind]?.length);
  return stated.length === 0 || stated.some((kind) => muting[kind]?.some((id) => places[kind]?.includes(id)));
}
