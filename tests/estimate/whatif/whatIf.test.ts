/** What a scenario does: the failed are there and down, load goes round them, and reasons name what matters. */
import { describe, expect, it } from 'vitest';
import { whatIf } from '../../../src/estimate/whatif/whatIf';
import type { Diagram } from '../../../src/model/diagram';
import type { Scenario, ScenarioEvent } from '../../../src/model/scenario';
import type { Parts } from '../documents';
import { constantMs, diagramOf, how, part, service, wire, wires, zone } from '../documents';

const withJourney = (parts: Parts, requestsPerSecond = 100): Diagram =>
  diagramOf({ ...parts, journeys: { j: { entry: 'lb', requestsPerSecond } } });

const down = (component: string): ScenarioEvent => ({ kind: 'component-down', component });

function journeyIn(diagram: Diagram, ...scenario: Scenario) {
  const change = whatIf(diagram, scenario).journeys.get('j');
  if (!change) throw new Error('no journey');
  return change;
}

const pair = (settings = {}): Parts => ({
  components: {
    lb: part('load-balancer', 0.9999),
    a: service(0.99, { ...constantMs(10), ...settings }),
    b: service(0.99, { ...constantMs(10), ...settings }),
    db: service(0.999),
  },
  connections: wires('lb>a', 'lb>b', 'a>db', 'b>db'),
});

describe('a failed component', () => {
  it('is not deleted, which would raise availability (a mistake of peers)', () => {
    const change = journeyIn(withJourney(pair()), down('db'));
    expect(change.verdict).toBe('stopped');
    expect(change.after).toMatchObject({ availability: 0, unavailability: 1, successRate: 0 });
    expect(change.after.maxRequestsPerSecond).toBe(0);
    expect(change.after.latencyMs.p99).toBeNull();
    expect(change.reasons).toEqual(['db is down, and every request needs it.']);
  });

  it('leaves its work to the others, as long as they can carry it', () => {
    const change = journeyIn(withJourney(pair({ capacityRps: 150 })), down('a'));
    expect(change.verdict).toBe('degraded');
    expect(change.after.components.get('a')?.requestsPerSecond).toBe(0);
    expect(change.after.components.get('b')?.requestsPerSecond).toBeCloseTo(100, 9);
    expect(change.after.maxRequestsPerSecond).toBeCloseTo(150, 9);
    expect(change.before.maxRequestsPerSecond).toBeCloseTo(300, 9);
    expect(change.after.availability).toBeCloseTo(0.9999 * 0.99 * 0.999, 12);
    expect(change.reasons[0]).toBe('lb goes on without a; others take over.');
  });

  it('overloads the others where they can’t', () => {
    const change = journeyIn(withJourney(pair({ capacityRps: 80 })), down('a'));
    expect(change.verdict).toBe('overloaded');
    expect(change.after.servedShare).toBeCloseTo(0.8, 12);
    expect(change.reasons).toContain('b is asked for 125 % of what it can carry.');
  });

  it('together with what would stand in, stops the journey', () => {
    const change = journeyIn(withJourney(pair()), down('a'), down('b'));
    expect(change.verdict).toBe('stopped');
    expect(change.reasons).toEqual(['a is down.', 'b is down.', 'Nothing is left that could stand in.']);
  });

  it('is stepped over by a failover, for the time of its timeout', () => {
    const parts = pair();
    const lb = service(1, { calls: [how('failover', ['first', 'lb>b'])] });
    const connections = { first: wire('lb', 'a', { timeoutMs: 200 }), ...wires('lb>b', 'a>db', 'b>db') };
    const change = journeyIn(
      withJourney({ components: { ...parts.components, lb }, connections }),
      down('a'),
    );
    expect(change.after.latencyMs.p50).toBeCloseTo(210, 6);
    expect(change.after.components.get('b')?.requestsPerSecond).toBeCloseTo(100, 9);
  });

  it('that is optional degrades the journey alone', () => {
    const components = { lb: service(0.99), extra: service(0.9) };
    const connections = { o: wire('lb', 'extra', { optional: true }) };
    const change = journeyIn(withJourney({ components, connections }), down('extra'));
    expect(change.verdict).toBe('degraded');
    expect(change.after.availability).toBe(change.before.availability);
    expect(change.reasons).toEqual(['lb goes on without extra, which is optional.']);
  });

  it('of no journey changes none', () => {
    const parts = pair();
    const components = { ...parts.components, aside: service(0.9) };
    const change = journeyIn(withJourney({ ...parts, components }), down('aside'));
    expect([change.verdict, change.reasons]).toEqual(['same', ['Nothing of it is on its way.']]);
  });

  it('that held a journey back is no gain in throughput', () => {
    const parts = pair();
    const a = service(0.99, { capacityRps: 10 });
    const change = journeyIn(withJourney({ ...parts, components: { ...parts.components, a } }, 1), down('a'));
    expect(change.before.maxRequestsPerSecond).toBeCloseTo(20, 9);
    expect(change.after).toMatchObject({ maxRequestsPerSecond: change.before.maxRequestsPerSecond });
  });
});

