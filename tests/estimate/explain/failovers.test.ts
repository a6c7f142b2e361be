import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/estimate/explain/explain';
import type { Settings } from '../../../src/model/diagram';
import { diagramOf } from '../documents';

const explained = (settings: Settings, type = 'sql-database') => {
  const diagram = diagramOf({
    components: { db: { type, name: 'Orders', settings: { availability: 0.99, ...settings } } },
    connections: {},
    journeys: { j: { entry: 'db' } },
  });
  const found = explain(diagram, { kind: 'journey', id: 'j' });
  if (!found) throw new Error('no explanation');
  return found;
};
const numbers = (settings: Settings) =>
  explained(settings)
    .numbers.get('availability')
    ?.steps?.map(({ formula }) => formula.numbers);
const inputs = (settings: Settings) =>
  explained(settings).inputs.filter(({ setting }) => setting.startsWith('fail'));

describe('an explanation of failovers', () => {
  it('has them as a step of its own, with the numbers put in', () => {
    expect(numbers({ replicas: 2, failoverSeconds: 30, failuresPerYear: 4 })).toEqual([
      '2 min a year = 4 × 30 s',
    ]);
    expect(numbers({ replicas: 2, failoverSeconds: 30, failuresPerYear: 4, commonCause: 0.25 })).toEqual([
      '1.5 min a year = 4 × 30 s × 75 %',
    ]);
  });

  it('says where the number of failures comes from', () => {
    const settings = { replicas: 2, failoverSeconds: 36 };
    expect(numbers(settings)).toEqual(['29.2 = 3.65 days / 3 h', '17.5 min a year = 29.2 × 36 s']);
    expect(inputs(settings)).toMatchObject([
      { setting: 'failoverSeconds', text: '36 s', origin: 'user', source: null },
      { setting: 'failuresPerYear', text: '29.2', origin: 'type', source: { kind: 'judged' } },
    ]);
    expect(inputs({ ...settings, failuresPerYear: 4 })).toMatchObject([
      { setting: 'failoverSeconds' },
      { setting: 'failuresPerYear', text: '4', origin: 'user', source: null },
    ]);
  });

  it('ends a failover when the primary is back', () => {
    expect(numbers({ replicas: 2, failoverSeconds: 20_000, failuresPerYear: 1000 })).toEqual([
      '3.65 days a year = 3.65 days a year',
    ]);
  });

  it.each([
    ['one instance', { failoverSeconds: 30 }],
    ['no instance to spare', { failoverSeconds: 30, replicas: 2, requiredReplicas: 2 }],
    ['a promise', { failoverSeconds: 30, replicas: 2, managed: 'region' as const }],
  ])('says nothing of it for %s', (_, settings) => {
    expect([numbers(settings), inputs(settings)]).toEqual([undefined, []]);
  });

  it('says that none is assumed where none is given and one would matter', () => {
    const said = (settings: Settings, type?: string) =>
      explained(settings, type).assumptions.filter((sentence) => sentence.includes('failover'));
    const sentence =
      'Orders: a replica takes over from one that failed at once. No failover time is set, and none is assumed.';
    expect(said({ replicas: 2 })).toEqual([sentence]);
    expect(said({ replicas: 2, failoverSeconds: 0 })).toEqual([]);
    expect(said({ replicas: 1 })).toEqual([]);
    expect(said({ replicas: 2 }, 'service')).toEqual([]);
  });
});
