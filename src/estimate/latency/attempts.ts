/**
 * One call as its caller makes it: hedged, given up after `timeoutMs`, made again after errors and timeouts. With
 * f the chance that an attempt fails, the k-th answers with f^(k−1)·(1 − f), after the time of those before it.
 * A failed attempt takes a full answer's time, at most `timeoutMs`; before retry i the caller waits
 * backoffMs·2^(i−1), with jitter anything up to that. What errors alone would end is availability's. A call that
 * meets an open circuit breaker fails at once, without an attempt.
 */
import { once } from '../../shared/once';
import type { Call } from '../graph/graph';
import { expectedAttempts } from '../load/shares';
import type { Cut } from './bounded';
import { cumulative } from './cumulative';
import type { Distribution } from './distribution';
import { NO_TIME } from './distribution';
import { timeToGiveUp } from './givingUp';
import type { Draw } from './hedge';
import { letThrough } from './letThrough';
import type { Times } from './times';

/** How often calls are made is asked of many more than how long they take: that is worked out when it is read. */
export interface Attempts extends Draw {
  /** Expected calls over the wire, retries and hedges included. */
  readonly made: number;
  /** The chance that an attempt fails. */
  readonly fails: number;
  /** The share its breaker lets through, and what those meet. */
  readonly admitted: number;
  readonly closed: Attempts | null;
  /** How long it takes to give up. */
  gaveUp(): Distribution;
  /** What the failed attempts took before the one that answers. */
  before(): Distribution;
}

/** Attempts beyond these take as long as those before, on average. */
const MOST_ATTEMPTS = 64;
/** So rare that no mean shows it, though all attempts before it are waited for. */
const NEGLIGIBLE = 1e-15;

/** `once`: the answer to one attempt. `admitted`: as the load has it; without one, as the failures alone have it. */
export function attemptsOf(times: Times, call: Call, once: Draw, admitted?: number): Attempts {
  const closed = allAttempts(times, call, once);
  if (!call.breaker) return closed;
  return refusing(times, closed, admitted ?? letThrough(call.breaker, closed.fails));
}

function refusing(times: Times, closed: Attempts, admitted: number): Attempts {
  if (admitted >= 1) return closed;
  return {
    get time() {
      return closed.time;
    },
    late: 1 - admitted * (1 - closed.late),
    made: admitted * closed.made,
    fails: closed.fails,
    before: closed.before,
    admitted,
    closed,
    gaveUp: () =>
      closed.late > 0
        ? times.mix([
            [admitted * closed.late, closed.gaveUp()],
            [1 - admitted, NO_TIME],
          ])
        : NO_TIME,
  };
}

function allAttempts(times: Times, call: Call, single: Draw): Attempts {
  const { errorRate, maxRetries, timeoutMs } = call;
  const hedgeAfter = call.hedgeAfterMs !== null && call.hedgeAfterMs < (timeoutMs ?? Infinity);
  const hedges = hedgeAfter
    ? single.late + (1 - single.late) * (1 - cumulative(single.time, call.hedgeAfterMs))
    : 0;
  const draw = hedgeAfter ? times.hedge(single, call.hedgeAfterMs) : single;
  const inTime: Cut = timeoutMs === null ? { share: 1, time: draw.time } : times.cut(draw.time, timeoutMs);
  const { share } = inTime;
  const unanswered = draw.late + (1 - draw.late) * (1 - share);
  const fails = Math.min(1, errorRate + (1 - errorRate) * unanswered);
  const made = (1 + hedges) * expectedAttempts(fails, maxRetries);

  // An error or a callee that gives up comes in an answer's time; what is too slow is cut off.
  const early = errorRate + (1 - errorRate) * draw.late;
  const tooSlow = (early + (1 - errorRate) * (1 - draw.late)) * (1 - share);
  const failed = (): Distribution =>
    times.mix([
      [early * share, inTime.time],
      [tooSlow, times.constant(timeoutMs ?? 0)],
    ]);
  const gaveUp = (): Distribution => {
    const cutOff = [1 - share, times.constant(timeoutMs ?? 0)] as const;
    const retries = Math.min(maxRetries, MOST_ATTEMPTS);
    return timeToGiveUp(
      times,
      [errorRate, times.mix([[share, inTime.time], cutOff])],
      [(1 - errorRate) * unanswered, times.mix([[draw.late * share, inTime.time], cutOff])],
      Array.from({ length: retries }, (_, retry) => pause(times, call, retry + 1)),
    );
  };
  const attempt = { made, fails, admitted: 1, closed: null, gaveUp };
  const isOnce = fails <= 0 || maxRetries === 0 || errorRate >= 1;
  if (isOnce || fails >= 1) {
    const late = isOnce ? (errorRate >= 1 ? 0 : unanswered) : 1;
    return {
      ...attempt,
      get time() {
        return inTime.time;
      },
      late,
      before: () => NO_TIME,
    };
  }
  const allErrors = errorRate ** (maxRetries + 1);
  const late = Math.max(0, fails ** (maxRetries + 1) - allErrors) / (1 - allErrors);
  const weighed = once(() => {
    const parts: [number, Distribution][] = [];
    const befores: [number, Distribution][] = [];
    let waited: Distribution = NO_TIME;
    let weight = 1;
    for (let retry = 0; retry <= Math.min(maxRetries, MOST_ATTEMPTS) && weight > NEGLIGIBLE; retry++) {
      if (retry > 0) waited = times.sum(waited, times.sum(failed(), pause(times, call, retry)));
      parts.push([weight, times.sum(waited, inTime.time)]);
      befores.push([weight, waited]);
      weight *= fails;
    }
    return { parts, befores };
  });
  const time = once(() => times.mix(weighed().parts));
  return {
    ...attempt,
    get time() {
      return time();
    },
    late,
    before: () => times.mix(weighed().befores),
  };
}

function pause(times: Times, { backoffMs, jitter }: Call, retry: number): Distribution {
  const most = backoffMs * 2 ** (retry - 1);
  return jitter ? times.uniform(most) : times.constant(most);
}

/** Several calls one after another: all must answer. A breaker that refuses one of them refuses all. */
export function repeated(times: Times, one: Attempts, count: number): Attempts {
  if (count <= 1) return one;
  if (one.closed) return refusing(times, repeated(times, one.closed, count), one.admitted);
  return {
    get time() {
      return times.repeat(one.time, count);
    },
    late: lateAmong(one, count),
    made: one.made * count,
    fails: one.fails,
    before: one.before,
    admitted: one.admitted,
    closed: one.closed,
    gaveUp: () => gaveUpAmong(times, one, count),
  };
}

/** The chance that one of so many calls gives up. */
export function lateAmong(one: Attempts, count: number): number {
  if (one.closed) return 1 - one.admitted * (1 - lateAmong(one.closed, count));
  return one.late > 0 ? 1 - (1 - one.late) ** count : 0;
}

/** The first to give up ends it. Halved again and again there are two sizes at each depth, each worked out once. */
function gaveUpAmong(times: Times, one: Attempts, count: number): Distribution {
  const known = new Map<number, Distribution>();
  const among = (calls: number): Distribution => {
    if (calls <= 1 || one.late >= 1) return one.gaveUp();
    const before = known.get(calls);
    if (before) return before;
    const half = Math.floor(calls / 2);
    const passes = (1 - one.late) ** half;
    const later = times.sum(times.repeat(one.time, half), among(calls - half));
    const made = times.mix([
      [1 - passes, among(half)],
      [passes * (1 - (1 - one.late) ** (calls - half)), later],
    ]);
    known.set(calls, made);
    return made;
  };
  return among(count);
}