describe('a failed instance', () => {
  const replicated = (settings: object): Diagram =>
    withJourney({ components: { lb: service(0.9, { replicas: 3, capacityRps: 60, ...settings }) } });
  const instance: ScenarioEvent = { kind: 'instance-down', component: 'lb' };

  it('leaves two of three, with as many needed and the capacity of two', () => {
    const change = journeyIn(replicated({ requiredReplicas: 2 }), instance);
    expect(change.before.availability).toBeCloseTo(0.972, 12);
    expect(change.after.availability).toBeCloseTo(0.81, 12);
    expect(change.after.components.get('lb')?.utilization).toBeCloseTo(100 / 120, 12);
    expect(change.after.singlePointsOfFailure).toEqual(['lb']);
    expect(change.reasons[0]).toBe('lb goes on with 2 of its 3 instances.');
  });

  it('that was needed stops it', () => {
    const change = journeyIn(replicated({ requiredReplicas: 3 }), instance);
    expect(change.verdict).toBe('stopped');
    expect(change.reasons).toEqual([
      'lb has 2 of its 3 instances left and needs 3, and every request needs it.',
    ]);
  });

  it('that the load needs stops it', () => {
    const auto = replicated({ requiredReplicas: 'auto' });
    expect(journeyIn(auto, instance).verdict).toBe('degraded');
    const change = journeyIn(auto, instance, instance);
    expect(change.verdict).toBe('stopped');
    expect(change.reasons).toEqual(['lb needs 2 instances at this load, and 1 is left.']);
  });

  it('times all of them is the component', () => {
    const change = journeyIn(replicated({}), instance, instance, instance);
    expect(change.after.availability).toBe(0);
    expect(change.reasons).toEqual(['lb is down, and every request needs it.']);
  });
});

describe('a failed zone, region or link', () => {
  const spread = withJourney({
    components: {
      lb: service(0.99, { replicas: 3, capacityRps: 70 }, ['za', 'zb']),
      db: service(0.99, {}, ['za']),
      log: service(0.99, {}, ['zb']),
    },
    connections: { 'lb>db': wire('lb', 'db', { optional: true }) },
    groups: { za: zone(0.999), zb: zone(0.999) },
  });

  it('takes the instances in it', () => {
    const change = journeyIn(spread, { kind: 'group-down', group: 'za' });
    expect(change.after.availability).toBeCloseTo(0.999 * 0.99, 12);
    expect(change.after.components.get('lb')?.utilization).toBeCloseTo(100 / 70, 12);
    expect(change.verdict).toBe('overloaded');
    expect(change.reasons.slice(0, 2)).toEqual([
      'lb goes on with 1 of its 3 instances.',
      'lb goes on without db, which is optional.',
    ]);
  });

  it('says where what is down stood', () => {
    const both: Scenario = [
      { kind: 'group-down', group: 'za' },
      { kind: 'group-down', group: 'zb' },
    ];
    expect(journeyIn(spread, ...both).reasons).toEqual([
      'lb is down: all its 3 instances stand in za and zb, and every request needs it.',
    ]);
  });

  it('takes the link and leaves its ends', () => {
    const event: ScenarioEvent = { kind: 'connection-down', connection: 'a>db' };
    const result = whatIf(withJourney(pair()), [event]);
    expect(result.journeys.get('j')?.after.availability).toBeCloseTo(0.9999 * 0.99 * 0.999, 12);
    const verdicts = [...result.components, ...result.connections].map(([id, { verdict }]) => [id, verdict]);
    expect(Object.fromEntries(verdicts)).toMatchObject({
      ...{ lb: 'degraded', a: 'stopped', b: 'same', db: 'same' },
      ...{ 'lb>a': 'stopped', 'a>db': 'stopped', 'b>db': 'same' },
    });
  });
});

