/**
 * How numbers read to people. Precision fits the magnitude and never flatters: less than 1 is never shown
 * as 100 %, and digits are cut, not rounded up, where rounding would add a nine that isn't there.
 */

/**
 * `99.95 %`, `99.9999 %`, `100 %`: the run of nines and two digits more, cut. Pass the unavailability where it is
 * known: 1 − availability has lost the last nines.
 */
export function formatAvailability(availability: number, unavailability = 1 - availability): string {
  if (unavailability <= 0) return '100 %';
  if (availability <= 0) return '0 %';
  if (availability < 0.1) return `${cut(availability * 100, 2)} %`;
  const nines = Math.min(MOST_NINES, Math.max(0, Math.floor(-Math.log10(unavailability) + 1e-9)));
  const further = nines === 0 ? 3 : 2;
  const down = Math.max(1, Math.ceil(unavailability * 10 ** (nines + further) - 1e-6));
  const digits = '9'.repeat(nines) + String(10 ** further - down).padStart(further, '0');
  return `${trimZeros(`${Number(digits.slice(0, 2))}.${digits.slice(2)}`)} %`;
}

/** `0.5 ms`, `12 ms`, `141 ms`, `1.2 s`; `null` is overload: no bound. */
export function formatLatency(ms: number | null): string {
  if (ms === null) return 'no bound';
  const [value, unit] = latencyParts(ms);
  return `${value} ${unit}`;
}

/** Two latencies that share a unit say it once: `12 · 96 ms`. */
export function formatLatencyPair(p50: number | null, p99: number | null): string {
  if (p50 === null && p99 === null) return formatLatency(null);
  if (p50 === null || p99 === null) return `${formatLatency(p50)} · ${formatLatency(p99)}`;
  const [a, unitA] = latencyParts(p50);
  const [b, unitB] = latencyParts(p99);
  return unitA === unitB ? `${a} · ${b} ${unitB}` : `${a} ${unitA} · ${b} ${unitB}`;
}

/** `40 rps`, `4,000 rps`, `1.2 M rps`. */
export function formatRate(requestsPerSecond: number): string {
  return `${formatCount(requestsPerSecond)} rps`;
}

/** `4,000`, `1.2 M`, `0.25`; `> 1,000,000 G` where more would say no more. */
export function formatCount(count: number): string {
  if (count > 1e15) return '> 1,000,000 G';
  if (count >= 999.5e6) return `${threeDigits(count / 1e9)} G`;
  if (count >= 999_999.5) return `${threeDigits(count / 1e6)} M`;
  if (count >= 999.5)
    return Math.round(count)
      .toString()
      .replace(/\B(?=(\d{3})+$)/g, ',');
  return threeDigits(count);
}

/** A year's downtime in the unit people use: `8.8 h a year`, `52.6 min a year`, `3.2 s a year`. */
export function formatDowntime(secondsPerYear: number): string {
  return `${formatDuration(secondsPerYear)} a year`;
}

/** `3.7 days`, `8.8 h`, `52.6 min`, `3.2 s`, `32 ms`. */
export function formatDuration(seconds: number): string {
  if (seconds <= 0) return '0 s';
  if (seconds >= 2 * DAY) return `${threeDigits(seconds / DAY)} days`;
  if (seconds >= 59.95 * 60) return `${threeDigits(seconds / 3600)} h`;
  if (seconds >= 59.95) return `${threeDigits(seconds / 60)} min`;
  if (seconds >= 0.0995) return `${threeDigits(seconds)} s`;
  return `${threeDigits(seconds * 1000)} ms`;
}

/** `99.9–99.97 %`: from one number to another as they read, the unit said once where it is the same. */
export function formatSpread(low: string, high: string): string {
  if (low === high) return low;
  return `${unitOf(low) === unitOf(high) ? numberOf(low) : low}–${high}`;
}

/** `99.95 % (99.9–99.97)`: a number as it reads and how far it may be off, the unit said once where it is the same. */
export function withSpread(text: string, low: string, high: string): string {
  if (low === high) return low === text ? text : `${text} (${low})`;
  const isSameUnit = unitOf(text) === unitOf(low) && unitOf(low) === unitOf(high);
  return `${text} (${isSameUnit ? `${numberOf(low)}–${numberOf(high)}` : formatSpread(low, high)})`;
}

/** `99.98 → 99.95 %`: what a number was and is, the unit said once where it is the same. */
export function formatChange(from: string, to: string): string {
  const unit = unitOf(from);
  return unit.startsWith(' ') && unit === unitOf(to) ? `${numberOf(from)} → ${to}` : `${from} → ${to}`;
}

const NUMBER = /^(?:< )?[\d.,]+/;
const numberOf = (text: string): string => NUMBER.exec(text)?.[0] ?? text;
const unitOf = (text: string): string => text.slice(numberOf(text).length);

/** `67 %`, `0.4 %`: a share, rounded, but never to all or nothing; `> 9,999 %` where more would say no more. */
export function formatShare(share: number): string {
  if (share >= 99.995) return '> 9,999 %';
  return `${share < 1 && share >= 0.9995 ? '99.9' : threeDigits(share * 100)} %`;
}

function latencyParts(ms: number): [value: string, unit: string] {
  if (ms >= 999_500) return [threeDigits(ms / 60_000), 'min'];
  return ms >= 999.5 ? [threeDigits(ms / 1000), 's'] : [threeDigits(ms), 'ms'];
}

/** Three digits that matter at most, two below 1, and no trailing zeros; what is too small to matter is said to be so. */
function threeDigits(value: number): string {
  if (value <= 0) return '0';
  if (value < SMALLEST) return `< ${SMALLEST}`;
  if (value >= 99.95) return Math.round(value).toString();
  if (value >= 9.995) return trimZeros(value.toFixed(1));
  if (value >= 0.995) return trimZeros(value.toFixed(2));
  return trimZeros(value.toPrecision(2));
}

/** So many digits, the rest cut off. */
function cut(value: number, digits: number): string {
  if (value < SMALLEST) return `< ${SMALLEST}`;
  const scale = 10 ** (digits - 1 - Math.floor(Math.log10(value)));
  return String(Math.floor(value * scale + 1e-6) / scale);
}

const DAY = 86_400;
const SMALLEST = 0.001;
/** A double can't hold more of them next to 1; nobody measures them either. */
const MOST_NINES = 15;

const trimZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
