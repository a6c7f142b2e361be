import { describe, expect, it } from 'vitest';
import {
  costLine,
  costOfMillionLine,
  monthlyCost,
  SECONDS_PER_MONTH,
  totalCost,
} from '../../src/estimate/cost';
import { estimate } from '../../src/estimate/estimate';
import type { Settings } from '../../src/model/diagram';
import { documentText, parsed } from '../document/documents';

/** Two clients, at 30 and 10 requests a second, share one API in front of a store. */
const shop = (prices: { api?: Settings; store?: Settings; spare?: Settings }) =>
  parsed(
    documentText(
      `"components":{"browser":{"type":"client"},"partner":{"type":"client"},"api":{"type":"service","settings":${JSON.stringify(prices.api ?? {})}},` +
        `"store":{"type":"sql-database","settings":${JSON.stringify(prices.store ?? {})}},"spare":{"type":"service","settings":${JSON.stringify(prices.spare ?? {})}}},` +
        '"connections":{"b":{"from":"browser","to":"api"},"p":{"from":"partner","to":"api"},"s":{"from":"api","to":"store","timesPerRequest":2}},' +
        '"journeys":{"many":{"entry":"browser","requestsPerSecond":30},"few":{"entry":"partner","requestsPerSecond":10}}',
    ),
  );

describe('what a part costs a month', () => {
  it.each<[string, Settings, number, number | null]>([
    ['says nothing', {}, 10, null],
    ['each replica', { costPerMonth: 50, replicas: 3 }, 10, 150],
    ['each replica of each shard', { costPerMonth: 50, replicas: 3, shards: 4 }, 0, 600],
    ['no replica', { costPerMonth: 50, replicas: 0 }, 10, 0],
    ['requests', { costPerMillion: 2 }, 1e6 / SECONDS_PER_MONTH, 2],
    ['requests nobody makes', { costPerMillion: 2 }, 0, 0],
    ['both', { costPerMonth: 10, costPerMillion: 0.5 }, 2e6 / SECONDS_PER_MONTH, 11],
  ])('%s', (_, settings, rate, expected) => {
    const cost = monthlyCost({ type: 'sql-database', settings }, rate);
    if (expected === null) expect(cost).toBeNull();
    else expect(cost).toBeCloseTo(expected, 9);
  });
});

describe('what a design costs a month', () => {
  it('is not said where no part says what it costs', () => {
    const diagram = shop({});
    const answer = estimate(diagram);
    expect(totalCost(diagram, answer)).toBeNull();
    expect(answer.journeys.get('many')).not.toHaveProperty('costPerMonth');
  });

  it('is shared among journeys by the requests they bring', () => {
    const diagram = shop({ api: { costPerMonth: 100, replicas: 4 }, store: { costPerMillion: 1 } });
    const answer = estimate(diagram);
    const millionsOf = (rate: number) => (rate * 2 * SECONDS_PER_MONTH) / 1e6;
    expect(answer.journeys.get('many')?.costPerMonth).toBeCloseTo(300 + millionsOf(30), 9);
    expect(answer.journeys.get('few')?.costPerMonth).toBeCloseTo(100 + millionsOf(10), 9);
    expect(totalCost(diagram, answer)).toBeCloseTo(400 + millionsOf(40), 9);
  });

  it('charges what nobody asks for to no journey', () => {
    const diagram = shop({ api: { costPerMonth: 100 }, spare: { costPerMonth: 70 } });
    const answer = estimate(diagram);
    const charged = [...answer.journeys.values()].reduce(
      (sum, { costPerMonth = 0 }) => sum + costPerMonth,
      0,
    );
    expect(charged).toBeCloseTo(100, 9);
    expect(totalCost(diagram, answer)).toBeCloseTo(170, 9);
  });

  it('counts retried requests, as they are made', () => {
    const flaky = parsed(
      documentText(
        '"components":{"u":{"type":"client"},"f":{"type":"service","settings":{"costPerMillion":1,"capacityRps":null}}},' +
          '"connections":{"c":{"from":"u","to":"f","errorRate":0.5,"retries":{"max":1}}},' +
          '"journeys":{"j":{"entry":"u","requestsPerSecond":100}}',
      ),
    );
    const answer = estimate(flaky);
    const arriving = answer.components.get('f')?.requestsPerSecond ?? 0;
    expect(arriving).toBeGreaterThan(149);
    expect(answer.journeys.get('j')?.costPerMonth).toBeCloseTo((arriving * SECONDS_PER_MONTH) / 1e6, 6);
  });
});

it('is said in words', () => {
  expect(costLine(1240.4)).toBe('1,240 a month');
  expect(costOfMillionLine(262.8, 100)).toBe('1 for a million requests');
  expect(costOfMillionLine(100, 0)).toBeNull();
});
