/** What is read of a time is the same however many others are read in between. */
import { expect, it } from 'vitest';
import { cumulative, quantile } from '../../../src/estimate/latency/cumulative';
import { lognormal } from '../../../src/estimate/latency/distribution';

it('reads again of a time what it read before thousands of others', () => {
  const times = Array.from({ length: 3000 }, (_, place) =>
    lognormal({ p50: 1 + place / 10, p99: 20 + place }),
  );
  const read = () => times.map((time) => [quantile(time, 0.5), quantile(time, 0.99), cumulative(time, 30)]);
  const first = read();
  expect(read()).toEqual(first);
  expect(new Set(first.map(([median]) => median)).size).toBe(times.length);
});
