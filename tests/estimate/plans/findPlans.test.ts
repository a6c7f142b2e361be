/** Plans against brute force: every combination of up to three actions, each edited diagram estimated whole. */
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../../src/estimate/answer';
import { TARGET_IDS } from '../../../src/estimate/answer';
import { estimate } from '../../../src/estimate/estimate';
import { createEstimator } from '../../../src/estimate/estimator';
import { askedOf, basisOf } from '../../../src/estimate/importance/basis';
import { countOf } from '../../../src/estimate/plans/combinations';
import { findPlans } from '../../../src/estimate/plans/findPlans';
import type { PlanSearch } from '../../../src/estimate/plans/plan';
import type { PlanAction } from '../../../src/estimate/plans/planAction';
import { done, planActions } from '../../../src/estimate/plans/planAction';
import type { Diagram, Target } from '../../../src/model/diagram';
import { putJourney } from '../../../src/model/edits';
import type { Parts } from '../documents';
import { diagramOf, part, service, wire, wires, zone } from '../documents';
import { randomDiagram } from '../reference/randomDiagram';

const ALL = { most: Number.POSITIVE_INFINITY, mostWorkedOut: Number.POSITIVE_INFINITY };
const plansOf = (diagram: Diagram, more = {}): PlanSearch => {
  const found = findPlans(diagram, 'j', { ...ALL, ...more });
  if (!found) throw new Error('no journey');
  return found;
};

/** How many times over what is allowed the worst target is, of all that count; written out anew. */
function over(diagram: Diagram, before: Estimate, after: Estimate): number {
  let worst = 0;
  for (const [id, { target = {} }] of diagram.journeys) {
    const [was, is] = [before.journeys.get(id), after.journeys.get(id)];
    for (const metric of TARGET_IDS) {
      const asked = target[metric];
      if (!is || asked === undefined || (id !== 'j' && was?.targets[metric] !== 'met')) continue;
      const most = is.headroom?.requestsPerSecond ?? null;
      const load = diagram.journeys.get(id)?.requestsPerSecond;
      const amount = {
        availability: is.unavailability / (1 - asked),
        p50Ms: (is.latencyMs.p50 ?? Infinity) / asked,
        p95Ms: (is.latencyMs.p95 ?? Infinity) / asked,
        p99Ms: (is.latencyMs.p99 ?? Infinity) / asked,
        requestsPerSecond:
          most === null ? 0 : asked / Math.max(0, most + (typeof load === 'number' ? load : 0)),
      }[metric];
      worst = Math.max(
        worst,
        is.targets[metric] === 'met' ? Math.min(1, amount) : Math.max(1 + 1e-12, amount),
      );
    }
  }
  return worst;
}

interface Brute {
  readonly reaching: readonly string[];
  readonly nearest: number;
  readonly tried: number;
}

function bruteForce(diagram: Diagram): Brute {
  const { estimate: next } = createEstimator();
  const before = next(diagram);
  const asked = askedOf(basisOf(diagram), { kind: 'journey', id: 'j' });
  const journey = diagram.journeys.get('j');
  const target = journey?.target?.requestsPerSecond;
  const busy = (rps: number) =>
    estimate(putJourney(diagram, 'j', { entry: 'lb', ...journey, requestsPerSecond: rps }));
  const utilizations = new Map([...busy(target ?? 0).components].map(([id, it]) => [id, it.utilization]));
  const wanted = target === undefined ? undefined : { utilizations, load: `${target} rps` };
  const actions = asked ? planActions(diagram, before, asked, wanted) : [];
  const ids: string[][] = [];
  const reaches = new Set<string>();
  let nearest = Infinity;
  const attempt = (chosen: readonly PlanAction[]): void => {
    const made = done(diagram, chosen);
    ids.push(chosen.map(({ id }) => id));
    if (!made) return;
    const ratio = over(diagram, before, next(made.diagram));
    nearest = Math.min(nearest, ratio);
    if (ratio <= 1) reaches.add(chosen.map(({ id }) => id).join('\n'));
  };
  actions.forEach((a, i) => {
    attempt([a]);
    actions.slice(i).forEach((b, j) => {
      if (j === 0 && !a.repeats) return;
      attempt([a, b]);
      actions.slice(i + j).forEach((c, k) => {
        if (k > 0 || b.repeats) attempt([a, b, c]);
      });
    });
  });
  const subsets = (set: string[]): string[][] =>
    set.flatMap((_, left) => {
      const rest = set.filter((__, place) => place !== left);
      return rest.length > 0 ? [rest, ...subsets(rest)] : [];
    });
  const minimal = ids.filter(
    (set) => reaches.has(set.join('\n')) && !subsets(set).some((fewer) => reaches.has(fewer.join('\n'))),
  );
  return { reaching: minimal.map((set) => set.join('\n')).sort(), nearest, tried: ids.length };
}

