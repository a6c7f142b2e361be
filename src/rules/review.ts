/**
 * What there is to say about a whole diagram, its estimate included: every connection and every design rule,
 * worst first, then in the order of the diagram. The same diagram gives the same list.
 */
import type { Estimate } from '../estimate/answer';
import type { Diagram } from '../model/diagram';
import { type Finding, SEVERITIES } from '../model/finding';
import type { ConnectionView } from './connectionView';
import { graphOf } from './graph';
import { type Ruled, viewFor } from './judge';
import type { Rule, Verdict } from './rule';
import { CONNECTION_RULES, DESIGN_RULES } from './rules';

export function review(diagram: Diagram, estimate: Estimate): readonly Finding[] {
  const findings: Finding[] = [];
  // A cycle is found from each of its connections, as the same verdict.
  const said = new Set<Verdict>();
  for (const [id, connection] of diagram.connections) {
    const view = viewFor(diagram, connection, { id });
    for (const { rule, verdict } of verdictsOn(view)) {
      if (said.has(verdict)) continue;
      said.add(verdict);
      findings.push(
        signed(rule, { components: [connection.from, connection.to], connections: [id], ...verdict }),
      );
    }
  }
  const whole = { diagram, graph: graphOf(diagram), estimate };
  for (const rule of DESIGN_RULES)
    for (const verdict of rule.check(whole)) findings.push(signed(rule, verdict));
  return sorted(diagram, findings);
}

/** Of the errors the first, as one reason is enough to act on; else whatever is merely discouraged. */
function verdictsOn(view: ConnectionView): readonly Ruled[] {
  const found: Ruled[] = [];
  for (const rule of CONNECTION_RULES) {
    const verdict = rule.check(view);
    if (!verdict) continue;
    if ((verdict.severity ?? rule.severity) === 'error') return [{ rule, verdict }];
    found.push({ rule, verdict });
  }
  return found;
}

function signed(rule: Rule, verdict: Verdict): Finding {
  const { journeys, groups, remedy } = verdict;
  return {
    rule: rule.id,
    severity: verdict.severity ?? rule.severity,
    components: verdict.components ?? [],
    connections: verdict.connections ?? [],
    ...(journeys && { journeys }),
    ...(groups && { groups }),
    message: verdict.message,
    ...(remedy && { remedy }),
  };
}

function sorted(diagram: Diagram, findings: readonly Finding[]): readonly Finding[] {
  const componentRank = ranks(diagram.components);
  const connectionRank = ranks(diagram.connections);
  const nowhere = diagram.components.size;
  const place = (finding: Finding): readonly number[] => [
    SEVERITIES.indexOf(finding.severity),
    Math.min(nowhere, ...finding.components.map((id) => componentRank.get(id) ?? nowhere)),
    Math.min(diagram.connections.size, ...finding.connections.map((id) => connectionRank.get(id) ?? 0)),
  ];
  return findings
    .map((finding) => ({ finding, place: place(finding) }))
    .sort((a, b) => compare(a.place, b.place))
    .map(({ finding }) => finding);
}

const ranks = (map: ReadonlyMap<string, unknown>): ReadonlyMap<string, number> =>
  new Map([...map.keys()].map((id, index) => [id, index]));

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
