/**
 * How numbers read to people. Precision fits the magnitude and never flatters: less than 1 is never shown
 * as 100 %, and digits are cut, not rounded up, where rounding would add a nine that isn't there.
 */

/** `99.95 %`, `99.9999 %`, `100 %`: two digits past the run of nines, cut towards the true value. */
export function formatAvailability(availability: number, unavailability = 1 - availability): string {
  if (unavailability <= 0) return '100 %';
  if (availability <= 0) return '0 %';
  const nines = Math.max(0, Math.floor(-Math.log10(unavailability) + 1e-9));
  const decimals = Math.min(12, Math.max(nines < 2 ? 1 : 0, nines));
  const scale = 10 ** decimals;
  const percentDown = unavailability * 100;
  const shown = Math.max(0, 100 - Math.ceil(percentDown * scale - 1e-6) / scale);
  return `${trimZeros(shown.toFixed(decimals))} %`;
}

/** `0.5 ms`, `12 ms`, `141 ms`, `1.2 s`; `null` is overload: no bound. */
export function formatLatency(ms: number | null): string {
  if (ms === null) return 'no bound';
  const [value, unit] = latencyParts(ms);
  return `${value} ${unit}`;
}

/** Two latencies that share a unit say it once: `12 · 96 ms`. */
export function formatLatencyPair(p50: number | null, p99: number | null): string {
  if (p50 === null || p99 === null) return `${formatLatency(p50)} · ${formatLatency(p99)}`;
  const [a, unitA] = latencyParts(p50);
  const [b, unitB] = latencyParts(p99);
  return unitA === unitB ? `${a} · ${b} ${unitB}` : `${a} ${unitA} · ${b} ${unitB}`;
}

/** `40 rps`, `4,000 rps`, `1.2 M rps`. */
export function formatRate(requestsPerSecond: number): string {
  return `${formatCount(requestsPerSecond)} rps`;
}

/** `4,000`, `1.2 M`, `0.25`. */
export function formatCount(count: number): string {
  if (count >= 1e9) return `${threeDigits(count / 1e9)} G`;
  if (count >= 1e6) return `${threeDigits(count / 1e6)} M`;
  if (count >= 1000)
    return Math.round(count)
      .toString()
      .replace(/\B(?=(\d{3})+$)/g, ',');
  return threeDigits(count);
}

/** A year's downtime in the unit people use: `8.8 h a year`, `52.6 min a year`, `3.2 s a year`. */
export function formatDowntime(secondsPerYear: number): string {
  return `${formatDuration(secondsPerYear)} a year`;
}

/** `3.7 days`, `8.8 h`, `52.6 min`, `3.2 s`, `0.3 s`. */
export function formatDuration(seconds: number): string {
  if (seconds <= 0) return '0 s';
  if (seconds >= 2 * 86_400) return `${threeDigits(seconds / 86_400)} days`;
  if (seconds >= 3600) return `${threeDigits(seconds / 3600)} h`;
  if (seconds >= 60) return `${threeDigits(seconds / 60)} min`;
  return `${threeDigits(seconds)} s`;
}

/** `67 %`, `0.4 %`: a share, rounded. */
export function formatShare(share: number): string {
  return `${threeDigits(share * 100)} %`;
}

function latencyParts(ms: number): [value: string, unit: string] {
  return ms >= 999.5 ? [threeDigits(ms / 1000), 's'] : [threeDigits(ms), 'ms'];
}

/** At most three digits that matter, and no trailing zeros. */
function threeDigits(value: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) >= 99.95) return Math.round(value).toString();
  if (Math.abs(value) >= 9.995) return trimZeros(value.toFixed(1));
  if (Math.abs(value) >= 0.0995) return trimZeros(value.toFixed(2)).slice(0, 4);
  return trimZeros(value.toPrecision(2));
}

const trimZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
