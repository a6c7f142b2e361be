import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import type { Component, Connection, Diagram } from '../../../src/model/diagram';
import { review } from '../../../src/rules/review';
import { diagramOf, how, part, service, wire } from '../documents';

const patient = (max: number): Partial<Connection> => ({
  timeoutMs: 1000,
  retries: { max, backoffMs: 10, jitter: true },
});
const burstStorms = (diagram: Diagram) => estimate(diagram).burstStorms;
const limited = (capacityRps: number): Component => service(0.99, { capacityRps });

/** A user at 100 requests a second, an API, and a stock that sustains 300. */
const shop = (
  toApi: Partial<Connection>,
  toStock: Partial<Connection>,
  more: Readonly<Record<string, Component>> = {},
  calls: Readonly<Record<string, Connection>> = {},
) =>
  diagramOf({
    components: { user: part('client', 1), api: service(0.99), stock: limited(300), ...more },
    connections: {
      'user>api': wire('user', 'api', toApi),
      'api>stock': wire('api', 'stock', toStock),
      ...calls,
    },
    journeys: { j: { entry: 'user', requestsPerSecond: 100 } },
  });

const storm = (times: number, connections: readonly string[]) => [
  { component: 'stock', requestsPerSecond: 100 * times, utilization: times / 3, connections },
];

describe('a storm that a short outage would start', () => {
  it.each([
    ['every retry of one call', shop({}, patient(3)), storm(4, ['api>stock'])],
    ['exactly as much as it sustains', shop({}, patient(2)), storm(3, ['api>stock'])],
    ['of two levels multiplied', shop(patient(1), patient(1)), storm(4, ['user>api', 'api>stock'])],
    ['of a level above that waits for it', shop(patient(3), {}), storm(4, ['user>api'])],
    ['with a hedge beside each', shop({}, { ...patient(1), hedgeAfterMs: 500 }), storm(4, ['api>stock'])],
  ])('is %s', (_, diagram, expected) => {
    expect(burstStorms(diagram)).toEqual(expected);
    const found = review(diagram, estimate(diagram), { profile: 'interview' }).find(
      ({ rule }) => rule === 'burst-starts-retry-storm',
    );
    expect(found).toMatchObject({
      severity: 'info',
      components: ['stock'],
      connections: expected[0]?.connections,
    });
  });

  it.each([
    ['fewer retries than would fill it', shop({}, patient(1))],
    ['no timeout: slow answers are waited for', shop({}, { retries: { max: 9 } })],
    ['no retries', shop({}, { timeoutMs: 1000 })],
    ['a breaker on the call', shop({}, { ...patient(3), circuitBreaker: true })],
    ['a breaker on the way to it', shop({ circuitBreaker: true }, patient(3))],
    ['a breaker behind the call', shop(patient(3), { circuitBreaker: true })],
    ['an answer that does without it', shop(patient(3), { optional: true })],
    ['a limit nowhere', shop({}, patient(3), { stock: service(0.99) })],
  ])('needs more than: %s', (_, diagram) => {
    expect(burstStorms(diagram)).toEqual([]);
  });

  it('doesn’t count retries of what something else answers', () => {
    const calls = [how('failover', ['api>stock', 'api>copy'])];
    const more = { api: service(0.99, { calls }), copy: limited(1000) };
    const diagram = shop(patient(1), patient(2), more, { 'api>copy': wire('api', 'copy') });
    expect(burstStorms(diagram)).toEqual(storm(3, ['api>stock']));
  });

  it('doesn’t count retries of calls that wait for nothing overloaded', () => {
    const diagram = shop(
      {},
      patient(2),
      { mail: limited(301) },
      { 'api>mail': wire('api', 'mail', patient(2)) },
    );
    expect(burstStorms(diagram)).toEqual(storm(3, ['api>stock']));
  });

  it('ends where what is overloaded is nothing that retries wait for', () => {
    const more = { log: limited(150) };
    const left = { 'api>log': wire('api', 'log', { mode: 'async' }) };
    expect(burstStorms(shop(patient(1), {}, more, left))).toEqual([]);
  });

  it('adds up over journeys, and is none where there is no load', () => {
    const diagram = shop({}, patient(1));
    const journey = { entry: 'user', requestsPerSecond: 100 };
    expect(
      burstStorms({
        ...diagram,
        journeys: new Map([
          ['a', journey],
          ['b', journey],
        ]),
      }),
    ).toMatchObject([{ requestsPerSecond: 400 }]);
    expect(burstStorms({ ...diagram, journeys: new Map([['a', { entry: 'user' }]]) })).toEqual([]);
  });

  it.each([
    [
      'what stands in for what is given up asks the same again',
      shop(
        {},
        {},
        {
          api: service(0.99, { calls: [how('failover', ['api>own', 'api>copy'])] }),
          own: service(0.99),
          copy: service(0.99),
          stock: limited(250),
        },
        {
          'api>stock': wire('api', 'stock', { mode: 'async', probability: 0 }),
          'api>own': wire('api', 'own', patient(1)),
          'api>copy': wire('api', 'copy'),
          'own>stock': wire('own', 'stock'),
          'copy>stock': wire('copy', 'stock'),
        },
      ),
    ],
    ['calls go round', shop({}, patient(2), { stock: limited(250) }, { 'stock>api': wire('stock', 'api') })],
    [
      'messages are sent again',
      shop({}, patient(2), { stock: part('message-queue', 0.99, { capacityRps: 250 }) }),
    ],
  ])('is found where %s', (_, diagram) => {
    expect(burstStorms(diagram)).toMatchObject([{ component: 'stock', requestsPerSecond: 300 }]);
    const found = review(diagram, estimate(diagram), { profile: 'interview' });
    expect(found.map(({ rule }) => rule)).toContain('burst-starts-retry-storm');
  });

  it('is no remark where the load is too much as it is: that is said already', () => {
    const slow = shop(
      {},
      { ...patient(3), timeoutMs: 1 },
      { stock: service(0.99, { capacityRps: 130, latencyMs: { p50: 5, p99: 50 } }) },
    );
    const rules = review(slow, estimate(slow), { profile: 'interview' }).map(({ rule }) => rule);
    expect(rules).toContain('retry-storm');
    expect(rules).not.toContain('burst-starts-retry-storm');
  });
});
