/**
 * What there is to say about a whole diagram, its estimate included: every connection and design rule that is in
 * force, worst first, then in the order of the diagram. The same diagram gives the same list.
 */
import type { Estimate } from '../estimate/answer';
import type { Diagram } from '../model/diagram';
import { type Finding, SEVERITIES } from '../model/finding';
import type { Profile } from '../model/reviewSettings';
import type { ConnectionView } from './connectionView';
import { factsOf } from './facts';
import { graphOf } from './graph';
import { isMuted, mutingOf, placesOf, type RulesInForce, rulesInForce } from './inForce';
import { type Ruled, viewFor } from './judge';
import type { Rule, Verdict } from './rule';

export interface ReviewOptions {
  /** In place of the document's. */
  readonly profile?: Profile;
}

/** The findings in force: without those the document mutes. */
export function review(
  diagram: Diagram,
  estimate: Estimate,
  options: ReviewOptions = {},
): readonly Finding[] {
  const all = reviewAll(diagram, estimate, options);
  return diagram.muted.size === 0 ? all : all.filter(({ muted }) => muted === undefined);
}

/** The muted ones too, each with its reason, among the others in the same order. */
export function reviewAll(
  diagram: Diagram,
  estimate: Estimate,
  options: ReviewOptions = {},
): readonly Finding[] {
  const rules = rulesInForce(diagram.review, options.profile);
  const findings: Finding[] = [];
  // A cycle is found from each of its connections, as the same verdict.
  const said = new Set<Verdict>();
  if (rules.connection.length > 0)
    for (const [id, connection] of diagram.connections) {
      const view = viewFor(diagram, connection, { id });
      for (const { rule, verdict } of verdictsOn(view, rules)) {
        if (said.has(verdict)) continue;
        said.add(verdict);
        findings.push(signed(diagram, rule, { ...verdict, ...placesOf(view, verdict) }, rules));
      }
    }
  const whole = { diagram, graph: graphOf(diagram), facts: factsOf(diagram), estimate };
  for (const rule of rules.design)
    for (const verdict of rule.check(whole)) findings.push(signed(diagram, rule, verdict, rules));
  return sorted(diagram, findings);
}

/** Of the errors the first that isn't muted, as one reason is enough to act on; else whatever is merely discouraged. */
function verdictsOn(view: ConnectionView, rules: RulesInForce): readonly Ruled[] {
  let muted: Ruled[] = NOTHING;
  let found: Ruled[] = NOTHING;
  for (const rule of rules.connection) {
    const verdict = rule.check(view);
    if (!verdict) continue;
    if (isMuted(view, rule, verdict)) muted = [...muted, { rule, verdict }];
    else if (rules.severityOf(rule, verdict) === 'error') return [...muted, { rule, verdict }];
    else found = [...found, { rule, verdict }];
  }
  return muted.length > 0 ? [...muted, ...found] : found;
}

const NOTHING: Ruled[] = [];

function signed(diagram: Diagram, rule: Rule, verdict: Verdict, rules: RulesInForce): Finding {
  const { components = [], connections = [], journeys, groups, remedy } = verdict;
  const muted = diagram.muted.size > 0 ? mutingOf(diagram, rule.id, verdict) : null;
  return {
    rule: rule.id,
    severity: rules.severityOf(rule, verdict),
    components,
    connections,
    ...(journeys && { journeys }),
    ...(groups && { groups }),
    message: verdict.message,
    ...(remedy && { remedy }),
    ...(muted && { muted }),
  };
}

function sorted(diagram: Diagram, findings: readonly Finding[]): readonly Finding[] {
  const componentRank = ranks(diagram.components);
  const connectionRank = ranks(diagram.connections);
  return findings
    .map(
      (finding): Ranked => ({
        finding,
        severity: SEVERITIES.indexOf(finding.severity),
        component: leastOf(finding.components, componentRank),
        connection: leastOf(finding.connections, connectionRank),
      }),
    )
    .sort((a, b) => a.severity - b.severity || a.component - b.component || a.connection - b.connection)
    .map(({ finding }) => finding);
}

/** Where a finding stands among the others: by the first of its parts in the diagram's order. */
interface Ranked {
  readonly finding: Finding;
  readonly severity: number;
  readonly component: number;
  readonly connection: number;
}

function ranks(map: ReadonlyMap<string, unknown>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const id of map.keys()) found.set(id, found.size);
  return found;
}

/** Of none, or none that is there, the place after the last. */
function leastOf(ids: readonly string[], rank: ReadonlyMap<string, number>): number {
  let least = rank.size;
  for (const id of ids) least = Math.min(least, rank.get(id) ?? least);
  return least;
}
