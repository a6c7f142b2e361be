/** The steps behind the numbers: they add up, name their sources, and say what a formula came to. */
import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import { explain } from '../../../src/estimate/explain/explain';
import type { Explanation } from '../../../src/estimate/explain/explanation';
import type { Subject } from '../../../src/estimate/importance/basis';
import type { Diagram } from '../../../src/model/diagram';
import { diagramOf, how, part, service, wire, wires, zone } from '../documents';
import { randomDiagram } from '../reference/randomDiagram';

const explained = (diagram: Diagram, kind: Subject['kind'], id: string): Explanation => {
  const found = explain(diagram, { kind, id });
  if (!found) throw new Error(`no ${kind} ${id}`);
  return found;
};
const number = (explanation: Explanation, id: Parameters<Explanation['numbers']['get']>[0]) => {
  const found = explanation.numbers.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

const shop = diagramOf({
  components: {
    web: { type: 'client', name: 'Web' },
    lb: { type: 'load-balancer', name: 'LB' },
    api: service(0.99, { replicas: 3, capacityRps: 60, requiredReplicas: 'auto' }, ['za', 'zb']),
    db: { type: 'sql-database', name: 'Orders', in: ['za'], settings: { read: { capacityRps: 900 } } },
  },
  connections: {
    ...wires('web>lb', 'lb>api'),
    r: wire('api', 'db', { operation: 'read', timesPerRequest: 2, latencyMs: { p50: 1, p99: 4 } }),
    w: wire('api', 'db', { operation: 'write', probability: 0.2 }),
  },
  groups: { za: zone(0.999), zb: { type: 'zone', name: 'B' } },
  journeys: {
    buy: { name: 'Buy', entry: 'web', requestsPerSecond: 50 },
    look: { entry: 'web', operation: 'read', requestsPerSecond: 30 },
  },
});

describe('an explanation', () => {
  const buy = explained(shop, 'journey', 'buy');

  it('has every number of a journey, as the estimate says it', () => {
    const journey = estimate(shop).journeys.get('buy');
    expect([...buy.numbers.keys()]).toEqual([
      'availability',
      ...['mean', 'p50', 'p95', 'p99'].map((reading) => `latencyMs.${reading}`),
      ...['timedOut', 'servedShare', 'successRate', 'maxRequestsPerSecond'],
    ]);
    expect(number(buy, 'availability').value).toBeCloseTo(journey?.availability ?? 0, 12);
    expect(number(buy, 'latencyMs.p99').value).toBe(journey?.latencyMs.p99);
    expect(number(buy, 'maxRequestsPerSecond').value).toBe(journey?.maxRequestsPerSecond);
    expect(buy.name).toBe('Buy');
  });

  it('puts the numbers into the formula: what nothing stands in for, and the rest', () => {
    const { symbols, numbers } = number(buy, 'availability').formula;
    expect(symbols).toBe('availability = Orders × za × LB × all that something can stand in for');
    expect(numbers).toMatch(/^99\.\d+ % = 99\.5 % × 99\.9 % × 99\.99 % × 99\.9\d* %$/);
    expect(buy.singlePointsOfFailure.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      ...['component db', 'group za', 'component lb'],
    ]);
    expect(buy.stoppedByLossOf.map(({ id }) => id)).toEqual(['za']);
  });

  it('says where each input comes from', () => {
    const of = (id: string, setting: string) =>
      buy.inputs.find((input) => input.id === id && input.setting === setting);
    expect(of('db', 'availability')).toMatchObject({
      origin: 'type',
      source: { kind: 'contract' },
      text: '99.5 %',
    });
    expect(of('db', 'read.capacityRps')).toMatchObject({ origin: 'user', text: '900 rps', source: null });
    expect(of('db', 'write.capacityRps')).toMatchObject({ origin: 'type', source: { kind: 'judged' } });
    expect(of('api', 'requiredReplicas')).toMatchObject({ origin: 'user', value: 'auto' });
    expect(of('r', 'latencyMs')).toMatchObject({ origin: 'user', text: 'p50 1 ms, p99 4 ms' });
    expect(of('w', 'probability')).toMatchObject({ text: '20 %' });
    expect(of('za', 'availability')).toMatchObject({ kind: 'group', text: '99.9 %' });
  });

  it('says what it takes for granted', () => {
    const all = buy.assumptions.join(' ');
    expect(all).toContain('B never fails: no availability is set.');
    expect(all).toContain('"auto"');
    expect(all).not.toContain('za never');
    expect(all).toMatch(/judged: an informed guess/);
  });

  it('names the three best things to do', () => {
    expect(buy.actions).toHaveLength(3);
    expect(buy.actions[0]?.kind).toMatch(/replica|zone/);
  });

  it('of a component adds up what arrives, and what that is of its capacity', () => {
    const db = explained(shop, 'component', 'db');
    const load = number(db, 'requestsPerSecond');
    expect(load.contributions.map(({ id, amount }) => [id, Math.round(amount)])).toEqual([
      ['r', 160],
      ['w', 10],
    ]);
    expect(load.formula.numbers).toBe('170 rps = 160 rps api → Orders (read) + 10 rps api → Orders (write)');
    expect(number(db, 'utilization').formula.numbers).toMatch(
      /^18.* % = 160 rps of reads ÷ \(1 × 900 rps\) \+ 10 rps of writes ÷ \(1 × /,
    );
    const web = explained(shop, 'component', 'web');
    expect(number(web, 'requestsPerSecond').contributions).toMatchObject([
      { kind: 'journey', id: 'buy' },
      { kind: 'journey', id: 'look' },
    ]);
    expect(number(web, 'utilization').formula.numbers).toBe('nothing limits it');
  });

  it('of a connection names the journeys on it', () => {
    const read = explained(shop, 'connection', 'r');
    expect(number(read, 'requestsPerSecond').formula.numbers).toBe('160 rps = 80 rps at api × 2');
    expect(number(read, 'requestsPerSecond').contributions.map(({ id }) => id)).toEqual(['buy', 'look']);
    expect(number(read, 'availability').value).toBeCloseTo(
      estimate(shop).connections.get('r')?.availability ?? 0,
      12,
    );
  });

  it('of what isn’t there is null', () => {
    expect(explain(shop, { kind: 'component', id: 'x' })).toBeNull();
    expect(explain(shop, { kind: 'journey', id: '__proto__' })).toBeNull();
  });
});

it('explains overload and timeouts', () => {
  const hot = diagramOf({
    components: { a: service(1), b: service(0.99, { capacityRps: 50, latencyMs: { p50: 10, p99: 30 } }) },
    connections: { c: wire('a', 'b') },
    journeys: { j: { entry: 'a', requestsPerSecond: 80 } },
  });
  const full = explained(hot, 'journey', 'j');
  expect(number(full, 'latencyMs.p99')).toMatchObject({
    value: null,
    contributions: [],
    formula: { numbers: 'no bound: b is asked for more than it can carry' },
  });
  expect(number(full, 'servedShare').formula.numbers).toBe('62.5 %: b serves 1 ÷ 160 % = 62.5 %');
  expect(full.actions[0]).toMatchObject({
    kind: 'capacity',
    sentence: 'Run 3 instances of b instead of 1, enough for the load',
  });
  expect(full.actions[0]?.successGain).toBeGreaterThan(0.3);

  const slow = diagramOf({
    components: { a: service(1), b: service(1, { latencyMs: { p50: 10, p99: 90 } }) },
    connections: { c: wire('a', 'b', { timeoutMs: 60 }) },
    journeys: { j: { entry: 'a' } },
  });
  const timedOut = number(explained(slow, 'journey', 'j'), 'timedOut');
  expect(timedOut.contributions).toEqual([
    { kind: 'connection', id: 'c', name: 'a → b', amount: timedOut.value },
  ]);
});

it('has contributions that add up, whatever the diagram', () => {
  for (let seed = 900; seed < 906; seed++) {
    const { diagram } = randomDiagram(seed);
    const numbers = estimate(diagram);
    const [journey = ''] = numbers.journeys.keys();
    const [component = ''] = numbers.components.keys();
    const subjects: Subject[] = [
      { kind: 'journey', id: journey },
      { kind: 'component', id: component },
    ];
    for (const subject of subjects) {
      const explanation = explain(diagram, subject, numbers);
      if (!explanation) continue;
      for (const [id, { total, contributions, remainder }] of explanation.numbers) {
        if (!total) continue;
        const sum = contributions.reduce((all, { amount }) => all + amount, 0) + (remainder?.amount ?? 0);
        const label = `seed ${seed}, ${subject.kind} ${subject.id}, ${id}`;
        expect(Math.abs(sum - total.amount), label).toBeLessThanOrEqual(1e-9 * Math.max(1, total.amount));
      }
    }
  }
});

it('gives a fallback its way around: what stands in is no factor', () => {
  const calls = [how('failover', ['x', 'y'])];
  const diagram = diagramOf({
    components: { a: service(0.9, { calls }), b: service(0.8), c: part('service', 0.7) },
    connections: { x: wire('a', 'b'), y: wire('a', 'c') },
    journeys: { j: { entry: 'a' } },
  });
  const { formula, contributions, remainder } = number(explained(diagram, 'journey', 'j'), 'availability');
  expect(formula).toEqual({
    symbols: 'availability = a × all that something can stand in for',
    numbers: '84.6 % = 90 % × 94 %',
  });
  expect(contributions.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
  expect(remainder?.amount).toBeLessThan(0);
});
