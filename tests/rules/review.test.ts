import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estimate, JourneyEstimate } from '../../src/estimate/answer';
import type { Diagram } from '../../src/model/diagram';
import { SEVERITIES } from '../../src/model/finding';
import { review } from '../../src/rules/review';
import { link, part, sketch } from '../../src/rules/sketch';
import { noEstimate } from './noEstimate';

const rulesOf = (diagram: Diagram, estimate: Estimate = noEstimate) =>
  review(diagram, estimate).map((finding) => finding.rule);

const journeyEstimate: JourneyEstimate = {
  availability: 0.99,
  unavailability: 0.01,
  downtimeSecondsPerYear: 315_576,
  latencyMs: { mean: 30, p50: 20, p95: 80, p99: 250, p999: 400 },
  timedOut: 0,
  servedShare: 1,
  successRate: 0.99,
  fullFunctionAvailability: 0.99,
  maxRequestsPerSecond: null,
  bottleneck: null,
  singlePointsOfFailure: [],
  targets: {},
  exact: true,
  components: new Map(),
  connections: new Map(),
  effects: new Map(),
};
const withJourney = (id: string, answer: Partial<JourneyEstimate>): Estimate => ({
  ...noEstimate,
  journeys: new Map([[id, { ...journeyEstimate, ...answer }]]),
});
const underLoad = (id: string, requestsPerSecond: number, utilization: number | null): Estimate => ({
  ...noEstimate,
  components: new Map([
    [
      id,
      {
        availability: 1,
        unavailability: 0,
        latencyMs: journeyEstimate.latencyMs,
        requestsPerSecond,
        utilization,
        exact: true,
      },
    ],
  ]),
});

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const db = part('sql-database', 'Orders', { replicas: 2 });

