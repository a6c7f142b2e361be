/**
 * What there is to say about a whole diagram, its estimate included: every connection and design rule that is in
 * force, worst first, then in the order of the diagram. The same diagram gives the same list.
 */
import type { ComponentEstimate, Estimate } from '../estimate/answer';
import type { Diagram } from '../model/diagram';
import { type Finding, SEVERITIES } from '../model/finding';
import type { Profile } from '../model/reviewSettings';
import type { ConnectionView } from './connectionView';
import { factsOf } from './facts';
import { type Graph, graphOf } from './graph';
import { isMuted, mutingOf, placesOf, type RulesInForce, rulesInForce } from './inForce';
import { type Ruled, viewOfLink } from './judge';
import type { Part } from './parts';
import type { ReviewView, Rule, Verdict } from './rule';

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
  const graph = graphOf(diagram);
  const findings: Finding[] = [];
  // A cycle is found from each of its connections, as the same verdict.
  const said = new Set<Verdict>();
  if (rules.connection.length > 0)
    for (const link of graph.links) {
      const view = viewOfLink(diagram, graph, link);
      for (const { rule, verdict } of verdictsOn(view, rules)) {
        if (said.has(verdict)) continue;
        said.add(verdict);
        findings.push(signed(diagram, rule, { ...verdict, ...placesOf(view, verdict) }, rules));
      }
    }
  const whole = wholeView(diagram, graph, estimate);
  for (const rule of rules.design)
    for (const verdict of rule.check(whole)) findings.push(signed(diagram, rule, verdict, rules));
  return sorted(graph, findings);
}

function wholeView(diagram: Diagram, graph: Graph, estimate: Estimate): ReviewView {
  const loads: (ComponentEstimate | undefined)[] = [];
  for (const { id } of graph.parts) loads.push(estimate.components.get(id));
  return {
    diagram,
    graph,
    facts: factsOf(diagram),
    estimate,
    loadOf: ({ index }: Part) => loads[index],
  };
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
  const { components = NO_IDS, connections = NO_IDS, journeys, groups, remedy } = verdict;
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

const NO_IDS: readonly string[] = [];

/** By severity, then by the first of its parts in the diagram's order, then by the first of its connections. */
function sorted({ parts, links, partAt }: Graph, findings: readonly Finding[]): readonly Finding[] {
  const partRank = (id: string) => partAt(id)?.index;
  const linkRank = rankOnce(links);
  const keys = new Float64Array(findings.length);
  findings.forEach(({ severity, components, connections }, place) => {
    const part = leastOf(components, parts.length, partRank);
    const link = leastOf(connections, links.length, linkRank);
    keys[place] = (SEVERITIES.indexOf(severity) * (parts.length + 1) + part) * (links.length + 1) + link;
  });
  const order = findings.map((_, place) => place);
  order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  return order.flatMap((place) => findings[place] ?? []);
}

function rankOnce(links: Graph['links']): (id: string) => number | undefined {
  const found = new Map<string, number>();
  for (const { id, index } of links) found.set(id, index);
  return (id) => found.get(id);
}

/** Of none, or none that is there, the place after the last. */
function leastOf(ids: readonly string[], most: number, rankOf: (id: string) => number | undefined): number {
  let least = most;
  for (const id of ids) {
    const rank = rankOf(id);
    if (rank !== undefined && rank < least) least = rank;
  }
  return least;
}
