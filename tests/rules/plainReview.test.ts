import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../src/estimate/answer';
import { estimate } from '../../src/estimate/estimate';
import type { Diagram } from '../../src/model/diagram';
import { type Finding, SEVERITIES } from '../../src/model/finding';
import { CONNECTION_RULES } from '../../src/rules/connectionRules';
import { factsOf } from '../../src/rules/facts';
import { graphOf } from '../../src/rules/graph';
import { viewFor } from '../../src/rules/judge';
import { review } from '../../src/rules/review';
import type { Rule, Verdict } from '../../src/rules/rule';
import { DESIGN_RULES } from '../../src/rules/rules';
import { architecture } from '../bench/architectures';
import { arbitraryDiagram } from '../support/arbitraryDiagram';

/** Every rule asked of everything it could speak about, in a diagram nobody has looked at, and all of it put in order. */
function plainReview(drawn: Diagram, numbers: Estimate): readonly Finding[] {
  const said: (readonly [Rule, Verdict])[] = [];
  for (const [id, connection] of drawn.connections) {
    const diagram = { ...drawn };
    const view = viewFor(diagram, connection, { id });
    const ends = { components: [connection.from, connection.to], connections: [id] };
    const found = CONNECTION_RULES.flatMap((rule) => {
      const verdict = rule.check(view);
      return verdict ? [[rule, { ...ends, ...verdict }] as const] : [];
    });
    const error = found.find(([rule, verdict]) => (verdict.severity ?? rule.severity) === 'error');
    said.push(...(error ? [error] : found));
  }
  for (const rule of DESIGN_RULES) {
    const diagram = { ...drawn };
    const whole = { diagram, graph: graphOf(diagram), facts: factsOf(diagram), estimate: numbers };
    const loadOf = ({ id }: { readonly id: string }) => numbers.components.get(id);
    for (const verdict of rule.check({ ...whole, loadOf })) said.push([rule, verdict]);
  }
  const places = { components: [...drawn.components.keys()], connections: [...drawn.connections.keys()] };
  const leastOf = (ids: readonly string[], all: readonly string[]) =>
    Math.min(all.length, ...ids.map((id) => all.indexOf(id)).filter((place) => place >= 0));
  return said
    .map(([rule, { components = [], connections = [], severity = rule.severity, ...verdict }]) => ({
      rule: rule.id,
      ...verdict,
      severity,
      components,
      connections,
    }))
    .map((finding) => ({
      finding,
      rank: [
        SEVERITIES.indexOf(finding.severity),
        leastOf(finding.components, places.components),
        leastOf(finding.connections, places.connections),
      ],
    }))
    .sort((a, b) => a.rank.map((one, at) => one - (b.rank[at] ?? 0)).find((by) => by !== 0) ?? 0)
    .map(({ finding }) => finding as Finding);
}

/** Its words and what is offered; a circle is found from each of its connections, and said once. */
const words = (findings: readonly Finding[]): readonly string[] => [
  ...new Set(
    findings.map(({ rule, severity, components, connections, journeys, groups, message, remedy }) =>
      JSON.stringify([rule, severity, components, connections, journeys, groups, message, remedy?.label]),
    ),
  ),
];

const sameOf = (diagram: Diagram): void => {
  const numbers = estimate(diagram);
  const open = { ...diagram, muted: new Map(), review: { severities: new Map() } };
  expect(words(review(open, numbers, { profile: 'production' }))).toEqual(words(plainReview(open, numbers)));
};

describe('a review', () => {
  it('says what every rule by itself says of everything, in order', () => {
    fc.assert(fc.property(arbitraryDiagram, sameOf), { numRuns: 40 });
  });

  it.each([1, 2])('the same of architectures as they are drawn (%i)', (seed) => {
    sameOf(architecture({ components: 80, alternatives: 0.3, seed }));
  });
});
