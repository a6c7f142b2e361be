/** The bars of a time: everything is in one of them, and they agree with the percentiles. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../../src/estimate/latency/cumulative';
import type { Distribution } from '../../../src/estimate/latency/distribution';
import { constant, exponential, FOREVER, lognormal } from '../../../src/estimate/latency/distribution';
import { histogramOf } from '../../../src/estimate/latency/histogram';
import { createTimes } from '../../../src/estimate/latency/times';

const times = createTimes();

const ms = fc.double({ min: 0.05, max: 500, noNaN: true });
const leaf: fc.Arbitrary<Distribution> = fc.oneof(
  ms.map(constant),
  ms.map(exponential),
  fc
    .tuple(ms, fc.double({ min: 1.2, max: 20, noNaN: true }))
    .map(([p50, tail]) => lognormal({ p50, p99: p50 * tail })),
);
const some: fc.Arbitrary<Distribution> = fc.oneof(
  leaf,
  fc.tuple(leaf, leaf).map(([a, b]) => times.sum(a, b)),
  fc.tuple(leaf, leaf, fc.double({ min: 0.01, max: 0.99, noNaN: true })).map(([a, b, share]) =>
    times.mix([
      [share, a],
      [1 - share, b],
    ]),
  ),
  fc.tuple(leaf, fc.double({ min: 0.01, max: 0.9, noNaN: true })).map(([a, share]) =>
    times.mix([
      [share, FOREVER],
      [1 - share, a],
    ]),
  ),
);

describe('a histogram', () => {
  it('has everything that comes to an end in its bars, side by side', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 60 }), (time, count) => {
        const bars = histogramOf(time, count);
        const all = bars.reduce((sum, bar) => sum + bar.share, 0);
        expect(Math.abs(all + time.forever - 1)).toBeLessThan(1e-9);
        bars.forEach(({ fromMs, toMs, share }, index) => {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(toMs).toBeGreaterThanOrEqual(fromMs);
          expect(bars[index + 1]?.fromMs ?? toMs).toBe(toMs);
        });
      }),
    );
  });

  it('reaches each percentile in the bar that holds it', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(0.1, 0.5, 0.9, 0.95, 0.99), (time, asked) => {
        const at = quantile(time, asked);
        if (at === null) return;
        const bars = histogramOf(time);
        let before = 0;
        bars.forEach(({ fromMs, toMs, share }, index) => {
          // The outermost bars hold what lies beyond them too.
          if (before < asked - 1e-6 && before + share > asked + 1e-6) {
            if (index > 0) expect(at).toBeGreaterThanOrEqual(fromMs * (1 - 1e-6));
            if (index < bars.length - 1) expect(at).toBeLessThanOrEqual(toMs * (1 + 1e-6));
          }
          before += share;
        });
      }),
    );
  });

  it('has in its last bar what comes after the last thousandth begins', () => {
    // Of all 950.5 thousandths that ever end, 950 is one of the last.
    const time = times.mix([
      [0.0495, FOREVER],
      [0.9505, lognormal({ p50: 10, p99: 100 })],
    ]);
    const last = histogramOf(time).at(-1);
    expect(last?.toMs).toBeLessThan(quantile(time, 0.95) ?? 0);
    expect(last?.share).toBeGreaterThan(0.0005);
  });

  it('of a constant is one bar, of what never ends none', () => {
    expect(histogramOf(constant(7))).toEqual([{ fromMs: 7, toMs: 7, share: 1 }]);
    expect(histogramOf(FOREVER)).toEqual([]);
  });

  it('is even on a logarithmic scale where it is wide, else evenly spread', () => {
    const wide = histogramOf(lognormal({ p50: 10, p99: 100 }), 8);
    const ratios = wide.map(({ fromMs, toMs }) => toMs / fromMs);
    for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0] ?? 0, 9);
    const narrow = histogramOf(lognormal({ p50: 100, p99: 120 }), 8);
    const widths = narrow.map(({ fromMs, toMs }) => toMs - fromMs);
    for (const width of widths) expect(width).toBeCloseTo(widths[0] ?? 0, 9);
  });
});
