/** Metrics, logs and look-ups that are kept cost an answer nothing; a disk and a lock do. Queues of all kinds share. */
import { expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import type { Diagram } from '../../src/model/diagram';
import { link, part, sketch } from '../../src/rules/sketch';

const journeyOf = (diagram: Diagram) => estimate(diagram).journeys.get('j');
const journeys = { j: { entry: 'api', requestsPerSecond: 100 } };
const exact = { availability: 0.99, latencyMs: { p50: 10, p99: 10 } };
const api = part('service', 'API', exact);
const called = (type: string, mode?: 'sync') =>
  journeyOf(
    sketch({
      parts: { api, b: part(type, 'B', { availability: 0.9, latencyMs: { p50: 50, p99: 50 } }) },
      links: [link('api', 'b', { latencyMs: { p50: 0, p99: 0 }, ...(mode && { mode }) })],
      journeys,
    }),
  );

it.each(['metrics-store', 'log-store', 'trace-collector', 'service-registry', 'configuration-store'])(
  'an answer doesn’t wait for a %s unless it is said to',
  (type) => {
    expect(called(type)?.availability).toBeCloseTo(0.99, 12);
    expect(called(type)?.latencyMs.p50).toBeLessThan(11);
    expect(called(type, 'sync')?.availability).toBeCloseTo(0.891, 12);
    expect(called(type, 'sync')?.latencyMs.p50).toBeGreaterThan(59);
  },
);

it.each(['identity-provider', 'lock-service', 'secrets-store', 'block-storage'])(
  'it does for a %s',
  (type) => {
    expect(called(type)?.availability).toBeCloseTo(0.891, 12);
  },
);

it.each(['message-queue', 'task-queue', 'delay-queue'])(
  'a %s shares its messages, a topic doesn’t',
  (type) => {
    const loads = (broker: string) => {
      const { components } = estimate(
        sketch({
          parts: { api, b: part(broker, 'B'), one: part('worker', 'One'), two: part('worker', 'Two') },
          links: [link('api', 'b'), link('b', 'one'), link('b', 'two')],
          journeys,
        }),
      );
      return ['one', 'two'].map((id) => components.get(id)?.requestsPerSecond);
    };
    expect(loads(type)).toEqual([50, 50]);
    expect(loads('event-router')).toEqual([100, 100]);
  },
);
