import { describe, expect, it } from 'vitest';
import { estimateReport } from '../../src/cli/estimateReport';
import { painter } from '../../src/cli/style';
import type { ComponentEstimate, Estimate, JourneyEstimate } from '../../src/estimate/answer';
import { estimateJson } from '../../src/formats/exporters/estimateJson';
import { documentText, parsed, readDocumentText } from '../document/documents';
import { noEstimate } from '../rules/noEstimate';
import { plumbline } from './fakeIo';

const example = readDocumentText('contract-example.plumb');
const estimateOf = (text: string, ...more: string[]) =>
  plumbline(['estimate', 'a.plumb', ...more], { files: { 'a.plumb': text } });

describe('estimate', () => {
  it('gives other programs the numbers of the published example', async () => {
    const { exit, out } = await estimateOf(example, '--json');
    const answer = JSON.parse(out);
    const { order } = answer.journeys;
    expect(exit).toBe(1);
    expect(Object.keys(answer)).toEqual(['journeys', 'components', 'connections', 'problems']);
    expect(order.availability).toBeCloseTo(0.998375689934, 12);
    expect(order.unavailability).toBeCloseTo(0.001624310066, 12);
    expect(order.downtimeSecondsPerYear).toBeCloseTo(51259.3, 1);
    expect(order.singlePointsOfFailure).toEqual(['db', 'lb', 'zone-a']);
    expect(order.targets).toEqual({ availability: 'missed', p99Ms: 'met' });
    expect([order.maxRequestsPerSecond, order.bottleneck, order.exact]).toEqual([500, 'db', true]);
    expect(Object.keys(order.latencyMs)).toEqual(['mean', 'p50', 'p95', 'p99', 'p999']);
    expect(Object.keys(answer.components)).toEqual(['user', 'lb', 'a', 'b', 'db']);
    expect(Object.keys(answer.connections)).toEqual(['c1', 'c2', 'c3', 'c4', 'c5']);
  });

  it('has every key the contract shows', async () => {
    const { journeys, components, connections } = JSON.parse((await estimateOf(example, '--json')).out);
    const has = (record: object, keys: string) =>
      expect(Object.keys(record)).toEqual(expect.arrayContaining(keys.split(' ')));
    has(
      journeys.order,
      'availability unavailability downtimeSecondsPerYear latencyMs timedOut servedShare successRate',
    );
    has(
      journeys.order,
      'fullFunctionAvailability maxRequestsPerSecond bottleneck singlePointsOfFailure targets exact',
    );
    has(journeys.order, 'components connections');
    has(components.lb, 'availability latencyMs requestsPerSecond utilization');
    has(connections.c1, 'availability latencyMs requestsPerSecond');
  });

  it('says what saved scenarios would do', async () => {
    const peak = example
      .trimEnd()
      .replace(
        /\}$/,
        ',"scenarios":{"peak":{"name":"Peak","events":[{"kind":"load","factor":9}]},"cut":{"events":[{"kind":"component-down","component":"a"}]}}}',
      );
    const { scenarios } = JSON.parse((await estimateOf(peak, '--json')).out);
    expect(scenarios.peak).toMatchObject({ name: 'Peak', events: ['Load × 9'], problems: [] });
    expect(scenarios.peak.journeys.order).toMatchObject({ verdict: 'overloaded', latencyMs: { p99: null } });
    expect(scenarios.cut.journeys.order).toMatchObject({ verdict: 'degraded' });
    expect(scenarios.cut.journeys.order.availability).toBeCloseTo(0.9999 * 0.995 * 0.999 * 0.9995, 12);
    const { out } = await estimateOf(peak);
    expect(out).toMatch(
      /What if\n.*Fate.*\n {2}Peak +Place an order +overloaded +99\.83 % +158 ms → no bound/,
    );
  });

  it('says what follows the answer, how old it may be, and what piles up', async () => {
    const queued = documentText(
      '"components":{"a":{"type":"service"},"q":{"type":"message-queue"},"w":{"type":"worker","settings":{"capacityRps":10}},"c":{"type":"cache"}},' +
        '"connections":{"s":{"from":"a","to":"q"},"t":{"from":"q","to":"w"},"g":{"from":"a","to":"c"}},' +
        '"journeys":{"j":{"entry":"a","requestsPerSecond":12}}',
    );
    const { out } = await estimateOf(queued);
    expect(out).toContain('All done after: no bound, as what follows the answer is overloaded');
    expect(out).toContain('Data: Up to 5 min old, eventually consistent: TTL of c 5 min (default)');
    expect(out).toContain('q: Grows by 2 messages a second, no bound given');
    expect(out).toContain('Room: 2 rps too much');
    const { journeys, components, connections } = JSON.parse((await estimateOf(queued, '--json')).out);
    expect(journeys.j).toMatchObject({
      effectMs: { p99: null },
      staleness: { maxMs: 300_000, path: ['a', 'c'] },
    });
    expect(components.q.backlog).toMatchObject({ growthPerSecond: 2, drainSeconds: null });
    expect(components.w).toMatchObject({ requiredReplicas: 2, headroom: { times: 10 / 12 } });
    expect(connections.s.effectMs.mean).toBeNull();
  });

  it('says what retries and hedges add to the load', async () => {
    const retried = documentText(
      '"components":{"a":{"type":"service"},"b":{"type":"service","settings":{"capacityRps":100}}},' +
        '"connections":{"s":{"from":"a","to":"b","errorRate":0.5,"retries":{"max":1}}},' +
        '"journeys":{"j":{"entry":"a","requestsPerSecond":10}}',
    );
    const { journeys, components, connections } = JSON.parse((await estimateOf(retried, '--json')).out);
    expect(components.b.requestsPerSecond).toBeCloseTo(15, 9);
    expect(components.b.firstAttempts.requestsPerSecond).toBeCloseTo(10, 9);
    expect(components.b.firstAttempts.utilization).toBeCloseTo(0.1, 9);
    expect(connections.s.firstAttemptsPerSecond).toBeCloseTo(10, 9);
    expect(journeys.j.components.b.firstAttempts).toEqual(components.b.firstAttempts);
    expect(Object.keys(components.a)).not.toContain('firstAttempts');
    const plain = JSON.parse((await estimateOf(example, '--json')).out);
    expect(JSON.stringify(plain)).not.toContain('firstAttempts');
  });

  it('counts the replicas another load needs', async () => {
    const { out } = await estimateOf(example, '--at-load', '4', '--busy-below', '0.5');
    expect(out).toMatch(/Replicas at 4 times the load, each less than 50 % busy\n[\s\S]*Orders +1 +1 +4/);
    const { replicasAt } = JSON.parse((await estimateOf(example, '--json', '--at-load', '4')).out);
    expect(replicasAt).toMatchObject({ db: 3, user: null });
    const refused = await estimateOf(example, '--busy-below', '2');
    expect(refused).toMatchObject({ exit: 2, out: '' });
    expect(refused.err).toContain('--busy-below: found "2", expected a number above 0, at most 1.');
  });

  it('answers for one journey', async () => {
    const two = example.replace('"order": {', '"browse": { "entry": "a" },\n    "order": {');
    const { exit, out } = await estimateOf(two, '--json', '--journey', 'browse');
    expect(exit).toBe(0);
    expect(Object.keys(JSON.parse(out).journeys)).toEqual(['browse']);
    const text = (await estimateOf(two, '--journey', 'browse')).out;
    expect([text.includes('browse'), text.includes('Place an order')]).toEqual([true, false]);
  });

  it('knows no other journeys', async () => {
    const { exit, out, err } = await estimateOf(example, '--journey', 'odrer');
    expect([exit, out]).toEqual([2, '']);
    expect(err).toBe('plumbline: a.plumb: --journey: found "odrer", expected one of its journeys: order.\n');
    expect(
      (await estimateOf(documentText('"components":{},"connections":{}'), '--journey', 'x')).err,
    ).toContain('expected a journey, but it has none.');
  });

  it('exits 0 where targets are met or there are none', async () => {
    expect(
      (await estimateOf(example.replace('"availability": 0.999, "p99Ms"', '"availability": 0.9, "p99Ms"')))
        .exit,
    ).toBe(0);
    expect((await estimateOf(readDocumentText('minimal.plumb'))).exit).toBe(0);
    expect((await estimateOf(documentText('"components":{},"connections":{}'))).exit).toBe(0);
  });

  it('gives odd ids back as they are', async () => {
    const { exit, out } = await estimateOf(readDocumentText('odd-ids.plumb'), '--json');
    const answer = JSON.parse(out);
    expect(exit).toBe(0);
    for (const id of ['10', '__proto__', 'constructor', 'a.b["c"]', ' '])
      expect(Object.keys(answer.components)).toContain(id);
    expect(Object.hasOwn(answer.journeys, '__proto__')).toBe(true);
  });

  it('opens every key of the format', async () => {
    expect((await estimateOf(readDocumentText('every-key.plumb'))).err).toBe('');
  });
});