describe('stresses', () => {
  const cached = withJourney({
    components: {
      lb: service(1, { calls: [how('cache', ['lb>c', 'lb>db'])] }),
      c: part('cache', 1, { hitRatio: 0.9, ...constantMs(1) }),
      db: part('sql-database', 1, { capacityRps: 200, ...constantMs(20) }),
    },
    connections: wires('lb>c', 'lb>db'),
  });

  it('cold caches send everything on', () => {
    const change = journeyIn(cached, { kind: 'cold-cache' });
    expect(change.after.components.get('db')?.requestsPerSecond).toBeCloseTo(100, 9);
    expect(change.verdict).toBe('slower');
    expect(journeyIn(cached, { kind: 'cold-cache' }, { kind: 'load', factor: 3 }).verdict).toBe('overloaded');
  });

  it('a failed cache sends everything on too', () => {
    const change = journeyIn(cached, down('c'));
    expect(change.after.components.get('db')?.requestsPerSecond).toBeCloseTo(100, 9);
  });

  it('a cache the store can’t do without stops the journey', () => {
    const change = journeyIn(cached, down('c'), { kind: 'load', factor: 3 });
    expect(change.verdict).toBe('stopped');
    expect(change.reasons).toEqual(['c is down, and every request needs it.']);
  });

  it('multiplies load, of one journey or all', () => {
    const load = (journey?: string): ScenarioEvent => ({
      kind: 'load',
      factor: 3,
      ...(journey === undefined ? {} : { journey }),
    });
    const rate = (event: ScenarioEvent) =>
      journeyIn(cached, event).after.components.get('lb')?.requestsPerSecond;
    expect([rate(load()), rate(load('j'))]).toEqual([300, 300]);
    expect(whatIf(cached, [load('k')]).problems).toEqual(['There is no journey "k".']);
  });

  it('makes parts slower', () => {
    const slow = journeyIn(cached, { kind: 'slow-component', component: 'db', factor: 3 });
    expect(slow.verdict).toBe('slower');
    expect(slow.after.latencyMs.p99).toBeCloseTo(61, 6);
    const base = withJourney({ components: { lb: service(1), x: service(1) }, connections: wires('lb>x') });
    const wired = withJourney({
      components: { lb: service(1), x: service(1) },
      connections: { w: wire('lb', 'x', { latencyMs: { p50: 4, p99: 4 } }) },
    });
    const event = (connection: string): ScenarioEvent => ({
      kind: 'slow-connection',
      connection,
      factor: 5,
    });
    expect(journeyIn(wired, event('w')).after.latencyMs.p50).toBeCloseTo(20, 6);
    expect(journeyIn(base, event('lb>x')).verdict).toBe('same');
  });
});

it('says what a scenario names in vain', () => {
  const scenario: Scenario = [
    down('x'),
    { kind: 'group-down', group: 'n' },
    { kind: 'group-down', group: 'z' },
    { kind: 'cold-cache', component: 'lb' },
    { kind: 'connection-down', connection: '__proto__' },
    { kind: 'load', factor: Number.NaN },
  ];
  const diagram = diagramOf({ components: { lb: service(1) }, groups: { n: { type: 'network' } } });
  const result = whatIf(diagram, scenario);
  expect(result.problems).toEqual([
    'There is no component "x".',
    "n is neither a zone nor a region, so it can't fail as one.",
    'There is no zone or region "z".',
    'lb is no cache.',
    'There is no connection "__proto__".',
    'A factor has to be a number of at least 0, found NaN.',
  ]);
  expect(result.journeys.get('lb')?.verdict).toBe('same');
});
