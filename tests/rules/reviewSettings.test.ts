import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import type { Diagram } from '../../src/model/diagram';
import { putMuting, removeElements } from '../../src/model/edits';
import { refOf } from '../../src/model/elements';
import type { Finding } from '../../src/model/finding';
import {
  type Muting,
  PLACE_KINDS,
  SEVERITIES_IN_FORCE,
  type SeverityInForce,
} from '../../src/model/reviewSettings';
import { CONNECTION_RULES } from '../../src/rules/connectionRules';
import { judge } from '../../src/rules/judge';
import { review, reviewAll } from '../../src/rules/review';
import { RULES } from '../../src/rules/rules';
import { link, part, sketch } from '../../src/rules/sketch';
import { arbitraryDiagram } from '../support/arbitraryDiagram';
import { noEstimate } from './noEstimate';

const direct = sketch({
  parts: { user: part('client', 'User'), db: part('sql-database', 'Orders') },
  links: [link('user', 'db')],
});
const unconnected: Diagram = { ...direct, connections: new Map() };
const withSeverity = (diagram: Diagram, rule: string, severity: SeverityInForce): Diagram => ({
  ...diagram,
  review: { severities: new Map([[rule, severity]]) },
});
const withMuting = (diagram: Diagram, places: Partial<Muting> = {}): Diagram =>
  putMuting(diagram, 'm', { rule: 'client-to-store', reason: 'A demo', ...places });
const rulesOf = (findings: readonly Finding[]) => findings.map(({ rule }) => rule);

describe('severities of the document', () => {
  it('turn a rule up, down and off', () => {
    const said = (severity: SeverityInForce) =>
      review(withSeverity(direct, 'client-to-store', severity), noEstimate)
        .filter(({ rule }) => rule === 'client-to-store')
        .map((finding) => finding.severity);
    expect(said('error')).toEqual(['error']);
    expect(said('info')).toEqual(['info']);
    expect(said('off')).toEqual([]);
  });

  it('let a connection be drawn whose rule is no error, and refuse one whose rule is made one', () => {
    const at = (severity: SeverityInForce) =>
      judge(withSeverity(unconnected, 'client-to-store', severity), link('user', 'db', { protocol: 'sql' }));
    expect(at('error')).toMatchObject({ allowed: false, rule: 'client-to-store' });
    expect(at('off')).not.toMatchObject({ rule: 'client-to-store' });
    expect(at('warning')).not.toMatchObject({ rule: 'client-to-store' });
    const api = sketch({ parts: { user: part('client', 'User'), api: part('service', 'API') } });
    const plain = link('user', 'api', { protocol: 'http' });
    expect(judge(api, plain).allowed).toBe(true);
    expect(judge(withSeverity(api, 'plain-http-from-client', 'error'), plain)).toMatchObject({
      allowed: false,
      rule: 'plain-http-from-client',
    });
  });

  it('mean nothing for a rule nobody knows', () => {
    expect(rulesOf(review(withSeverity(direct, 'a-rule-of-tomorrow', 'error'), noEstimate))).toEqual(
      rulesOf(review(direct, noEstimate)),
    );
  });
});

describe('mutings', () => {
  it('leave findings out, and say so to who asks for all', () => {
    const muted = withMuting(direct);
    expect(rulesOf(review(muted, noEstimate))).not.toContain('client-to-store');
    const [all] = reviewAll(muted, noEstimate).filter(({ rule }) => rule === 'client-to-store');
    expect(all?.muted).toEqual({ id: 'm', reason: 'A demo' });
    expect(reviewAll(direct, noEstimate).some(({ muted: reason }) => reason)).toBe(false);
  });

  it('hold at any of their places, and nowhere else', () => {
    const isMuted = (places: Partial<Muting>) =>
      !rulesOf(review(withMuting(direct, places), noEstimate)).includes('client-to-store');
    expect(isMuted({ components: ['db'] })).toBe(true);
    expect(isMuted({ components: ['other', 'user'] })).toBe(true);
    expect(isMuted({ connections: ['c1'] })).toBe(true);
    expect(isMuted({ components: [] })).toBe(true);
    expect(isMuted({ components: ['other'] })).toBe(false);
    expect(isMuted({ connections: ['db'] })).toBe(false);
    expect(isMuted({ journeys: ['db'], groups: ['db'] })).toBe(false);
    expect(isMuted({ components: ['other'], connections: ['c1'] })).toBe(true);
  });

  it('let the connection be drawn, and the next reason speak', () => {
    expect(judge(withMuting(unconnected, { components: ['db'] }), link('user', 'db'))).not.toMatchObject({
      rule: 'client-to-store',
    });
    const twice = withMuting(
      sketch({
        parts: Object.fromEntries(direct.components),
        links: [link('user', 'db'), link('user', 'db')],
      }),
    );
    expect(rulesOf(review(twice, noEstimate))).toContain('duplicate-connection');
  });

  it('go with their places, and never come to hold everywhere by that', () => {
    const muted = withMuting(direct, { components: ['db', 'user'], connections: ['c1'] });
    const without = removeElements(muted, [refOf('component', 'db')]);
    expect(without.muted.get('m')).toEqual({
      rule: 'client-to-store',
      reason: 'A demo',
      components: ['user'],
    });
    expect(removeElements(without, [refOf('component', 'user')]).muted.size).toBe(0);
    const everywhere = withMuting(direct);
    expect(removeElements(everywhere, [refOf('component', 'db')]).muted).toBe(everywhere.muted);
  });
});

