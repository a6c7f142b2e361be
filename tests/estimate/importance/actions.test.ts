/** What would help: every gain is what the edited diagram's own estimate says, and every edit is a document still. */
import { describe, expect, it } from 'vitest';
import { parseDiagram } from '../../../src/document/parseDiagram';
import { serializeDiagram } from '../../../src/document/serializeDiagram';
import { estimate } from '../../../src/estimate/estimate';
import type { RankedAction } from '../../../src/estimate/importance/actions/rankActions';
import { rankActions } from '../../../src/estimate/importance/actions/rankActions';
import type { Subject } from '../../../src/estimate/importance/basis';
import type { Diagram } from '../../../src/model/diagram';
import type { Parts } from '../documents';
import { diagramOf, how, part, service, wire, wires, zone } from '../documents';
import { randomDiagram } from '../reference/randomDiagram';

const J: Subject = { kind: 'journey', id: 'j' };
const withJourney = (parts: Parts): Diagram =>
  diagramOf({ ...parts, journeys: { j: { entry: 'lb', requestsPerSecond: 10 } } });
const actionsOf = (diagram: Diagram, more = {}): RankedAction[] =>
  rankActions({ diagram, subject: J, most: 20, ...more });
const find = (actions: readonly RankedAction[], id: string): RankedAction => {
  const found = actions.find((action) => action.id === id);
  if (!found) throw new Error(`no ${id} among ${actions.map((action) => action.id).join(', ')}`);
  return found;
};
const availabilityOf = (diagram: Diagram) => estimate(diagram).journeys.get('j')?.availability;

const shop: Parts = {
  components: {
    lb: part('load-balancer', 0.9999),
    api: service(0.99, { requiredReplicas: 2, replicas: 3, capacityRps: 100 }, ['za', 'zb']),
    db: part('sql-database', 0.995, { costPerMonth: 200 }, ['za']),
    pay: part('external-service', 0.999),
  },
  connections: {
    ...wires('lb>api', 'api>pay'),
    read: wire('api', 'db', { operation: 'read', latencyMs: { p50: 10, p99: 80 } }),
  },
  groups: { za: zone(0.9995), zb: zone(0.9995) },
};

describe('actions', () => {
  const actions = actionsOf(withJourney(shop));

  it('are ranked by the downtime they save', () => {
    const gains = actions.map(({ gain }) => gain);
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
    expect(actions[0]?.id).toBe('replica:db');
    expect(new Set(actions.map(({ kind }) => kind))).toEqual(
      new Set(['replica', 'zone', 'fallback', 'cache', 'fewer-required', 'timeout', 'hedge']),
    );
  });

  it('say what to do', () => {
    const sentences = Object.fromEntries(actions.map(({ id, sentence }) => [id, sentence]));
    expect(sentences).toMatchObject({
      'replica:db': 'Run 2 instances of db instead of 1',
      'zone:db': 'Spread db over zb too, with 2 instances instead of 1',
      'fallback:pay': 'Add a second provider for pay, to take over when the first fails',
      'cache:read': 'Put a cache between api and db',
      'fewer-required:api': 'Let api go on with 1 of its 3 instances instead of 2: its load needs no more',
      'hedge:read': 'Call api → db a second time when no answer comes within 44 ms',
    });
  });

  it('know what they cost, and what is saved for it', () => {
    const { costPerMonth, secondsSavedPerCost, gain } = find(actions, 'replica:db');
    expect(costPerMonth).toBe(200);
    expect(secondsSavedPerCost).toBeCloseTo((gain * 365.25 * 86_400) / 200, 9);
    expect(find(actions, 'zone:db').costPerMonth).toBe(200);
    expect(find(actions, 'fallback:pay').costPerMonth).toBeNull();
    expect(actionsOf(withJourney(shop), { goal: 'cost' })[0]?.costPerMonth).toBe(200);
  });

  it('for time are ranked by what they take off p99', () => {
    const [first] = actionsOf(withJourney(shop), { goal: 'p99' });
    expect(first?.p99GainMs).toBeGreaterThan(10);
    expect(first?.gain).toBeGreaterThan(-1e-12);
  });

  it('give the new numbers of each journey', () => {
    const { journeys, gain } = find(actions, 'fallback:pay');
    const effect = journeys.get('j');
    expect(effect?.downtimeSavedSecondsPerYear).toBeCloseTo(gain * 365.25 * 86_400, 4);
    expect(effect?.downtimeSaved).toBe('8.71 h a year less down');
  });
});

