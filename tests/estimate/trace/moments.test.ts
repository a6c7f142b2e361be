/** A trace played: what is under way when, and where it stops. */
import { expect, it } from 'vitest';
import { momentsOf, underWayAt } from '../../../src/estimate/trace/moments';
import { traceOf } from '../../../src/estimate/trace/traceOf';
import { constantMs, diagramOf, how, service, wire } from '../documents';

const trace = traceOf(
  diagramOf({
    components: {
      a: service(1, { ...constantMs(2), calls: [how('parallel', ['b', 'c'])] }),
      b: service(1, constantMs(5)),
      c: service(1, constantMs(9)),
    },
    connections: {
      b: wire('a', 'b', { latencyMs: { p50: 4, p99: 4 } }),
      c: wire('a', 'c', { latencyMs: { p50: 4, p99: 4 } }),
    },
    journeys: { j: { entry: 'a' } },
  }),
  'j',
);
if (!trace) throw new Error('no trace');

it('sends both at once, has them worked on, and the answers come back', () => {
  const at = (ms: number) =>
    underWayAt(trace, ms).map(({ span, phase, progress }) => [span.id, phase, Number(progress.toFixed(3))]);
  expect(at(1)).toEqual([]);
  expect(at(3)).toEqual([
    ['b', 'out', 0.5],
    ['c', 'out', 0.5],
  ]);
  expect(at(8)).toEqual([
    ['b', 'work', 0.8],
    ['c', 'work', 0.444],
  ]);
  expect(at(10)).toEqual([
    ['b', 'back', 0.5],
    ['c', 'work', 0.667],
  ]);
  expect(at(15)).toEqual([]);
});

it('stops where a call is made or answered', () => {
  const moments = momentsOf(trace).map(({ atMs, begins, ends }) => [
    Math.round(atMs),
    begins.map(({ id }) => id).join(),
    ends.map(({ id }) => id).join(),
  ]);
  expect(moments).toEqual([
    [0, '', ''],
    [2, 'b,c', ''],
    [11, '', 'b'],
    [15, '', 'c'],
  ]);
});
