/** The last of several things that happen independently of each other. */
import type { Distribution } from '../latency/distribution';
import { FOREVER, NO_TIME } from '../latency/distribution';
import type { Times } from '../latency/times';

export function latest(times: Times, all: readonly Distribution[]): Distribution {
  const some = all.filter((time) => time !== NO_TIME);
  if (some.includes(FOREVER)) return FOREVER;
  return times.nthFastest(
    some.length,
    some.map((time) => ({ time, answers: 1 })),
  );
}

/** The last of `count` that are alike. */
export function latestOfEqual(times: Times, one: Distribution, count: number): Distribution {
  let result = NO_TIME;
  let doubled = one;
  for (let left = count; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = latest(times, [result, doubled]);
    if (left > 1) doubled = latest(times, [doubled, doubled]);
  }
  return result;
}
