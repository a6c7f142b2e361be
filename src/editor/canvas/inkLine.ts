/**
 * The line a pen or mouse draws as its samples come in: their jitter is smoothed, and where nothing says how hard
 * is pressed, a slow hand presses harder than a fast one.
 */
import type { StrokePoint } from '../../model/diagram';
import type { Sample } from './hands';

/** How far each point goes of the way to where the pointer is. */
const FOLLOWS = 0.65;
const LIGHTEST = 0.32;
const HEAVIEST = 0.62;
/** In pixels of the screen a millisecond: at this speed and above it is lightest. */
const FAST = 2.4;
const SETTLES = 0.2;

export interface InkLine {
  readonly add: (sample: Sample) => void;
  /** What is drawn so far, to where the pointer is. */
  readonly points: () => readonly StrokePoint[];
  /** From where it began straight to where the pointer is. */
  readonly straight: () => readonly StrokePoint[];
}

export function createInkLine(first: Sample, zoom: number): InkLine {
  let last = first;
  let pressure = first.pressure ?? (LIGHTEST + HEAVIEST) / 2;
  let { x, y } = first.at;
  const points: StrokePoint[] = [[x, y, pressure]];
  return {
    add: (sample) => {
      const far = Math.hypot(sample.at.x - last.at.x, sample.at.y - last.at.y);
      if (far === 0) return;
      pressure = sample.pressure ?? pressureAt(pressure, (far * zoom) / (sample.timeMs - last.timeMs));
      x += (sample.at.x - x) * FOLLOWS;
      y += (sample.at.y - y) * FOLLOWS;
      points.push([x, y, pressure]);
      last = sample;
    },
    points: () => (points.length === 1 ? points : [...points, [last.at.x, last.at.y, pressure]]),
    straight: () => [
      [first.at.x, first.at.y, 0.5],
      [last.at.x, last.at.y, 0.5],
    ],
  };
}

function pressureAt(before: number, speed: number): number {
  if (!Number.isFinite(speed) || speed < 0) return before;
  const wanted = HEAVIEST - (HEAVIEST - LIGHTEST) * Math.min(1, speed / FAST);
  return before + (wanted - before) * SETTLES;
}
