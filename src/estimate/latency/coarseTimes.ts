/**
 * The operations on times known by a few moments only: each costs about a microsecond, so that a first answer for a
 * large diagram is there within a frame. The means of sums and mixtures are those of the exact ones; percentiles
 * are near them (tests/estimate/latency/coarseTimes.test.ts says how near).
 */
import type { LatencyMs } from '../../model/diagram';
import type { Coarse, CoarsePart } from './coarse';
import { central, coarseBelow, coarseCut, coarseSum, coarseTotal, fewer, shapeOf, weighed } from './coarse';
import { atLeast } from './combine';
import type { Distribution } from './distribution';
import { FOREVER, lognormalShape, NO_TIME } from './distribution';
import type { Times } from './times';

export function createCoarseTimes(): Times {
  const sum = (a: Distribution, b: Distribution): Distribution => {
    if (a === FOREVER || b === FOREVER) return FOREVER;
    if (a === NO_TIME) return b;
    if (b === NO_TIME) return a;
    return known(coarseSum(partsOf(a), partsOf(b)), 1 - (1 - a.forever) * (1 - b.forever));
  };
  return {
    of: (latency) => (latency.p50 <= 0 ? NO_TIME : known([work(latency)], 0)),
    constant: (ms) => (ms === 0 ? NO_TIME : known([at(ms)], 0)),
    uniform: (ms) =>
      ms <= 0 ? NO_TIME : known([{ mass: 1, mean: ms / 2, variance: (ms * ms) / 12, third: 0 }], 0),
    waiting: ({ chance, meanMs }) => known([{ ...at(0), mass: 1 - chance }, exponential(meanMs, chance)], 0),
    sum,
    cut(time, ms) {
      const left = coarseCut(partsOf(time), ms);
      const share = Math.min(1, coarseTotal(left));
      if (share >= 1 - 1e-9) return { share: 1, time };
      return share <= 1e-9
        ? { share: 0, time: FOREVER }
        : { share, time: known(weighed(left, 1 / share), 0) };
    },
    hedge({ time, late }, delayMs) {
      const parts = partsOf(time);
      const left = (ms: number): number => 1 - (1 - late) * coarseBelow(parts, ms);
      const never = late + (1 - late) * time.forever;
      if (never * late >= 1) return { time: FOREVER, late: 1 };
      const both = (ms: number): number => 1 - left(ms) * (ms < delayMs ? 1 : left(ms - delayMs));
      const answers = 1 - never * never;
      const given = 1 - never * late;
      const whole = fromCurve(both, [parts, coarseSum(parts, [at(delayMs)])], answers);
      return {
        time: known(weighed(whole, answers / given), (never * (never - late)) / given),
        late: never * late,
      };
    },
    repeat(time, times) {
      let result = NO_TIME;
      let doubled = time;
      for (let left = times; left > 0; left = Math.floor(left / 2)) {
        if (left % 2 === 1) result = sum(result, doubled);
        if (left > 1) doubled = sum(doubled, doubled);
      }
      return result;
    },
    mix(parts) {
      const used = parts.filter(([weight]) => weight > 0);
      const [only] = used;
      if (!only) return NO_TIME;
      if (used.every(([, part]) => part === only[1])) return only[1];
      const total = used.reduce((all, [weight]) => all + weight, 0);
      return known(
        fewer(used.flatMap(([weight, part]) => weighed(partsOf(part), weight / total))),
        used.reduce((all, [weight, part]) => all + (weight / total) * part.forever, 0),
      );
    },
    nthFastest(need, racers) {
      const [only] = racers;
      if (!only) return NO_TIME;
      if (racers.length === 1) return only.time;
      const all = racers.map(({ time, answers }) => ({ parts: partsOf(time), answers }));
      const chances = (by: (parts: Coarse) => number): number =>
        atLeast(
          need,
          all.map(({ parts, answers }) => answers * by(parts)),
        );
      const enough = atLeast(
        need,
        racers.map((racer) => racer.answers),
      );
      const answers = chances(coarseTotal) / enough;
      if (answers <= 0) return FOREVER;
      const curve = (ms: number): number => chances((parts) => coarseBelow(parts, ms)) / enough;
      return known(
        weighed(
          fromCurve(
            curve,
            all.map(({ parts }) => parts),
            answers,
          ),
          answers,
        ),
        Math.max(0, 1 - answers),
      );
    },
  };
}

const known = (coarse: Coarse, forever: number): Distribution => ({
  points: [],
  clouds: [],
  forever: forever < 1e-15 ? 0 : forever,
  coarse,
});

/** Of what came from elsewhere only constants. */
const partsOf = ({ coarse, points }: Distribution): Coarse =>
  coarse ?? points.map((point) => ({ ...at(point.at), mass: point.mass }));

const at = (ms: number): CoarsePart => ({ mass: 1, mean: ms, variance: 0, third: 0 });

function work(latency: LatencyMs): CoarsePart {
  const { mu, sigma } = lognormalShape(latency);
  if (sigma === 0) return at(latency.p50);
  const w = Math.min(MOST_SPREAD, Math.exp(sigma * sigma));
  const median = Math.exp(mu);
  const mean = median * Math.sqrt(w);
  const variance = mean * mean * (w - 1);
  return { mass: 1, mean, variance, third: (w + 2) * Math.sqrt(w - 1) * variance ** 1.5 };
}

const exponential = (ms: number, mass: number): CoarsePart => ({
  mass,
  mean: ms,
  variance: ms * ms,
  third: 2 * ms ** 3,
});

/** Beyond it no number is finite. */
const MOST_SPREAD = 1e60;
const NODES = 40;

/** One part from where a cumulative curve rises, given that it rises to `total`. */
function fromCurve(curve: (ms: number) => number, among: readonly Coarse[], total: number): Coarse {
  let [low, high] = [Infinity, 0];
  for (const parts of among) {
    for (const part of parts) {
      const { shift, mu, sigma } = shapeOf(part);
      low = Math.min(low, sigma > 0 ? shift + Math.exp(mu - 3.5 * sigma) : shift);
      high = Math.max(high, sigma > 0 ? shift + Math.exp(mu + 4.5 * sigma) : shift);
    }
  }
  const from = Math.max(low, high * 1e-4);
  const ratio = high > from ? (high / from) ** (1 / NODES) : 1;
  const found: [mass: number, ms: number][] = [];
  let before = 0;
  for (let index = 0; index <= NODES; index++) {
    const ms = from * ratio ** index;
    const now = Math.min(1, curve(ms * (1 + 1e-12)) / total);
    if (now > before) found.push([now - before, index === 0 ? ms : ms / Math.sqrt(ratio)]);
    before = Math.max(before, now);
  }
  let [m0, m1, m2, m3] = [0, 0, 0, 0];
  for (const [mass, ms] of found) {
    m0 += mass;
    m1 += mass * ms;
    m2 += mass * ms * ms;
    m3 += mass * ms ** 3;
  }
  return m0 > 0 ? [{ mass: 1, ...central(m1 / m0, m2 / m0, m3 / m0) }] : [at(high)];
}
