/** What the time of a call takes in besides one way there and back, in words. */
import { formatLatency, formatShare } from '../../shared/formatNumbers';
import type { Call } from '../graph/graph';
import type { Attempts } from '../latency/attempts';

export function callWords(call: Call, { fails }: Attempts): readonly string[] {
  const { timesPerRequest, maxRetries, timeoutMs, hedgeAfterMs, kind } = call;
  return [
    ...(kind === 'enqueue' ? ['left with it: what follows isn’t waited for'] : []),
    ...(timesPerRequest > 1 ? [`${timesPerRequest} calls, one after another`] : []),
    ...(timeoutMs !== null ? [`given up after ${formatLatency(timeoutMs)}`] : []),
    ...(maxRetries > 0 && fails > 0
      ? [`${formatShare(fails)} of attempts fail and are tried again, up to ${maxRetries} times`]
      : []),
    ...(hedgeAfterMs !== null
      ? [`a second call where no answer comes within ${formatLatency(hedgeAfterMs)}`]
      : []),
  ];
}
