/** Plans where parts have prices, and where another journey would pay with a target it meets. */
import { expect, it } from 'vitest';
import { findPlans } from '../../../src/estimate/plans/findPlans';
import type { Diagram } from '../../../src/model/diagram';
import { constantMs, diagramOf, part, service, wire, wires } from '../documents';

it('the cheapest come first, what isn’t known last', () => {
  const diagram = diagramOf({
    components: {
      lb: part('load-balancer', 1),
      api: service(0.99, { costPerMonth: 50 }),
      db: part('sql-database', 0.99, { costPerMonth: 200 }),
      pay: part('external-service', 0.99),
    },
    connections: wires('lb>api', 'api>db', 'api>pay'),
    journeys: { j: { entry: 'lb', requestsPerSecond: 10, target: { availability: 0.975 } } },
  });
  const plans = findPlans(diagram, 'j')?.plans ?? [];
  expect(plans.slice(0, 2).map(({ actions, costPerMonth }) => [actions.join(), costPerMonth])).toEqual([
    ['replica:api', 50],
    ['fallback:api', 50],
  ]);
  expect(plans.find(({ actions }) => actions.join() === 'replica:db')?.costPerMonth).toBe(200);
  expect(plans.at(-1)?.costPerMonth).toBeNull();
});

it('no plan costs another journey a target it meets', () => {
  // Calls made again cure the errors of one journey, and are load that the other has no room for.
  const withTarget = (requestsPerSecond: number): Diagram =>
    diagramOf({
      components: {
        a: service(1),
        b: service(1),
        db: service(1, { ...constantMs(10), capacityRps: 100 }),
      },
      connections: { a: wire('a', 'db', { errorRate: 0.01, idempotent: true }), b: wire('b', 'db') },
      journeys: {
        j: { entry: 'a', requestsPerSecond: 50, target: { availability: 0.999 } },
        other: { entry: 'b', requestsPerSecond: 10, target: { requestsPerSecond } },
      },
    });
  const ids = (requestsPerSecond: number) =>
    findPlans(withTarget(requestsPerSecond), 'j')?.plans.map(({ id }) => id);
  expect(ids(40)).toContain('timeout:a');
  expect(ids(49.9)).not.toContain('timeout:a');
  expect(ids(49.9)).toContain('replica:db\ntimeout:a');
});
