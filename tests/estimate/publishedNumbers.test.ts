/**
 * Numbers published with the method that stand nowhere else among the tests: what people get instead, a year, the
 * lognormal through two percentiles, the example document and its answer.
 */
import { describe, expect, it } from 'vitest';
import { REGION_LINK_AVAILABILITY } from '../../src/catalog/network';
import { estimate } from '../../src/estimate/estimate';
import { quantile } from '../../src/estimate/latency/cumulative';
import { exponential, lognormal } from '../../src/estimate/latency/distribution';
import { erlangC } from '../../src/estimate/load/waiting';
import { diagramOf, service, zone } from './documents';
import { diagramOf as documentOf } from './reference/diagramOf';

describe('what people get, and why it is not the answer', () => {
  const twoOf3 = (up: number) => 3 * up ** 2 * (1 - up) + up ** 3;
  const naive: readonly [name: string, people: number, printed: number, digits: number, exact: number][] = [
    ['one path of a balanced pair', 0.9999 * 0.995 * 0.999, 0.9939, 4, 0.998875127497],
    ['the database twice', 0.9999 * (1 - (1 - 0.999 * 0.9995) ** 2), 0.999897751725, 12, 0.9993990506],
    ['the database twice, both needed', 0.9999 * (0.999 * 0.9995) ** 2, 0.996903548175, 12, 0.9974022493],
    [
      'zones per replica',
      (1 - (1 - 0.999 * 0.99) ** 2) * (1 - (1 - 0.999 * 0.995) ** 2),
      0.999843284,
      9,
      0.99984438227,
    ],
    ['zones per replica, two of three', twoOf3(0.999 * 0.99) ** 2, 0.999280758, 9, 0.999284901086],
    ['replicas taken for independent', 1 - 0.005 ** 2, 0.999975, 12, 0.999479760125],
    ['the worker behind a queue as needed', 0.9995 * 0.999 * 0.9, 0.89865, 5, 0.9985005],
  ];
  it.each(naive)('%s', (_, people, printed, digits, exact) => {
    expect(people).toBeCloseTo(printed, digits);
    expect(Math.abs(people - exact)).toBeGreaterThan(1e-7);
  });
});

describe('published', () => {
  it('99.9 % of a year of 365.25 days is 8.77 h', () => {
    const journeys = { j: { entry: 'a' } };
    const seen = estimate(diagramOf({ components: { a: service(0.999) }, journeys })).journeys.get('j');
    expect((seen?.downtimeSecondsPerYear ?? 0) / 3600).toBeCloseTo(8.766, 9);
  });

  it('a lognormal of p50 10 and p95 30 has its p99 at 47.29; σ = ln(p99/p50)/2.32635', () => {
    const sigma = Math.log(30 / 10) / 1.6448536269514722;
    expect(10 * Math.exp(2.32635 * sigma)).toBeCloseTo(47.29, 2);
    expect((quantile(lognormal({ p50: 10, p99: 47.29 }), 0.95) ?? 0) / 30).toBeCloseTo(1, 3);
    expect((quantile(lognormal({ p50: 10, p99: 47.29 }), 0.99) ?? 0) / 47.29).toBeCloseTo(1, 3);
  });

  it('the p99s of ten exponentials of mean 10 add up to 460, their sum has 187.8', () => {
    expect(10 * (quantile(exponential(10), 0.99) ?? 0)).toBeCloseTo(460.5, 0);
  });

  it('Erlang C to six digits, by its sums', () => {
    const bySums = (servers: number, offered: number): number => {
      let term = 1;
      let below = 1;
      for (let k = 1; k < servers; k++) {
        term *= offered / k;
        below += term;
      }
      const all = (term * offered) / (servers - offered);
      return all / (below + all);
    };
    const row = [
      [1, 0.5, 0.5],
      [2, 1.8, 0.852632],
      [3, 2, 0.444444],
      [10, 8, 0.40918],
      [50, 45, 0.363864],
    ] as const;
    for (const [servers, offered, printed] of row) {
      expect(bySums(servers, offered)).toBeCloseTo(printed, 6);
      expect(erlangC(servers, offered)).toBeCloseTo(bySums(servers, offered), 12);
    }
  });

  it('a link between regions is up 0.9999 of the time unless said', () => {
    expect(REGION_LINK_AVAILABILITY.value).toBe(0.9999);
    const region = { type: 'region', settings: { availability: 1 } };
    const components = { a: { ...service(1), in: ['x'] }, b: { ...service(1), in: ['y'] } };
    const connections = { c: { from: 'a', to: 'b' } };
    const seen = estimate(diagramOf({ components, connections, groups: { x: region, y: region } }));
    expect(seen.connections.get('c')?.availability).toBeCloseTo(0.9999, 12);
  });

  it('errors and retries: success per call 1 − e^(max + 1), load × the attempts', () => {
    const call = { from: 'a', to: 'b', errorRate: 0.1, retries: { max: 2 } };
    const parts = { components: { a: service(1), b: service(1) }, connections: { c: call } };
    const seen = estimate(diagramOf({ ...parts, journeys: { j: { entry: 'a', requestsPerSecond: 100 } } }));
    expect(seen.connections.get('c')?.availability).toBeCloseTo(1 - 0.1 ** 3, 12);
    expect(seen.components.get('b')?.requestsPerSecond).toBeCloseTo(111, 9);
  });

  it('the example of the file format has the answer printed beside it', () => {
    const diagram = documentOf({
      components: {
        user: { type: 'client' },
        lb: { type: 'load-balancer', settings: { availability: 0.9999, latencyMs: { p50: 1, p99: 6 } } },
        a: { type: 'service', settings: { availability: 0.995 } },
        b: { type: 'service', settings: { availability: 0.995 } },
        db: {
          type: 'sql-database',
          in: ['zone-a'],
          settings: { availability: 0.999, replicas: 1, capacityRps: 500 },
        },
      },
      connections: {
        c1: { from: 'user', to: 'lb', protocol: 'https' },
        c2: { from: 'lb', to: 'a', protocol: 'http' },
        c3: { from: 'lb', to: 'b', protocol: 'http' },
        c4: { from: 'a', to: 'db', protocol: 'sql' },
        c5: { from: 'b', to: 'db', protocol: 'sql' },
      },
      groups: { 'zone-a': zone(0.9995) },
      journeys: {
        order: { entry: 'user', requestsPerSecond: 200, target: { availability: 0.999, p99Ms: 250 } },
      },
    });
    const seen = estimate(diagram).journeys.get('order');
    expect(seen?.availability).toBeCloseTo(0.998375689934, 12);
    expect(seen?.unavailability).toBeCloseTo(0.001624310066, 12);
    expect(seen?.downtimeSecondsPerYear).toBeCloseTo(51259.3, 1);
    expect(seen).toMatchObject({
      ...{ timedOut: 0, servedShare: 1, maxRequestsPerSecond: 500, bottleneck: 'db', exact: true },
      singlePointsOfFailure: ['db', 'lb', 'zone-a'],
    });
    expect(seen?.successRate).toBeCloseTo(0.998375689934, 12);
    expect(seen?.targets.availability).toBe('missed');
  });
});
