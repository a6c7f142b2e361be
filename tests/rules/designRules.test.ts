import { describe, expect, it } from 'vitest';
import type { Diagram } from '../../src/model/diagram';
import { review } from '../../src/rules/review';
import { link, part, sketch } from '../../src/rules/sketch';
import { noEstimate } from './noEstimate';

const rulesOf = (diagram: Diagram) => review(diagram, noEstimate).map((finding) => finding.rule);

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const db = part('sql-database', 'Orders', { replicas: 2 });

describe('a component of which more instances must be up than there are', () => {
  const wanting = (settings: object) =>
    review(
      sketch({
        parts: { user, api: part('service', 'API', { replicas: 2, ...settings }) },
        links: [link('user', 'api')],
      }),
      noEstimate,
    );

  it.each([{ requiredReplicas: 5 }, { write: { requiredReplicas: 5 } }])('is overloaded: %o', (settings) => {
    const [finding, ...others] = wanting(settings);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'overloaded-component',
      severity: 'error',
      message: 'API is overloaded whatever its load: 5 instances of it must be up, and there are 2.',
      remedy: { label: 'Run 5 instances' },
    });
    const cured = finding?.remedy?.apply?.(sketch({ parts: { user, api }, links: [] }));
    expect(cured?.components.get('api')?.settings?.replicas).toBe(5);
  });

  it.each([{ requiredReplicas: 2 }, { requiredReplicas: 'auto' }, {}])('but not with %o', (settings) => {
    expect(wanting(settings)).toEqual([]);
  });
});

describe('queues', () => {
  const jobs = part('message-queue', 'Jobs');
  const worker = part('worker', 'Worker', { replicas: 2 });
  const base = { user, api, jobs, worker };
  const sent = [link('user', 'api'), link('api', 'jobs')];

  it('count a worker that polls as a consumer, and a sender on a read journey as none', () => {
    const polled = sketch({
      parts: base,
      links: [...sent, link('worker', 'jobs', { mode: 'sync', operation: 'read' })],
    });
    expect(rulesOf(polled)).toEqual(['queue-without-dead-letter']);
    const unread = sketch({
      parts: { user, api, jobs },
      links: [link('user', 'api'), link('api', 'jobs', { operation: 'read' })],
    });
    expect(rulesOf(unread)).toEqual(['queue-without-consumer']);
  });

  it('are content with a dead-letter queue of their own, of a consumer, or said in a setting', () => {
    const failed = part('message-queue', 'Failed', { purpose: 'dead-letter' });
    const links = [...sent, link('jobs', 'worker')];
    for (const from of ['jobs', 'worker'])
      expect(
        rulesOf(sketch({ parts: { ...base, failed }, links: [...links, link(from, 'failed')] })),
      ).toEqual([]);
    const said = { ...base, jobs: part('message-queue', 'Jobs', { deadLetter: true }) };
    expect(rulesOf(sketch({ parts: said, links }))).toEqual([]);
    expect(rulesOf(sketch({ parts: base, links }))).toEqual(['queue-without-dead-letter']);
  });

  it('aren’t consumed from by their dead-letter queue', () => {
    const failed = part('message-queue', 'Failed', { purpose: 'dead-letter' });
    expect(
      rulesOf(sketch({ parts: { user, api, jobs, failed }, links: [...sent, link('jobs', 'failed')] })),
    ).toEqual(['queue-without-consumer']);
  });
});

describe('journeys', () => {
  it('that name connections or metrics that aren’t there are mended by removing them', () => {
    const diagram = sketch({
      parts: { user, api },
      links: [link('user', 'api')],
      journeys: {
        order: { entry: 'user', connections: ['c1', 'c9', 'c10'], target: { p99Ms: 200, p90Ms: 100 } },
      },
    });
    const findings = review(diagram, noEstimate);
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['missing-reference', 'error'],
      ['missing-reference', 'warning'],
    ]);
    expect(findings[0]?.message).toContain('“c9” and “c10”, which aren’t in the diagram');
    const mended = findings.reduce((next, finding) => finding.remedy?.apply?.(next) ?? next, diagram);
    expect(mended.journeys.get('order')).toEqual({
      entry: 'user',
      connections: ['c1'],
      target: { p99Ms: 200 },
    });
  });
});