const numbers = {
  availability: 0.999512,
  unavailability: 0.000488,
  latencyMs: { mean: 12.3, p50: 8, p95: 61.2, p99: 1240, p999: 3000 },
  exact: true,
};
const part = (more: Partial<ComponentEstimate> = {}): ComponentEstimate => ({
  ...numbers,
  requestsPerSecond: 4000,
  utilization: 0.4,
  ...more,
});
const journey = (more: Partial<JourneyEstimate> = {}): JourneyEstimate => ({
  ...numbers,
  downtimeSecondsPerYear: 15_400,
  timedOut: 0,
  servedShare: 1,
  successRate: 0.999512,
  fullFunctionAvailability: 0.999512,
  maxRequestsPerSecond: 12_500,
  bottleneck: 'db',
  singlePointsOfFailure: ['db', 'c1', 'zone-a'],
  targets: { availability: 'met', p99Ms: 'missed' },
  components: new Map([['lb', part({ availability: 1, unavailability: 0 })]]),
  connections: new Map([['c1', part()]]),
  effects: new Map(),
  ...more,
});
const none = { mean: null, p50: 4, p95: null, p99: null, p999: null };

/** Every kind of cell once. */
const answer: Estimate = {
  journeys: new Map([
    ['order', journey()],
    [
      'user',
      journey({
        latencyMs: none,
        servedShare: 0.5,
        timedOut: 0.013,
        fullFunctionAvailability: 0.99,
        maxRequestsPerSecond: null,
        bottleneck: null,
        singlePointsOfFailure: [],
        targets: {},
        exact: false,
        availabilityRange: [0.999, 0.9999],
      }),
    ],
  ]),
  components: new Map([
    ['user', part({ availability: 1, unavailability: 0, requestsPerSecond: 0, utilization: null })],
    ['lb', part({ utilization: 0.83 })],
    ['db', part({ utilization: 1.4, latencyMs: none, exact: false, availabilityRange: [0.99, 0.999] })],
  ]),
  connections: new Map([['c1', part()]]),
  problems: [{ path: 'journeys.order.connections', message: 'names “c9”, which is not there' }],
  backlogs: new Map(),
  effects: new Map(),
};

