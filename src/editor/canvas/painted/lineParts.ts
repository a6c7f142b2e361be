/**
 * A line's path data in parts that lie one after the other, none of whose bends are far from each other. A painter strokes
 * all of a path for every small square of the screen that it touches: a line that crosses a page and hops over a hundred
 * others costs all of that again for each of them, its parts only where they are.
 */
import type { Point, Rect } from '../../../shared/geometry';

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
    if (!open || !goesOn || isWiderWith(open, step)) {
      open = begun(step, along);
      parts.push(open);
    } else if (isStroke) open.d += `M${xy(step.from)}`;
    extend(open, step);
    along += step.length;
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

interface OpenPart {
  d: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
  readonly along: number;
}

/** One command of a path. */
interface Step {
  readonly from: Point;
  readonly d: string;
  /** What it stays within. */
  readonly hull: readonly Point[];
  readonly length: number;
  /** Which way the one before it ended, of length 1; null: nothing leads to it. */
  readonly heading: Point | null;
}

function isWiderWith({ left, top, right, bottom }: OpenPart, { hull }: Step): boolean {
  const xs = hull.map(({ x }) => x);
  const ys = hull.map(({ y }) => y);
  return (
    Math.max(right, ...xs) - Math.min(left, ...xs) > SPAN ||
    Math.max(bottom, ...ys) - Math.min(top, ...ys) > SPAN
  );
}

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

function extend(part: OpenPart, { d, hull }: Step): void {
  part.d += d;
  for (const { x, y } of hull) {
    part.left = Math.min(part.left, x);
    part.top = Math.min(part.top, y);
    part.right = Math.max(part.right, x);
    part.bottom = Math.max(part.bottom, y);
  }
}

const COMMAND = /([MLQAC])([^MLQAC]*)/g;
const NUMBER = /-?\d*\.?\d+(?:e-?\d+)?/g;
const AHEAD: Point = { x: 1, y: 0 };

function* stepsOf(path: string, isDashed: boolean): Generator<Step> {
  let from: Point | null = null;
  let heading: Point | null = null;
  for (const [, command = '', numbers = ''] of path.matchAll(COMMAND)) {
    const values = (numbers.match(NUMBER) ?? []).map(Number);
    const to = { x: values.at(-2) ?? 0, y: values.at(-1) ?? 0 };
    if (command === 'M' || !from) {
      from = to;
      heading = null;
      continue;
    }
    for (const end of command === 'L' && isDashed ? cuts(from, to) : [to]) {
      const { ends, ...bend } = bendOf(command, from, end, values);
      yield { from, heading, ...bend };
      heading = ends;
      from = end;
    }
  }
}

function bendOf(
  command: string,
  from: Point,
  to: Point,
  values: readonly number[],
): Pick<Step, 'd' | 'hull' | 'length'> & { readonly ends: Point } {
  const [a = 0, b = 0, c = 0, d = 0, sweep = 0] = values;
  switch (command) {
    case 'Q': {
      const corner = { x: a, y: b };
      const hull = [from, corner, to];
      return { d: `Q${xy(corner)} ${xy(to)}`, hull, length: lengthOf(hull), ends: towards(corner, to) };
    }
    case 'C': {
      const [first, second] = [
        { x: a, y: b },
        { x: c, y: d },
      ];
      const hull = [from, first, second, to];
      return {
        d: `C${xy(first)} ${xy(second)} ${xy(to)}`,
        hull,
        length: lengthOf(hull),
        ends: towards(second, to),
      };
    }
    // Half an ellipse, from one end of an axis to the other.
    case 'A': {
      const along = towards(from, to);
      const [corner, other] = [
        { x: Math.min(from.x, to.x) - a, y: Math.min(from.y, to.y) - b },
        { x: Math.max(from.x, to.x) + a, y: Math.max(from.y, to.y) + b },
      ];
      return {
        d: `A${n(a)} ${n(b)} 0 0 ${sweep} ${xy(to)}`,
        hull: [from, corner, other, to],
        length: halfEllipse(a, b),
        ends: sweep === 1 ? { x: -along.y, y: along.x } : { x: along.y, y: -along.x },
      };
    }
    default:
      return { d: `L${xy(to)}`, hull: [from, to], length: away(from, to), ends: towards(from, to) };
  }
}

/** As many equal runs as it takes for each to be short. */
function cuts(from: Point, to: Point): Point[] {
  const count = Math.max(1, Math.ceil(away(from, to) / SPAN));
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 1) / count;
    return index === count - 1
      ? to
      : { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  });
}

const away = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

function towards(from: Point, to: Point): Point {
  const length = away(from, to) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

const SAMPLES = 12;

/** Of a Bézier curve, along its chords. */
function lengthOf(hull: readonly Point[]): number {
  let length = 0;
  let last = hull[0] ?? AHEAD;
  for (let sample = 1; sample <= SAMPLES; sample++) {
    const now = onCurve(hull, sample / SAMPLES);
    length += away(last, now);
    last = now;
  }
  return length;
}

/** De Casteljau. */
function onCurve(hull: readonly Point[], t: number): Point {
  const [first = AHEAD, ...rest] = hull;
  if (rest.length === 0) return first;
  let before = first;
  const inner = rest.map((point) => {
    const between = { x: before.x + (point.x - before.x) * t, y: before.y + (point.y - before.y) * t };
    before = point;
    return between;
  });
  return onCurve(inner, t);
}

/** Ramanujan's first approximation, halved. */
const halfEllipse = (a: number, b: number): number =>
  (Math.PI / 2) * (3 * (a + b) - Math.sqrt((3 * a + b) * (a + 3 * b)));

const xy = ({ x, y }: Point): string => `${n(x)} ${n(y)}`;

/** To a hundredth, as lines are drawn. */
const n = (value: number): string => String(Math.round(value * 100) / 100);
