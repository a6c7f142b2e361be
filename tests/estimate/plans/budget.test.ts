/** What each part uses of a budget adds up to what is used, and its room is what it says: that much more, and no further. */
import { expect, it } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import { budgetOf } from '../../../src/estimate/plans/budget';
import type { Diagram, Target } from '../../../src/model/diagram';
import { putSetting } from '../../../src/model/edits';
import { constantMs, diagramOf, part, service, wire, wires } from '../documents';

const YEAR = 365.25 * 86_400;

const shop = (target: Target): Diagram =>
  diagramOf({
    components: {
      lb: part('load-balancer', 0.9999, { latencyMs: { p50: 1, p99: 4 } }),
      api: service(0.995, { replicas: 2, latencyMs: { p50: 8, p99: 30 } }),
      db: part('sql-database', 0.999, { latencyMs: { p50: 5, p99: 50 } }),
    },
    connections: { ...wires('lb>api'), read: wire('api', 'db', { operation: 'read' }) },
    journeys: { j: { entry: 'lb', requestsPerSecond: 10, target } },
  });

const budget = (diagram: Diagram) => {
  const found = budgetOf(diagram, 'j', estimate(diagram));
  if (!found) throw new Error('no journey');
  return found;
};

it('of downtime adds up, and what may be down longer misses it then', () => {
  const diagram = shop({ availability: 0.998 });
  const { downtime } = budget(diagram);
  if (!downtime) throw new Error('no target');
  const sum = downtime.parts.reduce((all, { usedSecondsPerYear }) => all + usedSecondsPerYear, 0);
  expect(sum + downtime.severalSecondsPerYear).toBeCloseTo(downtime.usedSecondsPerYear, 6);
  expect(downtime.allowedSecondsPerYear).toBeCloseTo(0.002 * YEAR, 6);
  expect(downtime.parts.map(({ id }) => id)).toEqual(['db', 'lb', 'api']);
  const [db] = downtime.parts;
  const room = db?.roomSecondsPerYear ?? 0;
  // Down for that share of the time on top of its own: up 0.999 of the rest.
  const after = (share: number) =>
    estimate(putSetting(diagram, 'db', 'availability', 0.999 * (1 - share))).journeys.get('j')?.targets;
  expect(after((room / YEAR) * 0.999)?.availability).toBe('met');
  expect(after((room / YEAR) * 1.001)?.availability).toBe('missed');
});

it('that is missed says which part would do if it never failed', () => {
  const { downtime } = budget(shop({ availability: 0.9998 }));
  expect(
    downtime?.parts.map(({ id, wouldDo, roomSecondsPerYear }) => [id, wouldDo, roomSecondsPerYear]),
  ).toEqual([
    ['db', true, 0],
    ['lb', false, 0],
    ['api', false, 0],
  ]);
});

it('of time adds up, and each part may be as many times as slow', () => {
  const diagram = shop({ p99Ms: 120, p50Ms: 10 });
  const [half, most] = budget(diagram).times;
  expect(half?.target).toBe('p50Ms');
  if (!most) throw new Error('no target');
  const sum = most.parts.reduce((all, { usedMs }) => all + usedMs, 0);
  expect(Math.abs(sum - (most.usedMs ?? 0)) / sum).toBeLessThan(0.02);
  expect(most.parts.map(({ id }) => id)).toEqual(['db', 'api', 'lb']);
  for (const { id, times } of most.parts) {
    const work = diagram.components.get(id)?.settings?.latencyMs;
    if (!work || !('p50' in work) || times === null) throw new Error(`${id} may take for ever`);
    const { p50, p99 } = work;
    if (typeof p50 !== 'number' || typeof p99 !== 'number') throw new Error('a range');
    const after = (by: number) =>
      estimate(putSetting(diagram, id, 'latencyMs', { p50: p50 * by, p99: p99 * by })).journeys.get('j')
        ?.targets;
    expect(after(times * 0.98)?.p99Ms, id).toBe('met');
    expect(after(times * 1.02)?.p99Ms, id).toBe('missed');
  }
  // Missed: each would have to be faster.
  expect(half?.parts.every(({ times }) => times === null || times < 1)).toBe(true);
});

it('is nothing where nothing is asked, and of what never answers', () => {
  expect(budget(shop({}))).toEqual({ readings: [], downtime: null, times: [] });
  const full = diagramOf({
    components: { lb: service(1, { ...constantMs(5), capacityRps: 1 }) },
    journeys: { j: { entry: 'lb', requestsPerSecond: 10, target: { p99Ms: 20 } } },
  });
  expect(budget(full).times).toMatchObject([{ target: 'p99Ms', usedMs: null, parts: [] }]);
});
