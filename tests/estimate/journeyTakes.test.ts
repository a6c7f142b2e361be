/** How many requests of a journey can be taken in all, and the target for that. */
import { expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { journeyTakes } from '../../src/estimate/journeyTakes';
import type { Diagram, Journey } from '../../src/model/diagram';
import { constantMs, diagramOf, service, wires } from './documents';

const shared = (requestsPerSecond: number, other = 60): Diagram =>
  diagramOf({
    components: {
      a: service(1),
      b: service(1),
      db: service(1, { ...constantMs(1), capacityRps: 100, replicas: 2 }),
    },
    connections: wires('a>db', 'b>db'),
    journeys: {
      a: { entry: 'a', requestsPerSecond: 50, target: { requestsPerSecond } },
      b: { entry: 'b', requestsPerSecond: other },
    },
  });

const a = (diagram: Diagram) => {
  const answer = estimate(diagram).journeys.get('a');
  if (!answer) throw new Error('no journey');
  const journey: Journey = diagram.journeys.get('a') ?? { entry: 'a' };
  return { takes: journeyTakes(journey, answer), verdict: answer.targets.requestsPerSecond };
};

it('is what the others leave', () => {
  // Of 200 the other journey takes 60.
  expect(a(shared(140))).toEqual({ takes: 140, verdict: 'met' });
  expect(a(shared(140.1)).verdict).toBe('missed');
  expect(a(shared(10, 300))).toEqual({ takes: 0, verdict: 'missed' });
});

it('is without limit where nothing has one', () => {
  const diagram = diagramOf({
    components: { a: service(1) },
    journeys: { a: { entry: 'a', target: { requestsPerSecond: 1e9 } } },
  });
  expect(a(diagram)).toEqual({ takes: null, verdict: 'met' });
});
