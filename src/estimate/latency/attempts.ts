/**
 * One call as its caller makes it: hedged, given up after `timeoutMs`, made again after errors and timeouts. With
 * f the chance that an attempt fails, the k-th answers with f^(k−1)·(1 − f), after the time of those before it.
 * A failed attempt takes a full answer's time, at most `timeoutMs`; before retry i the caller waits
 * backoffMs·2^(i−1), with jitter anything up to that. What errors alone would end is availability's. A call that
 * meets an open circuit breaker fails at once, without an attempt.
 */
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
  const closed = new AllAttempts(times, call, once);
  if (!call.breaker) return closed;
  return refusing(times, closed, admitted ?? letThrough(call.breaker, closed.fails));
}

/** Through a breaker that lets through a share of the calls. */
class Refusing implements Attempts {
  readonly late: number;
  readonly made: number;
  readonly fails: number;

  constructor(
    private readonly times: Times,
    readonly closed: Attempts,
    readonly admitted: number,
  ) {
    this.late = 1 - admitted * (1 - closed.late);
    this.made = admitted * closed.made;
    this.fails = closed.fails;
  }

  get time(): Distribution {
    return this.closed.time;
  }

  before(): Distribution {
    return this.closed.before();
  }

  gaveUp(): Distribution {
    const { closed, admitted } = this;
    if (closed.late <= 0) return NO_TIME;
    return this.times.mix([
      [admitted * closed.late, closed.gaveUp()],
      [1 - admitted, NO_TIME],
    ]);
  }
}

const refusing = (times: Times, closed: Attempts, admitted: number): Attempts =>
  admitted >= 1 ? closed : new Refusing(times, closed, admitted);

/** Made again up to as often as it may be. */
class AllAttempts implements Attempts {
  readonly late: number;
  readonly made: number;
  readonly fails: number;
  readonly admitted = 1;
  readonly closed = null;
  private readonly draw: Draw;
  private readonly inTime: Cut;
  /** Of the answer, or of what is not waited for any longer. */
  private readonly unanswered: number;
  private readonly isOnce: boolean;
  private weighed: Weighed | null = null;
  private answer: Distribution | null = null;

  constructor(
    private readonly times: Times,
    private readonly call: Call,
    single: Draw,
  ) {
    const { errorRate, maxRetries, timeoutMs, hedgeAfterMs } = call;
    const hedgeAfter = hedgeAfterMs !== null && hedgeAfterMs < (timeoutMs ?? Infinity);
    const hedges = hedgeAfter
      ? single.late + (1 - single.late) * (1 - cumulative(single.time, hedgeAfterMs))
      : 0;
    this.draw = hedgeAfter ? times.hedge(single, hedgeAfterMs) : single;
    const { time, late } = this.draw;
    this.inTime = timeoutMs === null ? { share: 1, time } : times.cut(time, timeoutMs);
    this.unanswered = late + (1 - late) * (1 - this.inTime.share);
    this.fails = Math.min(1, errorRate + (1 - errorRate) * this.unanswered);
    this.made = (1 + hedges) * expectedAttempts(this.fails, maxRetries);
    this.isOnce = this.fails <= 0 || maxRetries === 0 || errorRate >= 1;
    this.late = this.lateShare();
  }

  private lateShare(): number {
    const { errorRate, maxRetries } = this.call;
    if (this.isOnce) return errorRate >= 1 ? 0 : this.unanswered;
    if (this.fails >= 1) return 1;
    const allErrors = errorRate ** (maxRetries + 1);
    return Math.max(0, this.fails ** (maxRetries + 1) - allErrors) / (1 - allErrors);
  }

  get time(): Distribution {
    if (this.isOnce || this.fails >= 1) return this.inTime.time;
    this.answer ??= this.times.mix(this.weights().parts);
    return this.answer;
  }

  before(): Distribution {
    return this.isOnce || this.fails >= 1 ? NO_TIME : this.times.mix(this.weights().befores);
  }

  private weights(): Weighed {
    const { times, call, inTime, fails } = this;
    if (this.weighed) return this.weighed;
    const parts: [number, Distribution][] = [];
    const befores: [number, Distribution][] = [];
    let waited: Distribution = NO_TIME;
    let weight = 1;
    for (let retry = 0; retry <= Math.min(call.maxRetries, MOST_ATTEMPTS) && weight > NEGLIGIBLE; retry++) {
      if (retry > 0) waited = times.sum(waited, times.sum(this.failed(), pause(times, call, retry)));
      parts.push([weight, times.sum(waited, inTime.time)]);
      befores.push([weight, waited]);
      weight *= fails;
    }
    this.weighed = { parts, befores };
    return this.weighed;
  }

  /** An error or a callee that gives up comes in an answer's time; what is too slow is cut off. */
  private failed(): Distribution {
    const { times, call, draw, inTime } = this;
    const early = call.errorRate + (1 - call.errorRate) * draw.late;
    const tooSlow = (early + (1 - call.errorRate) * (1 - draw.late)) * (1 - inTime.share);
    return times.mix([
      [early * inTime.share, inTime.time],
      [tooSlow, times.constant(call.timeoutMs ?? 0)],
    ]);
  }

  gaveUp(): Distribution {
    const { times, call, draw, inTime } = this;
    const { errorRate } = call;
    const { share } = inTime;
    const cutOff = [1 - share, times.constant(call.timeoutMs ?? 0)] as const;
    const retries = Math.min(call.maxRetries, MOST_ATTEMPTS);
    return timeToGiveUp(
      times,
      [errorRate, times.mix([[share, inTime.time], cutOff])],
      [(1 - errorRate) * this.unanswered, times.mix([[draw.late * share, inTime.time], cutOff])],
      Array.from({ length: retries }, (_, retry) => pause(times, call, retry + 1)),
    );
  }
}

/** What an answer takes and what the attempts before it took, by which attempt it is. */
interface Weighed {
  readonly parts: readonly (readonly [number, Distribution])[];
  readonly befores: readonly (readonly [number, Distribution])[];
}

function pause(times: Times, { backoffMs, jitter }: Call, retry: number): Distribution {
  const most = backoffMs * 2 ** (retry - 1);
  return jitter ? times.uniform(most) : times.constant(most);
}

/** Several calls one after another: all must answer. A breaker that refuses one of them refuses all. */
export function repeated(times: Times, one: Attempts, count: number): Attempts {
  if (count <= 1) return one;
  if (one.closed) return refusing(times, repeated(times, one.closed, count), one.admitted);
  return new Repeated(times, one, count);
}

class Repeated implements Attempts {
  readonly late: number;
  readonly made: number;
  readonly fails: number;
  readonly admitted: number;
  readonly closed: Attempts | null;

  constructor(
    private readonly times: Times,
    private readonly one: Attempts,
    private readonly count: number,
  ) {
    this.late = lateAmong(one, count);
    this.made = one.made * count;
    this.fails = one.fails;
    this.admitted = one.admitted;
    this.closed = one.closed;
  }

  get time(): Distribution {
    return this.times.repeat(this.one.time, this.count);
  }

  before(): Distribution {
    return this.one.before();
  }

  gaveUp(): Distribution {
    return gaveUpAmong(this.times, this.one, this.count);
  }
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
