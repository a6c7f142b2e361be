/**
 * A line's path data in parts that lie one after the other, none of whose bends are far from each other. A painter strokes
 * all of a path for every small square of the screen that it touches: a line that crosses a page and hops over a hundred
 * others costs all of that again for each of them, its parts only where they are.
 */
import type { Point, Rect } from '../../../shared/geometry';
import { pathCommands } from './pathCommands';

export interface LinePart {
  /** Which of them it is: another way of the line has other parts in the same places. */
  readonly index: number;
  readonly d: string;
  /** Around its ends and what bends it. */
  readonly bounds: Rect;
  /** How far along its stroke it begins: where its dashes go on from. */
  readonly along: number;
  /** The line ends with it. */
  readonly isLast: boolean;
}

/** `isDashed`: straight runs are cut too, as a painter goes through all of their dashes. */
export function lineParts(path: string, isDashed = false): readonly LinePart[] {
  const parts: OpenPart[] = [];
  let open: OpenPart | null = null;
  let along = 0;
  for (const step of stepsOf(path, isDashed)) {
    const isStroke = step.heading === null;
    // Each stroke's dashes begin with it.
    if (isStroke) along = 0;
    const goesOn = !(isDashed && isStroke && open && open.along > 0);
    if (!open || !goesOn || isWiderWith(open, step.bend)) {
      open = begun(step, along);
      parts.push(open);
    } else if (isStroke) open.d += `M${xy(step.from)}`;
    extend(open, step);
    along += step.bend.length;
  }
  return parts.map(({ d, left, top, right, bottom, along }, index) => ({
    index,
    d,
    bounds: { x: left, y: top, width: right - left, height: bottom - top },
    along,
    isLast: index === parts.length - 1,
  }));
}

/** The first and the last of the parts that an area shows any of; null: none. */
export function partsWithin(parts: readonly LinePart[], area: Rect): readonly [number, number] | null {
  const isSeen = ({ bounds: { x, y, width, height } }: LinePart): boolean =>
    x <= area.x + area.width + REACH &&
    y <= area.y + area.height + REACH &&
    x + width >= area.x - REACH &&
    y + height >= area.y - REACH;
  let seen: readonly [number, number] | null = null;
  for (const [index, part] of parts.entries()) if (isSeen(part)) seen = [seen?.[0] ?? index, index];
  return seen;
}

/** A part's bends lie no further apart, in units of the canvas. */
const SPAN = 400;
/** What stands out from a line's corners: its width, an arrow's head. */
const REACH = 12;
/** A part begins so far before its first corner, so that no seam shows and the corner is joined. */
const LEAD = 0.75;

