/**
 * What something lines up with while it is dragged or resized: how far it is to jump so that an edge or its centre
 * meets another's, or so that the gaps beside it are equal, and the lines and gaps that show why. Only what is in view
 * counts. Made once at the start of a drag; a question then looks at what lies near, however large the diagram is.
 */
import { overlaps, type Point, type Rect } from '../shared/geometry';
import { type Axis, type GapMark, gapChoices, gapMarks, type Target } from './equalGaps';
import { GridIndex } from './gridIndex';
import type { MovedSides } from './resizeRect';

/** Of axis x it is a vertical line at `at`, from one y to another. */
export interface GuideLine {
  readonly axis: Axis;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snap {
  /** How far the moving rectangle, or the side in hand, is to go further. */
  readonly by: Point;
  readonly lines: readonly GuideLine[];
  readonly gaps: readonly GapMark[];
  /** On which axes it holds on to something. */
  readonly held: { readonly x: boolean; readonly y: boolean };
}

export interface SnapQuestion {
  readonly moving: Rect;
  /** What of the canvas is on the screen. */
  readonly view: Rect;
  /** How near is near enough, in canvas units. */
  readonly reach: number;
  /** The sides in hand; absent: all of it moves. */
  readonly sides?: MovedSides;
  /** Frames keep equal gaps to frames, other things to other things. */
  readonly isFrame?: boolean;
}

export interface Guides {
  readonly snap: (question: SnapQuestion) => Snap;
}

/** Positions are whole, so a centre may be half a pixel off its line. */
const SAME = 0.51;

interface Stop {
  readonly at: number;
  readonly isCentre: boolean;
  readonly rect: Rect;
}

export function createGuides(targets: readonly Target[]): Guides {
  const stops = { x: stopsOf(targets, 'x'), y: stopsOf(targets, 'y') };
  const index = new GridIndex<Target>();
  for (const target of targets) index.add(target.rect, target);

  const snap = (question: SnapQuestion): Snap => {
    const { moving, view, sides, isFrame = false } = question;
    const near = (band: Rect) => index.near(band).filter((target) => target.isFrame === isFrame);
    const jump = (axis: Axis): number | null => {
      if (sides && sides[axis] === null) return null;
      const aligned = nearestStop(stops[axis], question, axis);
      const spaced = sides
        ? null
        : closest(gapChoices(near(bandOf(moving, view, axis)), moving, axis), question.reach);
      if (aligned === null) return spaced;
      return spaced !== null && Math.abs(spaced) < Math.abs(aligned) ? spaced : aligned;
    };
    const [x, y] = [jump('x'), jump('y')];
    const by = { x: whole(moving, 'x', x, sides), y: whole(moving, 'y', y, sides) };
    const there = sides
      ? sidesMoved(moving, by, sides)
      : { ...moving, x: moving.x + by.x, y: moving.y + by.y };
    const lines = (['x', 'y'] as const).flatMap((axis) =>
      linesAt(stops[axis], there, view, axis, sides?.[axis]),
    );
    const gaps = sides
      ? []
      : (['x', 'y'] as const).flatMap((axis) => gapMarks(near(bandOf(there, view, axis)), there, axis));
    return { by, lines, gaps, held: { x: x !== null, y: y !== null } };
  };
  return { snap };
}

function stopsOf(targets: readonly Target[], axis: Axis): readonly Stop[] {
  return targets
    .flatMap(({ rect }): Stop[] => {
      const size = sizeOf(rect, axis);
      return [
        { at: rect[axis], isCentre: false, rect },
        { at: rect[axis] + size / 2, isCentre: true, rect },
        { at: rect[axis] + size, isCentre: false, rect },
      ];
    })
    .sort((a, b) => a.at - b.at);
}

/** Places of a rectangle that can meet a stop: its edges and its centre, or the edge in hand. */
function placesOf(rect: Rect, axis: Axis, side: 'low' | 'high' | null | undefined): readonly Place[] {
  const low = { at: rect[axis], isCentre: false };
  const high = { at: rect[axis] + sizeOf(rect, axis), isCentre: false };
  if (side === null) return [];
  if (side !== undefined) return [side === 'low' ? low : high];
  return [low, { at: (low.at + high.at) / 2, isCentre: true }, high];
}

interface Place {
  readonly at: number;
  readonly isCentre: boolean;
}

/** Edges meet edges, centres centres; a side in hand meets both. */
const canMeet = (place: Place, stop: Stop, anything: boolean): boolean =>
  anything || place.isCentre === stop.isCentre;

function nearestStop(
  stops: readonly Stop[],
  { moving, view, reach, sides }: SnapQuestion,
  axis: Axis,
): number | null {
  let best: number | null = null;
  for (const place of placesOf(moving, axis, sides?.[axis]))
    for (let n = firstFrom(stops, place.at - reach); n < stops.length; n++) {
      const stop = stops[n];
      if (!stop || stop.at > place.at + reach) break;
      const by = stop.at - place.at;
      if (best !== null && Math.abs(by) >= Math.abs(best)) continue;
      if (canMeet(place, stop, sides !== undefined) && overlaps(stop.rect, view)) best = by;
    }
  return best;
}

/** One line for each place that lies on another's, as long as all that meet there. */
function linesAt(
  stops: readonly Stop[],
  rect: Rect,
  view: Rect,
  axis: Axis,
  side: 'low' | 'high' | null | undefined,
): GuideLine[] {
  const across = axis === 'x' ? 'y' : 'x';
  return placesOf(rect, axis, side).flatMap((place): GuideLine[] => {
    const met: Stop[] = [];
    for (let n = firstFrom(stops, place.at - SAME); n < stops.length; n++) {
      const stop = stops[n];
      if (!stop || stop.at > place.at + SAME) break;
      if (canMeet(place, stop, side !== undefined) && overlaps(stop.rect, view)) met.push(stop);
    }
    const [first] = met;
    if (!first) return [];
    const all = [rect, ...met.map((stop) => stop.rect)];
    const from = Math.min(...all.map((one) => one[across]));
    const to = Math.max(...all.map((one) => one[across] + sizeOf(one, across)));
    return [{ axis, at: first.at, from, to }];
  });
}

/** The first stop at a place or after it. */
function firstFrom(stops: readonly Stop[], at: number): number {
  let [low, high] = [0, stops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stops[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function closest(jumps: readonly number[], reach: number): number | null {
  let best: number | null = null;
  for (const by of jumps)
    if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best))) best = by;
  return best;
}

/** So that what moves comes to stand on a whole pixel. */
function whole(rect: Rect, axis: Axis, by: number | null, sides: MovedSides | undefined): number {
  if (by === null) return 0;
  const at = sides?.[axis] === 'high' ? rect[axis] + sizeOf(rect, axis) : rect[axis];
  return Math.round(at + by) - at;
}

function sidesMoved(rect: Rect, by: Point, { x, y }: MovedSides): Rect {
  return {
    x: x === 'low' ? rect.x + by.x : rect.x,
    y: y === 'low' ? rect.y + by.y : rect.y,
    width: rect.width + (x === 'low' ? -by.x : x === 'high' ? by.x : 0),
    height: rect.height + (y === 'low' ? -by.y : y === 'high' ? by.y : 0),
  };
}

/** The part of the view that is level with a rectangle along an axis. */
function bandOf(rect: Rect, view: Rect, axis: Axis): Rect {
  return axis === 'x'
    ? { x: view.x, width: view.width, y: rect.y, height: rect.height }
    : { y: view.y, height: view.height, x: rect.x, width: rect.width };
}

const sizeOf = (rect: Rect, axis: Axis): number => (axis === 'x' ? rect.width : rect.height);