const ranged = documentText(
  `"title":"Guessed","components":{"u":{"type":"client"},"s":{"type":"service","settings":{"availability":
  {"low":0.99,"likely":0.995,"high":0.999}}}},"connections":{"c":{"from":"u","to":"s"}},
  "journeys":{"j":{"entry":"u","requestsPerSecond":{"low":50,"likely":300,"high":400}}}`,
);

describe('an estimate of ranges', () => {
  it('says how far each number may be off', async () => {
    const { out } = await estimateOf(ranged);
    expect(out).toMatch(/j +99\.5 % \(99\.\d+–99\.\d+\)/);
    expect(out).toMatch(/p99 |\d ms \(\d+–\d+\)/);
    expect(out).toContain(
      'In brackets: the middle 90 % of 200 samples of the 2 ranges, taken as independent.',
    );
    expect((await estimateOf(ranged, '--journey', 'j')).out).toMatch(/s +Service +99\.5 % \(/);
    expect((await estimateOf(example)).out).not.toContain('In brackets');
  });

  it('gives other programs low, likely and high, and where they come from', async () => {
    const answer = JSON.parse((await estimateOf(ranged, '--json')).out);
    const { uncertainty, availability } = answer.journeys.j;
    expect(answer.uncertainty).toEqual({ inputs: 2, percentiles: [5, 95], samples: 200, seed: 1 });
    expect(uncertainty.availability.likely).toBe(availability);
    expect(uncertainty.availability.low).toBeLessThan(availability);
    expect(uncertainty.availability.high).toBeGreaterThan(availability);
    expect(uncertainty.availabilityBounds).toEqual([0.99, 0.999]);
    expect(Object.keys(uncertainty)).toEqual([
      'availability',
      'unavailability',
      'latencyMs',
      'availabilityBounds',
      'downtimeSecondsPerYear',
      'successRate',
      'maxRequestsPerSecond',
    ]);
    for (const part of [answer.components.s, answer.connections.c, answer.journeys.j.components.s])
      expect(part.uncertainty.latencyMs.p99.low).toBeLessThan(part.latencyMs.p99);
    expect(JSON.parse((await estimateOf(example, '--json')).out).uncertainty).toBeUndefined();
  });
});

describe('estimateReport', () => {
  const diagram = parsed(example);

  it('reads well', async () => {
    const report = estimateReport(diagram, answer, undefined, painter(false));
    await expect(report).toMatchFileSnapshot('../golden/cli/estimate.txt');
  });

  it('shows the parts as one journey has them', async () => {
    const only = { ...answer, journeys: new Map([['order', journey()]]) };
    const report = estimateReport(diagram, only, 'order', painter(false));
    await expect(report).toMatchFileSnapshot('../golden/cli/estimate-journey.txt');
  });

  it('has nothing to say of an empty diagram', () => {
    const empty = noEstimate;
    expect(
      estimateReport(
        parsed(documentText('"components":{},"connections":{}')),
        empty,
        undefined,
        painter(false),
      ),
    ).toBe('Untitled\n\nJourneys\n  none: the diagram has no component\n');
  });
});

describe('estimateJson', () => {
  it('writes the whole answer, absent keys left out', async () => {
    await expect(estimateJson(answer)).toMatchFileSnapshot('../golden/cli/estimate.json');
  });
});

describe('estimate of what parts cost', () => {
  const priced = documentText(
    '"components":{"u":{"type":"client"},"a":{"type":"service","settings":{"replicas":2,"costPerMonth":60}},"b":{"type":"service"}},' +
      '"connections":{"c":{"from":"u","to":"a"},"d":{"from":"a","to":"b"}},"journeys":{"j":{"name":"Buy","entry":"u","requestsPerSecond":10}}',
  );

  it('says the sum, who doesn’t say, and what a million requests cost', async () => {
    const { out } = await estimateOf(priced);
    expect(out).toContain('120 a month, without one part that doesn’t say');
    expect(out).toContain('Costs 120 a month, 4.57 for a million requests');
    const answer = JSON.parse((await estimateOf(priced, '--json')).out);
    expect([answer.costPerMonth, answer.journeys.j.costPerMonth]).toEqual([120, 120]);
  });

  it('is silent where no part has a price', async () => {
    expect((await estimateOf(example)).out).not.toContain('a month');
  });

  it('refuses a price below 0, with its path', async () => {
    const { err } = await plumbline(['estimate', 'a.plumb'], {
      files: {
        'a.plumb': documentText('"components":{"a":{"type":"service","settings":{"costPerMillion":-1}}}'),
      },
    });
    expect(err).toContain('components.a.settings.costPerMillion');
  });
});