interface Sides {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface OpenPart extends Sides {
  d: string;
  readonly along: number;
}

/** One command of a path. */
interface Step {
  readonly from: Point;
  readonly d: string;
  readonly bend: Bend;
  /** Which way the one before it ended, of length 1; null: nothing leads to it. */
  readonly heading: Point | null;
}

const isWiderWith = (part: Sides, bend: Sides): boolean =>
  Math.max(part.right, bend.right) - Math.min(part.left, bend.left) > SPAN ||
  Math.max(part.bottom, bend.bottom) - Math.min(part.top, bend.top) > SPAN;

function begun({ from, heading }: Step, along: number): OpenPart {
  const { x, y } = from;
  const lead = heading ? `M${xy({ x: x - LEAD * heading.x, y: y - LEAD * heading.y })}L` : 'M';
  return {
    d: lead + xy(from),
    left: x,
    top: y,
    right: x,
    bottom: y,
    along: heading ? along - LEAD : along,
  };
}

function extend(part: OpenPart, { d, bend }: Step): void {
  part.d += d;
  part.left = Math.min(part.left, bend.left);
  part.top = Math.min(part.top, bend.top);
  part.right = Math.max(part.right, bend.right);
  part.bottom = Math.max(part.bottom, bend.bottom);
}

function stepsOf(path: string, isDashed: boolean): readonly Step[] {
  const steps: Step[] = [];
  let from: Point | null = null;
  let heading: Point | null = null;
  for (const { kind, values, d } of pathCommands(path)) {
    const to: Point = { x: values.at(-2) ?? 0, y: values.at(-1) ?? 0 };
    if (kind === 'M' || !from) {
      from = to;
      heading = null;
      continue;
    }
    const ends: readonly Point[] = kind === 'L' && isDashed ? cuts(from, to) : [to];
    let start: Point = from;
    for (const end of ends) {
      const bend = bendOf(kind, start, end, values);
      steps.push({ from: start, heading, d: ends.length === 1 ? d : `L${xy(end)}`, bend });
      heading = bend.ends;
      start = end;
    }
    from = to;
  }
  return steps;
}

/** Its sides are what it stays within. */
interface Bend extends Readonly<Sides> {
  readonly length: number;
  /** Which way it ends, of length 1. */
  readonly ends: Point;
}

function bendOf(kind: string, from: Point, to: Point, values: readonly number[]): Bend {
  const [a = 0, b = 0, c = 0, d = 0, sweep = 0] = values;
  switch (kind) {
    case 'Q': {
      const corner = { x: a, y: b };
      const [first, second] = [between(from, corner, 2 / 3), between(to, corner, 2 / 3)];
      return within(from, corner, corner, to, curveLength(from, first, second, to), towards(corner, to));
    }
    case 'C': {
      const first = { x: a, y: b };
      const second = { x: c, y: d };
      return within(from, first, second, to, curveLength(from, first, second, to), towards(second, to));
    }
    // Half an ellipse, from one end of an axis to the other.
    case 'A': {
      const low = { x: Math.min(from.x, to.x) - a, y: Math.min(from.y, to.y) - b };
      const high = { x: Math.max(from.x, to.x) + a, y: Math.max(from.y, to.y) + b };
      const { x, y } = towards(from, to);
      return within(from, low, high, to, halfEllipse(a, b), sweep === 1 ? { x: -y, y: x } : { x: y, y: -x });
    }
    default:
      return within(from, from, to, to, away(from, to), towards(from, to));
  }
}

/** Made at once: a page has tens of thousands of them. */
const within = (a: Point, b: Point, c: Point, d: Point, length: number, ends: Point): Bend => ({
  left: Math.min(a.x, b.x, c.x, d.x),
  top: Math.min(a.y, b.y, c.y, d.y),
  right: Math.max(a.x, b.x, c.x, d.x),
  bottom: Math.max(a.y, b.y, c.y, d.y),
  length,
  ends,
});

/** As many equal runs as it takes for each to be short. */
function cuts(from: Point, to: Point): Point[] {
  const count = Math.max(1, Math.ceil(away(from, to) / SPAN));
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 ? to : between(from, to, (index + 1) / count),
  );
}

const away = (a: Point, b: Point): number => Math.sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2);

const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

function towards(from: Point, to: Point): Point {
  const length = away(from, to) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

const SAMPLES = 12;

/** Of a cubic Bézier curve, along its chords. */
function curveLength(from: Point, first: Point, second: Point, to: Point): number {
  let [length, x, y] = [0, from.x, from.y];
  for (let sample = 1; sample <= SAMPLES; sample++) {
    const t = sample / SAMPLES;
    const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
    const nextX = a * from.x + b * first.x + c * second.x + d * to.x;
    const nextY = a * from.y + b * first.y + c * second.y + d * to.y;
    length += Math.sqrt((nextX - x) ** 2 + (nextY - y) ** 2);
    [x, y] = [nextX, nextY];
  }
  return length;
}

/** Ramanujan's first approximation, halved. */
const halfEllipse = (a: number, b: number): number =>
  (Math.PI / 2) * (3 * (a + b) - Math.sqrt((3 * a + b) * (a + 3 * b)));

const xy = ({ x, y }: Point): string => `${n(x)} ${n(y)}`;

/** To a hundredth, as lines are drawn. */
const n = (value: number): string => String(Math.round(value * 100) / 100);