describe('an edit', () => {
  it('gives a call of a sequence a fallback and leaves the order of the others', () => {
    const calls = [how('sequence', ['x', 'y', 'z'])];
    const diagram = withJourney({
      components: {
        lb: service(1, { calls }),
        a: service(1),
        pay: part('external-service', 0.9),
        b: service(1),
      },
      connections: { x: wire('lb', 'a'), y: wire('lb', 'pay'), z: wire('lb', 'b') },
    });
    const edited = find(actionsOf(diagram), 'fallback:pay').apply(diagram);
    expect(edited.components.get('lb')?.settings?.calls).toEqual([
      how('sequence', ['x']),
      how('failover', ['y', 'c4']),
      how('sequence', ['z']),
    ]);
    expect(edited.components.get('pay-2')).toMatchObject({ type: 'external-service', name: 'pay 2' });
    expect(availabilityOf(edited)).toBeCloseTo(0.99, 12);
  });

  it('gives the second one the calls of the first', () => {
    const api = service(0.9, { calls: [how('failover', ['p', 'q'])] });
    const diagram = withJourney({
      components: { lb: part('load-balancer', 1), api, a: service(0.9), b: service(0.9) },
      connections: { e: wire('lb', 'api'), p: wire('api', 'a'), q: wire('api', 'b') },
    });
    const edited = find(actionsOf(diagram), 'fallback:api').apply(diagram);
    expect(availabilityOf(edited)).toBeCloseTo(0.99 * 0.99, 12);
  });

  it('keeps what a journey names in the journey', () => {
    const diagram: Diagram = {
      ...withJourney({
        components: { lb: service(1), pay: part('external-service', 0.9) },
        connections: wires('lb>pay'),
      }),
      journeys: new Map([['j', { entry: 'lb', connections: ['lb>pay'] }]]),
    };
    const edited = find(actionsOf(diagram), 'fallback:pay').apply(diagram);
    expect(edited.journeys.get('j')?.connections).toEqual(['lb>pay', 'c2']);
    expect(availabilityOf(edited)).toBeCloseTo(0.99, 12);
  });

  it('is no second one of what a provider runs', () => {
    const fn = part('serverless-function', 0.99, { managed: 'region' });
    const diagram = withJourney({
      components: { lb: part('load-balancer', 1), fn },
      connections: wires('lb>fn'),
    });
    expect(actionsOf(diagram).map(({ id }) => id)).toEqual([]);
  });

  it('is not offered where it would mean something else', () => {
    const lb = service(1, { calls: [how('parallel', ['x', 'y'])] });
    const diagram = withJourney({
      components: {
        lb,
        pay: part('external-service', 0.9),
        b: part('sql-database', 0.9, { managed: 'region' }),
      },
      connections: { x: wire('lb', 'pay'), y: wire('lb', 'b', { operation: 'write' }) },
    });
    expect(actionsOf(diagram).map(({ id }) => id)).toEqual([]);
  });
});

it('gains what the edited diagram’s estimate says, and can be saved', () => {
  let tried = 0;
  for (let seed = 700; seed < 716; seed++) {
    const { diagram } = randomDiagram(seed);
    const before = estimate(diagram);
    const [id] = before.journeys.keys();
    if (id === undefined || !diagram.journeys.has(id)) continue;
    for (const action of rankActions({ diagram, subject: { kind: 'journey', id }, before, most: 4 })) {
      const edited = action.apply(diagram);
      const [was, is] = [before.journeys.get(id), estimate(edited).journeys.get(id)];
      const gain = (was?.unavailability ?? 0) - (is?.unavailability ?? 1);
      expect(Math.abs(gain - action.gain), `seed ${seed}, ${action.id}`).toBeLessThan(1e-12);
      const parsed = parseDiagram(serializeDiagram(edited));
      expect(parsed.ok ? [] : parsed.error, `seed ${seed}, ${action.id}`).toEqual([]);
      tried++;
    }
  }
  expect(tried).toBeGreaterThan(10);
});
