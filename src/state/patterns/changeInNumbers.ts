/** What an edit did to a journey, in a line: `p50 41 → 12 ms, p99 151 → 96 ms, 99.93 → 99.95 %`. */
import type { JourneyEstimate } from '../../estimate/answer';
import { formatAvailability, formatLatency, formatRate } from '../../shared/formatNumbers';

type Numbers = Pick<
  JourneyEstimate,
  'availability' | 'unavailability' | 'latencyMs' | 'maxRequestsPerSecond'
>;

export function changeInNumbers(before: Numbers, after: Numbers): string {
  const availability = ({ availability: a, unavailability: u }: Numbers) => formatAvailability(a, u);
  const parts = [
    `p50 ${change(formatLatency(before.latencyMs.p50), formatLatency(after.latencyMs.p50))}`,
    `p99 ${change(formatLatency(before.latencyMs.p99), formatLatency(after.latencyMs.p99))}`,
    change(availability(before), availability(after)),
  ];
  const [most, mostNow] = [before.maxRequestsPerSecond, after.maxRequestsPerSecond];
  if (most !== null && mostNow !== null && formatRate(most) !== formatRate(mostNow))
    parts.push(`takes ${change(formatRate(most), formatRate(mostNow))}`);
  return parts.join(', ');
}

/** Whether any of these numbers reads differently. */
export const differs = (before: Numbers, after: Numbers): boolean =>
  changeInNumbers(before, after) !== changeInNumbers(after, before);

/** The unit once, where both have the same. */
function change(from: string, to: string): string {
  const [number, unit] = split(from);
  return unit !== '' && unit === split(to)[1] ? `${number} → ${to}` : `${from} → ${to}`;
}

/** `41 ms`: what it measures is what follows the number. */
function split(text: string): readonly [number: string, unit: string] {
  const at = text.search(/ [^\d]*$/);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}