describe('unreachable components', () => {
  const lonely = part('service', 'Lonely', { replicas: 2 });

  it('that hang together are one finding', () => {
    const diagram = sketch({
      parts: { user, api, lonely, db, other: part('worker', 'Other', { replicas: 2 }) },
      links: [link('user', 'api'), link('lonely', 'db')],
    });
    expect(review(diagram, noEstimate).map((finding) => finding.components)).toEqual([
      ['lonely', 'db'],
      ['other'],
    ]);
  });

  it('aren’t those behind a queue, a schedule, an outside caller or a journey’s entry', () => {
    const timer = part('scheduler', 'Nightly', { replicas: 2 });
    expect(
      rulesOf(
        sketch({
          parts: { user, api, timer, lonely },
          links: [link('user', 'api'), link('timer', 'lonely')],
        }),
      ),
    ).toEqual([]);
    const partner = part('external-service', 'Partner');
    expect(
      rulesOf(
        sketch({
          parts: { user, api, partner, lonely },
          links: [link('user', 'api'), link('partner', 'lonely')],
        }),
      ),
    ).toEqual([]);
    const log = part('event-log', 'Events', { replicas: 2 });
    expect(
      rulesOf(
        sketch({
          parts: { user, api, log, lonely },
          links: [link('user', 'api'), link('api', 'log'), link('log', 'lonely')],
        }),
      ),
    ).toEqual([]);
    expect(
      rulesOf(
        sketch({
          parts: { user, api, lonely, db },
          links: [link('user', 'api'), link('lonely', 'db')],
          journeys: { j: { entry: 'lonely' } },
        }),
      ),
    ).toEqual([]);
  });

  it('need something that starts: without a client or journey whatever is first does', () => {
    expect(rulesOf(sketch({ parts: { api, db }, links: [link('api', 'db')] }))).toEqual([]);
  });
});

describe('caches', () => {
  const cache = part('cache', 'Recent', { replicas: 2 });

  it('have their store behind them, or beside them at their caller', () => {
    const aside = [link('user', 'api'), link('api', 'cache'), link('api', 'db')];
    expect(rulesOf(sketch({ parts: { user, api, cache, db }, links: aside }))).toEqual([]);
    const through = [link('user', 'api'), link('api', 'cache'), link('cache', 'db')];
    expect(rulesOf(sketch({ parts: { user, api, cache, db }, links: through }))).toEqual([]);
  });

  it('may lose the counters of a rate limiter', () => {
    const limiter = part('rate-limiter', 'Limiter', { replicas: 2 });
    const links = [link('user', 'limiter'), link('limiter', 'api'), link('limiter', 'cache')];
    expect(rulesOf(sketch({ parts: { user, limiter, api, cache }, links }))).toEqual([]);
  });

  it('of a CDN need an origin', () => {
    const edge = part('cdn', 'Edge');
    expect(rulesOf(sketch({ parts: { user, edge }, links: [link('user', 'edge')] }))).toEqual([
      'cache-without-store',
    ]);
    const files = part('object-store', 'Files');
    expect(
      rulesOf(sketch({ parts: { user, edge, files }, links: [link('user', 'edge'), link('edge', 'files')] })),
    ).toEqual([]);
  });
});

describe('a balancer', () => {
  const lb = part('load-balancer', 'LB', { replicas: 2 });
  const one = part('service', 'One');

  it('counts the instances of all its targets, and managed ones as enough', () => {
    const behind = (parts: Record<string, ReturnType<typeof part>>) =>
      rulesOf(
        sketch({
          parts: { user, lb, ...parts },
          links: [link('user', 'lb'), ...Object.keys(parts).map((id) => link('lb', id))],
        }),
      );
    expect(behind({ one })).toEqual(['balancer-without-pool']);
    expect(behind({ one, other: one })).toEqual([]);
    expect(behind({ api })).toEqual([]);
    expect(behind({ f: part('serverless-function', 'F') })).toEqual([]);
    expect(behind({})).toEqual(['balancer-without-pool']);
  });

  it('at layer 4 can’t route by host either', () => {
    const routing = part('load-balancer', 'LB', { replicas: 2, layer: 'L4', routing: 'host' });
    expect(
      rulesOf(
        sketch({ parts: { user, routing, api }, links: [link('user', 'routing'), link('routing', 'api')] }),
      ),
    ).toEqual(['path-routing-at-layer-4']);
  });
});