describe('review', () => {
  it('says nothing of an empty diagram', () => {
    expect(review(sketch({ parts: {} }), noEstimate)).toEqual([]);
  });

  it('puts the worst first, then follows the diagram', () => {
    const diagram = sketch({
      parts: {
        user,
        sketchy: part('box', 'Sketchy'),
        one: part('service', 'One'),
        lb: part('load-balancer', 'LB'),
        db,
      },
      links: [
        link('user', 'lb'),
        link('lb', 'one'),
        link('one', 'sketchy'),
        link('user', 'db'),
        link('one', 'one'),
      ],
    });
    const findings = review(diagram, noEstimate);
    expect(findings.map((finding) => finding.rule)).toEqual([
      'client-to-store',
      'connection-to-itself',
      'balancer-without-pool',
      'untyped-box',
    ]);
  });

  it('is sorted and the same each time, whatever the diagram', () => {
    const types = fc.constantFrom(
      'client',
      'service',
      'box',
      'sql-database',
      'message-queue',
      'load-balancer',
      'x',
    );
    const pairs = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 10 });
    fc.assert(
      fc.property(fc.array(types, { minLength: 5, maxLength: 5 }), pairs, (kinds, ends) => {
        const diagram = sketch({
          parts: Object.fromEntries(kinds.map((type, index) => [`p${index}`, part(type, `P${index}`)])),
          links: ends.map(([from, to]) => link(`p${from}`, `p${to}`)),
        });
        const findings = review(diagram, noEstimate);
        const severities = findings.map((finding) => SEVERITIES.indexOf(finding.severity));
        expect(severities).toEqual([...severities].sort());
        const text = (list: typeof findings) => list.map((finding) => JSON.stringify(finding));
        expect(text(review({ ...diagram }, noEstimate))).toEqual(text(findings));
        expect(new Set(text(findings)).size).toBe(findings.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a cycle of calls', () => {
  const service = (name: string) => part('service', name, { replicas: 2 });
  const parts = { user, a: service('A'), b: service('B'), c: service('C') };

  it('is one finding with all it holds, in calling order, and the remedy opens it', () => {
    const diagram = sketch({
      parts,
      links: [link('user', 'a'), link('a', 'c'), link('c', 'b'), link('b', 'a')],
    });
    const findings = review(diagram, noEstimate);
    expect(findings).toMatchObject([
      {
        rule: 'synchronous-cycle',
        severity: 'error',
        components: ['a', 'b', 'c'],
        message: expect.stringContaining('A → C → B → A'),
      },
    ]);
    const opened = findings[0]?.remedy?.apply?.(diagram) ?? diagram;
    expect(review(opened, noEstimate)).toEqual([]);
  });

  it.each([
    ['a ring', ['a>c', 'c>b', 'b>a'], 'A → C → B → A'],
    ['a ring with a way across', ['a>b', 'b>c', 'c>a', 'b>a'], 'A → B → C → A'],
    ['no ring', ['a>b', 'b>a', 'b>c', 'c>b'], 'A, B and C'],
  ])('is said the same in whatever order %s was drawn', (_, arrows, words) => {
    const calls = arrows.map((arrow) => {
      const [from = '', to = ''] = arrow.split('>');
      return link(from, to);
    });
    const { user: client, a, b, c } = parts;
    for (const drawn of [
      { user: client, a, b, c },
      { c, b, user: client, a },
      { b, a, c, user: client },
    ])
      for (const links of [calls, [...calls].reverse(), [...calls.slice(1), ...calls.slice(0, 1)]]) {
        const diagram = sketch({ parts: drawn, links: [link('user', 'a'), ...links] });
        const [found] = review(diagram, noEstimate);
        expect(found?.message).toContain(`each other: ${words};`);
      }
  });

  it('has no remedy where several circles are tied together', () => {
    const links = [link('user', 'a'), link('a', 'b'), link('b', 'a'), link('b', 'c'), link('c', 'b')];
    const findings = review(sketch({ parts, links }), noEstimate);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.remedy).toBeUndefined();
  });

  it('through a plain box is a warning', () => {
    const diagram = sketch({
      parts: { user, a: service('A'), box: part('box', 'Something') },
      links: [link('user', 'a'), link('a', 'box'), link('box', 'a')],
    });
    expect(review(diagram, noEstimate)[0]).toMatchObject({ rule: 'synchronous-cycle', severity: 'warning' });
  });
});

describe('a single point of failure', () => {
  const diagram = (availability: number) =>
    sketch({
      parts: {
        user,
        lb: part('load-balancer', 'LB'),
        api,
        db: part('sql-database', 'Orders', { requiredReplicas: 2, replicas: 2 }),
      },
      links: [link('user', 'lb'), link('lb', 'api'), link('api', 'db')],
      journeys: { order: { name: 'Order', entry: 'user', target: { availability } } },
    });
  const estimate = withJourney('order', { singlePointsOfFailure: ['api', 'db', 'lb', 'zone-a'] });

  it('is a warning for balancers and databases, with a spare as the remedy', () => {
    const findings = review(diagram(0.999), estimate);
    expect(findings.map(({ rule, severity, components }) => [rule, severity, components])).toEqual([
      ['single-point-of-failure', 'warning', ['lb']],
      ['single-point-of-failure', 'warning', ['db']],
    ]);
    expect(findings.map((finding) => finding.remedy?.label)).toEqual(['Run 2 instances', 'Run 3 instances']);
  });

  it('is an error from a target of 99.99 %', () => {
    expect(review(diagram(0.9998), estimate)[0]?.severity).toBe('warning');
    expect(review(diagram(0.9999), estimate)[0]).toMatchObject({ severity: 'error', journeys: ['order'] });
    expect(review(diagram(0.9999), estimate)[0]?.message).toContain('99.99 %');
  });

  it('is none where somebody else keeps the spares', () => {
    const managed = sketch({
      parts: { user, api, db: part('sql-database', 'Orders', { managed: 'region' }) },
      links: [link('user', 'api'), link('api', 'db')],
      journeys: { order: { entry: 'user', target: { availability: 0.9999 } } },
    });
    expect(rulesOf(managed, withJourney('order', { singlePointsOfFailure: ['db'] }))).toEqual([]);
  });
});

describe('load', () => {
  const withApi = (settings: object) =>
    sketch({ parts: { user, api: part('service', 'API', { ...settings }) }, links: [link('user', 'api')] });

  it('at or above what a component sustains is an error, just below it isn’t', () => {
    expect(rulesOf(withApi({ replicas: 2, requiredReplicas: 'auto' }), underLoad('api', 1000, 1))).toEqual([
      'overloaded-component',
    ]);
    expect(rulesOf(withApi({ replicas: 2, requiredReplicas: 'auto' }), underLoad('api', 999, 0.999))).toEqual(
      [],
    );
    expect(rulesOf(withApi({}), underLoad('api', 1e9, null))).toEqual([]);
  });

  it('asks for shards where more copies would not help', () => {
    const diagram = sketch({ parts: { user, api, db }, links: [link('user', 'api'), link('api', 'db')] });
    const [finding] = review(diagram, underLoad('db', 9000, 1.8));
    expect(finding?.remedy?.label).toBe('Split into 3 shards');
    expect(finding?.remedy?.apply?.(diagram).components.get('db')?.settings).toMatchObject({
      shards: 3,
      replicas: 2,
    });
  });

  it('needs as many required instances as it takes, counted exactly', () => {
    const four = (requiredReplicas: number) => withApi({ replicas: 4, requiredReplicas });
    expect(rulesOf(four(1), underLoad('api', 500, 0.25))).toEqual([]);
    expect(rulesOf(four(1), underLoad('api', 501, 0.2505))).toEqual(['replicas-below-load']);
    expect(rulesOf(four(2), underLoad('api', 1000, 0.5))).toEqual([]);
    expect(rulesOf(four(2), underLoad('api', 1001, 0.5005))).toEqual(['replicas-below-load']);
  });
});

describe('a missed target', () => {
  it('says what is and what should be, all in one sentence', () => {
    const diagram = sketch({
      parts: { user, api },
      links: [link('user', 'api')],
      journeys: {
        order: { name: 'Order', entry: 'user', target: { availability: 0.999, p99Ms: 200, p50Ms: 25 } },
      },
    });
    const estimate = withJourney('order', {
      targets: { availability: 'missed', p99Ms: 'missed', p50Ms: 'met' },
    });
    const [finding] = review(diagram, estimate);
    expect(finding).toMatchObject({
      rule: 'missed-target',
      severity: 'warning',
      journeys: ['order'],
      components: ['user'],
    });
    expect(finding?.message).toBe(
      'Order misses its target: 99 % available instead of 99.9 %, down 3.65 days a year where 8.77 h a year is allowed; p99 250 ms instead of 200 ms.',
    );
  });
});