const settings = fc.record({
  severities: fc
    .array(fc.tuple(fc.constantFrom(...RULES.map(({ id }) => id)), fc.constantFrom(...SEVERITIES_IN_FORCE)), {
      maxLength: 4,
    })
    .map((entries) => new Map(entries)),
});
const mutings = fc
  .array(fc.tuple(fc.constantFrom(...RULES.map(({ id }) => id)), fc.nat(5), fc.boolean()), { maxLength: 3 })
  .map((drawn) => (diagram: Diagram): ReadonlyMap<string, Muting> => {
    const ids = [...diagram.components.keys()];
    return new Map(
      drawn.map(([rule, index, placed], number) => {
        const id = ids[index];
        return [
          `m${number}`,
          { rule, reason: 'so', ...(placed && id !== undefined && { components: [id] }) },
        ];
      }),
    );
  });

const WHITEBOARD = new Set(RULES.flatMap(({ id, profile }) => (profile === 'whiteboard' ? [id] : [])));

const told = ({ remedy, ...finding }: Finding) => ({ ...finding, remedy: remedy?.label });

describe('on random diagrams', () => {
  it('a review under settings is the plain one, re-weighed and thinned', () => {
    fc.assert(
      fc.property(arbitraryDiagram, settings, mutings, (drawn, reviewed, muted) => {
        const numbers = estimate(drawn);
        const diagram: Diagram = { ...drawn, review: reviewed, muted: muted(drawn) };
        const said = review(diagram, numbers);
        const all = reviewAll(diagram, numbers);
        expect(all.filter((finding) => !finding.muted).map(told)).toEqual(said.map(told));
        for (const finding of all) {
          const stated = reviewed.severities.get(finding.rule);
          expect(stated === undefined || stated === finding.severity).toBe(true);
          const accepted = [...diagram.muted.values()].some(
            (muting) =>
              muting.rule === finding.rule &&
              (!muting.components || muting.components.some((id) => finding.components.includes(id))),
          );
          expect(finding.muted !== undefined).toBe(accepted);
        }
        // Of the design rules nothing else appears or goes; connections may show the next reason.
        const design = (list: readonly Finding[]) =>
          list
            .filter(({ rule }) => !CONNECTION_RULES.some(({ id }) => id === rule))
            .filter(({ rule }) => reviewed.severities.get(rule) !== 'off')
            // A severity of its own makes a rule speak in every profile.
            .filter(({ rule }) => !reviewed.severities.has(rule) || WHITEBOARD.has(rule))
            .map(({ rule, message }) => `${rule}: ${message}`)
            .sort();
        expect(design(all)).toEqual(design(review(drawn, numbers)));
      }),
      { numRuns: 60 },
    );
  });

  it('a connection is refused exactly where the review of the drawn one has an error', () => {
    const cases = fc
      .tuple(arbitraryDiagram, settings, mutings)
      .filter(([{ connections }]) => connections.size > 0);
    fc.assert(
      fc.property(cases, ([drawn, reviewed, muted]) => {
        const diagram: Diagram = { ...drawn, review: reviewed, muted: muted(drawn) };
        const errors = new Set(
          review(diagram, noEstimate)
            .filter(
              ({ rule, severity }) => severity === 'error' && CONNECTION_RULES.some(({ id }) => id === rule),
            )
            .flatMap(({ connections }) => connections),
        );
        const [last] = [...diagram.connections].slice(-1);
        if (!last || errors.has(last[0]) || last[1].from === last[1].to) return;
        expect(judge(diagram, last[1], last[0])).toMatchObject({ allowed: true });
      }),
      { numRuns: 60 },
    );
  });
});

it('a call that is refused for another reason closes no circle, drawn or not, also where that reason is turned down', () => {
  const drawn = sketch({
    parts: { user: part('client', 'User'), api: part('service', 'API') },
    links: [link('user', 'api'), link('api', 'user')],
  });
  const lowered = { ...drawn, review: { severities: new Map([['call-to-client', 'warning'] as const]) } };
  expect(judge(lowered, link('api', 'user'), 'c2')).toMatchObject({ allowed: true });
});

describe('the order in which a diagram was drawn', () => {
  const shuffled = (diagram: Diagram, seed: number): Diagram => {
    const turned = <T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> => {
      const entries = [...map];
      const at = entries.length === 0 ? 0 : seed % entries.length;
      return new Map([...entries.slice(at), ...entries.slice(0, at)].reverse());
    };
    const { components, connections, groups, journeys } = diagram;
    return {
      ...diagram,
      components: turned(components),
      connections: turned(connections),
      groups: turned(groups),
      journeys: turned(journeys),
    };
  };
  /** Which of several equal connections is the one too many is a matter of order; that it is one too many isn't. */
  const meaning = (finding: Finding, _: number, all: readonly Finding[]): string =>
    JSON.stringify([
      finding.rule,
      finding.severity,
      PLACE_KINDS.map((kind) =>
        kind === 'connections' && all.some(({ rule }) => rule === 'duplicate-connection')
          ? null
          : [...(finding[kind] ?? [])].sort(),
      ),
    ]);

  it('changes no finding', () => {
    fc.assert(
      fc.property(arbitraryDiagram, fc.nat(50), (diagram, seed) => {
        const again = shuffled(diagram, seed);
        const numbers = estimate(diagram);
        const said = review(diagram, numbers, { profile: 'production' }).map(meaning);
        expect(review(again, numbers, { profile: 'production' }).map(meaning).sort()).toEqual(said.sort());
      }),
      { numRuns: 60 },
    );
  });
});
