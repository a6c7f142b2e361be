/**
 * The outline of what a pen drew, as the data of a filled path: wider where it was pressed harder. Canvas, figures and
 * the stroke in hand are drawn by it alike. Its corners stay corners: between points far apart others are put in.
 */
import { getStroke } from 'perfect-freehand';
import type { Diagram, Stroke, StrokePoint } from '../model/diagram';
import { inflate, type Rect } from '../shared/geometry';
import { drawingRect } from './drawingRect';

export const STROKE_WIDTH = 4;
const EVEN_PRESSURE = 0.5;
/** Of the width, at full pressure: perfect-freehand's thinning of one half. */
const WIDEST = 1.5;

/** From the stroke's position. */
export const strokePath = ({ points, width = STROKE_WIDTH }: Stroke): string => strokeOutline(points, width);

export function strokeOutline(points: readonly StrokePoint[], width: number): string {
  const outline = getStroke(close(points, Math.max(2, width / 2)), {
    size: width,
    thinning: 0.5,
    smoothing: 0.5,
    streamline: 0,
    simulatePressure: false,
    last: true,
  });
  return pathThrough(outline);
}

/** All that its ink covers; a dot is drawn as a stroke of one pixel. */
export function inkRect(stroke: Stroke): Rect {
  const box = drawingRect(stroke) ?? { x: 0, y: 0, width: 0, height: 0 };
  return inflate(box, ((stroke.width ?? STROKE_WIDTH) * WIDEST) / 2 + 1);
}

export function strokesOf(diagram: Diagram): readonly (readonly [id: string, stroke: Stroke])[] {
  return [...diagram.drawings].flatMap(([id, drawing]) =>
    drawing.kind === 'stroke' ? [[id, drawing] as const] : [],
  );
}

/** The same line with no two points further apart than a step. */
function close(points: readonly StrokePoint[], step: number): [number, number, number][] {
  const all: [number, number, number][] = [];
  for (const [x, y, pressure = EVEN_PRESSURE] of points) {
    const before = all.at(-1);
    if (before) {
      const [fromX, fromY, from] = before;
      const pieces = Math.min(MOST_PIECES, Math.ceil(Math.hypot(x - fromX, y - fromY) / step));
      for (let n = 1; n < pieces; n++) {
        const share = n / pieces;
        all.push([
          fromX + (x - fromX) * share,
          fromY + (y - fromY) * share,
          from + (pressure - from) * share,
        ]);
      }
    }
    all.push([x, y, pressure]);
  }
  return all;
}

/** A file may have two points very far apart. */
const MOST_PIECES = 400;

/** A closed curve through the middles between its points, each point bending it. */
function pathThrough(outline: readonly (readonly number[])[]): string {
  const first = outline[0];
  if (!first) return '';
  const pieces = outline.map((point, index) => {
    const next = outline[(index + 1) % outline.length] ?? first;
    const [x, y] = xy(point);
    const [nextX, nextY] = xy(next);
    return `${short(x)} ${short(y)} ${short((x + nextX) / 2)} ${short((y + nextY) / 2)}`;
  });
  const [x, y] = xy(first);
  return `M${short(x)} ${short(y)}Q${pieces.join(' ')}Z`;
}

const xy = ([x = 0, y = 0]: readonly number[]): readonly [number, number] => [x, y];

const short = (value: number): number => Math.round(value * 100) / 100 + 0;
