/** The path a slider takes: only what an edit changed is looked at, and the answer is that of the diagram alone. */
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../src/estimate/answer';
import { createEstimator } from '../../src/estimate/estimator';
import type { Diagram } from '../../src/model/diagram';
import { putComponent, putConnection, putSetting } from '../../src/model/edits';
import { architecture } from '../bench/architectures';
import { sliderEdits, structuralEdits } from '../bench/edits';
import { inFull } from '../support/inFull';

const drawn = architecture({ components: 120, alternatives: 0.25, seed: 3 });

describe('an estimator of a drawn architecture', () => {
  it('says after every slider and every line drawn what it would say at first sight', () => {
    const estimator = createEstimator();
    const slid = sliderEdits(drawn, 5);
    const structural = structuralEdits(drawn, 5);
    let diagram = drawn;
    estimator.estimate(diagram);
    for (let turn = 0; turn < 24; turn++) {
      diagram = (turn % 4 === 3 ? structural() : slid())(diagram);
      // Also after one whose journeys nobody looked at.
      if (turn % 3 !== 1) expectSame(estimator.estimate(diagram), createEstimator().estimate(diagram), turn);
      else estimator.estimate(diagram);
    }
  }, 60_000);

  it('says it of connections, weights and hits that are others, too', () => {
    const estimator = createEstimator();
    let diagram = drawn;
    estimator.estimate(diagram);
    for (const [turn, edit] of otherEdits().entries()) {
      diagram = edit(diagram);
      expectSame(estimator.estimate(diagram), createEstimator().estimate(diagram), turn);
    }
  }, 60_000);

  it('keeps the records of what an edit cannot reach', () => {
    const estimator = createEstimator();
    const before = estimator.estimate(drawn);
    const store = idOf(drawn, 'sql-database');
    const after = estimator.estimate(putSetting(drawn, store, 'latencyMs', { p50: 9, p99: 77 }));
    const kept = [...drawn.components.keys()].filter(
      (id) => before.components.get(id) === after.components.get(id),
    );
    expect(after.components.get(store)).not.toBe(before.components.get(store));
    expect(after.components.get(store)?.latencyMs.p50).toBeGreaterThan(9);
    expect(kept.length).toBeGreaterThan(drawn.components.size / 2);
  });

  it('keeps those of each journey by itself, too', () => {
    const estimator = createEstimator();
    const store = idOf(drawn, 'sql-database');
    const slowed = (p50: number) => putSetting(drawn, store, 'latencyMs', { p50, p99: 77 });
    const before = [...estimator.estimate(slowed(9)).journeys].map(
      ([id, own]) => [id, own.connections] as const,
    );
    const after = estimator.estimate(slowed(10));
    const [kept, others] = [[], []] as [string[], string[]];
    for (const [journey, connections] of before)
      for (const [id, record] of connections)
        (after.journeys.get(journey)?.connections.get(id) === record ? kept : others).push(id);
    expect(others.length).toBeGreaterThan(0);
    expect(kept.length).toBeGreaterThan(others.length);
  });
});

type Edit = (diagram: Diagram) => Diagram;

function otherEdits(): readonly Edit[] {
  const cache = idOf(drawn, 'cache');
  const worker = idOf(drawn, 'worker');
  const [connection] = [...drawn.connections].find(([, { operation }]) => operation === 'read') ?? [''];
  const change = (id: string, settings: object): Edit => {
    return (diagram) => {
      const known = diagram.connections.get(id);
      return known ? putConnection(diagram, id, { ...known, ...settings }) : diagram;
    };
  };
  const journey = (settings: object): Edit => {
    return (diagram) => ({
      ...diagram,
      journeys: new Map([...diagram.journeys].map(([id, one]) => [id, { ...one, ...settings }])),
    });
  };
  return [
    (diagram) => putSetting(diagram, cache, 'hitRatio', 0.5),
    change(connection, { timeoutMs: 20, retries: { max: 3 } }),
    (diagram) => putSetting(diagram, worker, 'replicas', 1),
    (diagram) => putSetting(diagram, worker, 'requiredReplicas', 'auto'),
    journey({ requestsPerSecond: 700 }),
    change(connection, { probability: 0.3 }),
    change(connection, { errorRate: 0.05 }),
    (diagram) => putSetting(diagram, cache, 'shards', 3),
    (diagram) => putSetting(diagram, cache, 'availability', 0.99),
    journey({ operation: 'read' }),
    (diagram) => putComponent(diagram, worker, { type: 'worker' }),
    journey({ requestsPerSecond: 1 }),
  ];
}

const idOf = ({ components }: Diagram, type: string): string =>
  [...components].find(([, component]) => component.type === type)?.[0] ?? '';

const expectSame = (found: Estimate, wanted: Estimate, turn: number): void =>
  compare(inFull(found), inFull(wanted), `edit ${turn}`);

function compare(found: unknown, wanted: unknown, where: string): void {
  if (typeof found === 'number' && typeof wanted === 'number') {
    if (!(Math.abs(found - wanted) <= 1e-12 + 1e-9 * Math.abs(wanted))) expect(found, where).toBe(wanted);
  } else if (found instanceof Map && wanted instanceof Map) {
    expect([...found.keys()], where).toEqual([...wanted.keys()]);
    for (const [key, inner] of wanted) compare(found.get(key), inner, `${where} / ${key}`);
  } else if (typeof found === 'object' && typeof wanted === 'object' && found && wanted) {
    const [a, b] = [new Map(Object.entries(found)), new Map(Object.entries(wanted))];
    expect([...a.keys()], where).toEqual([...b.keys()]);
    for (const [key, inner] of b) compare(a.get(key), inner, `${where} / ${key}`);
  } else if (found !== wanted) expect(found, where).toBe(wanted);
}
