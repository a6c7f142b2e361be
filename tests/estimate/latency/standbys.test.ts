import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate/estimate';
import { whatIf } from '../../../src/estimate/whatif/whatIf';
import type { Scenario } from '../../../src/model/scenario';
import { diagramOf, how, part, service, wires } from '../documents';
import { disagreements } from '../reference/disagreements';

const taking = (ms: number, availability = 0.9) => service(availability, { latencyMs: { p50: ms, p99: ms } });

/** A balancer over three of 10, 100 and 1,000 ms, the first of which has all the weight. */
const balanced = (availabilities: readonly [number, number, number], weights: number[]) => {
  const [a, b, c] = availabilities;
  const calls = [how('balance', ['lb>a', 'lb>b', 'lb>c'], { weights })];
  return diagramOf({
    components: {
      lb: part('load-balancer', 1, { calls }),
      ...{ a: taking(10, a), b: taking(100, b), c: taking(1000, c) },
    },
    connections: wires('lb>a', 'lb>b', 'lb>c'),
    journeys: { j: { entry: 'lb' } },
  });
};

const meanOf = (diagram: ReturnType<typeof balanced>) => estimate(diagram).journeys.get('j')?.latencyMs.mean;

describe('a balancer with standbys', () => {
  it.each([
    ['takes the time of who carries the load', [0.9, 0.9, 0.9], [1, 0, 0], 10],
    ['takes the time of its standbys where the others never answer', [0, 0.9, 0.9], [1, 0, 0], 550],
    ['weighs standbys by who is up', [0, 0.9, 0.3], [1, 0, 0], 325],
    ['takes nothing of a standby that never answers', [0, 0, 0.5], [1, 0, 0], 1000],
    ['takes nothing of one with weight that never answers', [0, 0.9, 0.9], [3, 1, 0], 100],
    ['takes its members alike where none has a weight in the journey', [0, 0.5, 0], [1, 0, 0], 100],
    ['takes all of them where nobody ever answers, as if they did', [0, 0, 0], [1, 0, 0], 370],
  ] as const)('%s', (_, availabilities, weights, mean) => {
    const diagram = balanced(availabilities, [...weights]);
    expect(meanOf(diagram)).toBeCloseTo(mean, 9);
    const times = disagreements(diagram, estimate(diagram)).filter((line) => !line.includes('singlePoints'));
    expect(times).toEqual([]);
  });

  it('takes the standbys’ time while the others are failed', () => {
    const scenario: Scenario = [{ kind: 'component-down', component: 'a' }];
    const { after } = whatIf(balanced([0.9, 0.9, 0.9], [1, 0, 0]), scenario);
    expect(after.journeys.get('j')?.latencyMs.mean).toBeCloseTo(550, 9);
  });

  it('is read in one journey as in another', () => {
    const diagram = balanced([0, 0.9, 0.9], [1, 0, 0]);
    const journeys = new Map([['j', { entry: 'lb', connections: ['lb>a', 'lb>c'] }]]);
    expect(meanOf({ ...diagram, journeys })).toBeCloseTo(1000, 9);
  });
});
