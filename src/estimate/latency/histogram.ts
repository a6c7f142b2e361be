/**
 * A time as bars, for a screen: side by side from the first thousandth of it to the last, as wide as each other, on
 * a logarithmic scale where that spans more than a factor of four. What takes for ever is in none.
 */
import { cumulative, quantile } from './cumulative';
import type { Distribution } from './distribution';

/** Of times above `fromMs` up to `toMs`; the first bar has all below it too, the last all above. */
export interface Bar {
  readonly fromMs: number;
  readonly toMs: number;
  readonly share: number;
}

const OUTERMOST = 0.001;
const MOST_ON_LINEAR_SCALE = 4;

/** The shares add up to 1 less what takes for ever; of a constant there is one bar, of no width. */
export function histogramOf(time: Distribution, bars = 24): readonly Bar[] {
  const all = 1 - time.forever;
  const low = all > 0 ? quantile(time, all * OUTERMOST) : null;
  const high = all > 0 ? quantile(time, all * (1 - OUTERMOST)) : null;
  if (low === null || high === null) return [];
  if (high - low <= high * 1e-9) return [{ fromMs: low, toMs: high, share: all }];
  const isLogarithmic = low > 0 && high / low > MOST_ON_LINEAR_SCALE;
  const border = (index: number): number => {
    if (index === 0) return low;
    if (index === bars) return high;
    const part = index / bars;
    return isLogarithmic ? low * (high / low) ** part : low + (high - low) * part;
  };
  let before = 0;
  return Array.from({ length: bars }, (_, index): Bar => {
    const reached = index === bars - 1 ? all : Math.min(all, cumulative(time, border(index + 1)));
    const share = Math.max(0, reached - before);
    before = Math.max(before, reached);
    return { fromMs: border(index), toMs: border(index + 1), share };
  });
}