const withTarget = (parts: Parts, target: Target, requestsPerSecond = 10): Diagram =>
  diagramOf({ ...parts, journeys: { j: { entry: 'lb', requestsPerSecond, target } } });

const shop: Parts = {
  components: {
    lb: part('load-balancer', 0.9999),
    api: service(0.99, { replicas: 2, capacityRps: 100, latencyMs: { p50: 5, p99: 20 } }, ['za', 'zb']),
    db: part('sql-database', 0.995, { latencyMs: { p50: 4, p99: 60 } }, ['za']),
    pay: part('external-service', 0.999),
  },
  connections: { ...wires('lb>api', 'api>pay'), read: wire('api', 'db', { operation: 'read' }) },
  groups: { za: zone(0.9995), zb: zone(0.9995) },
};

describe('plans', () => {
  it.each<readonly [string, Target]>([
    ['for nines', { availability: 0.9985 }],
    ['for more nines than there are', { availability: 0.99995 }],
    ['for time', { p99Ms: 45 }],
    ['for nines and time', { availability: 0.998, p99Ms: 60 }],
    ['for throughput', { requestsPerSecond: 3500 }],
    ['for a little throughput', { requestsPerSecond: 290 }],
  ])('%s are all there are', (_, target) => {
    const diagram = withTarget(shop, target);
    const [found, expected] = [plansOf(diagram), bruteForce(diagram)];
    expect(found.plans.map(({ id }) => id).sort()).toEqual(expected.reaching);
    expect(found.searched.combinations).toBe(expected.tried);
    expect(found.searched.leftOut).toBe(0);
    if (expected.reaching.length === 0) expectNearest(found, expected);
  });

  it('of random diagrams are all there are', () => {
    const compared = { found: 0, nearest: 0, ruledOut: 0 };
    for (let seed = 7100; seed < 7120; seed++) {
      const diagram = smallRandom(seed);
      const found = diagram && findPlans(diagram, 'j', ALL);
      if (!diagram || !found || found.outcome === 'met' || found.outcome === 'none') continue;
      if (found.searched.combinations > 80) continue;
      const expected = bruteForce(diagram);
      expect(found.plans.map(({ id }) => id).sort(), `seed ${seed}`).toEqual(expected.reaching);
      if (found.outcome === 'nearest' && found.nearest) expectNearest(found, expected, `seed ${seed}`);
      compared[found.outcome]++;
      if (found.searched.workedOut < found.searched.combinations) compared.ruledOut++;
    }
    expect(compared.found).toBeGreaterThan(3);
    expect(compared.nearest).toBeGreaterThan(3);
    expect(compared.ruledOut).toBeGreaterThan(3);
  });
});

/** One that takes an action more is at least half a percent nearer. */
function expectNearest({ nearest }: PlanSearch, expected: Brute, label?: string): void {
  expect(nearest?.ratio, label).toBeGreaterThanOrEqual(expected.nearest * (1 - 1e-9));
  expect(nearest?.ratio, label).toBeLessThanOrEqual(expected.nearest * 1.0102);
}

/** With a target that is just out of reach, or far. */
function smallRandom(seed: number): Diagram | null {
  const { diagram } = randomDiagram(seed);
  const [first] = diagram.journeys;
  if (!first) return null;
  const [id, journey] = first;
  const was = estimate(diagram).journeys.get(id);
  if (!was?.exact) return null;
  const share = [0.9, 0.5, 0.1][seed % 3] ?? 1;
  const target: Target =
    seed % 4 === 0
      ? { p99Ms: Math.max(0.1, (was.latencyMs.p99 ?? 100) * (0.5 + share / 2)) }
      : { availability: 1 - was.unavailability * share };
  return { ...diagram, journeys: new Map([['j', { ...journey, target }]]) };
}

it('counts combinations', () => {
  const action = (repeats: boolean) => ({ repeats }) as PlanAction;
  expect([1, 2, 3].map((size) => countOf([action(true), action(false), action(true)], size))).toEqual([
    3, 5, 7,
  ]);
});
