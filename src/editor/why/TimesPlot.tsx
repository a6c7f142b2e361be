/** How long answers take: a bar for each span of time, and where the percentiles lie among them. */

import { formatLatency } from '../../shared/formatNumbers';
import type { WhyAnswer } from '../../state/why';

const WIDTH = 300;
const HEIGHT = 64;

type Bars = WhyAnswer['times'];

export function TimesPlot({ times, numbers }: Pick<WhyAnswer, 'times' | 'numbers'>) {
  const [first] = times;
  const last = times.at(-1);
  if (!first || !last || times.length < 2) return null;
  const most = Math.max(...times.map(({ share }) => share));
  const step = WIDTH / times.length;
  const marks = (['p50', 'p95', 'p99'] as const).flatMap((name) => {
    const ms = numbers.get(`latencyMs.${name}`)?.value;
    return ms === undefined || ms === null ? [] : [{ name, ms, x: placeOf(times, ms) * step }];
  });
  const said = marks.map(({ name, ms }) => `${name} ${formatLatency(ms)}`).join(', ');
  return (
    <figure className="why-times">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 14}`}
        role="img"
        aria-label={`How answer times are spread: ${said}`}
      >
        {times.map(({ fromMs, toMs, share }, index) => (
          <rect
            key={fromMs}
            x={index * step + 0.5}
            y={HEIGHT - (share / most) * HEIGHT}
            width={step - 1}
            height={(share / most) * HEIGHT}
          >
            <title>{`${formatLatency(fromMs)} to ${formatLatency(toMs)}: ${(share * 100).toPrecision(2)} %`}</title>
          </rect>
        ))}
        {marks.map(({ name, x }) => (
          <g key={name}>
            <line x1={x} x2={x} y1={0} y2={HEIGHT} />
            <text x={Math.min(WIDTH - 22, x + 3)} y={9 + 11 * ORDER.indexOf(name)}>
              {name}
            </text>
          </g>
        ))}
        <text x={0} y={HEIGHT + 12}>
          {formatLatency(first.fromMs)}
        </text>
        <text x={WIDTH} y={HEIGHT + 12} textAnchor="end">
          {formatLatency(last.toMs)}
        </text>
      </svg>
    </figure>
  );
}

const ORDER = ['p50', 'p95', 'p99'];

/** In bars from the left; the bars are as wide as each other, whatever the scale. */
function placeOf(bars: Bars, ms: number): number {
  const at = bars.findIndex(({ toMs }) => ms <= toMs);
  const bar = bars[at];
  if (!bar) return bars.length;
  const width = bar.toMs - bar.fromMs;
  return at + (width > 0 ? Math.max(0, (ms - bar.fromMs) / width) : 0);
}
