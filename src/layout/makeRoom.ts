/**
 * Room for a card that was put between two others: it comes to stand a label's length after the one, and whatever lies
 * on the far side of the other's near edge goes on by what is missing, as when a column is put into a table. Where a
 * third card stands between the two it goes past that. A card that stands clear of both has chosen its place and moves
 * nothing; nor does anything locked move.
 */
import type { Diagram, Group } from '../model/diagram';
import { moveElements, putGroup } from '../model/edits';
import { type ElementRef, refOf } from '../model/elements';
import { isLocked } from '../model/locks';
import { centerOf, inflate, overlaps, type Point, type Rect } from '../shared/geometry';
import { drawingRect } from './drawingRect';
import { COLUMN_GAP, ROW_GAP } from './layoutGraph';
import { drawnNoteRect } from './legend';
import { nearestFree } from './nearestFree';
import { nodeRect } from './nodeRect';
import { seenAs, visibleDiagram } from './visibleDiagram';

/** Nearer than this to one of them there is no line left to see. */
const LEAST_GAP = 40;
/** From others there need be no line. */
const OTHERS_GAP = 16;
/** How much worse it is to go along the axis, nearer to one of the two. */
const ALONG_COST = 3;

/** Half of what the engine's columns keep to. */
const GRID = 4;
const toGrid = (value: number): number => Math.round(value / GRID) * GRID + 0;

/** `sign`: which way the axis runs from the first to the second. */
interface Axis {
  readonly at: 'x' | 'y';
  readonly length: 'width' | 'height';
  readonly sign: 1 | -1;
  readonly gap: number;
}

export function makeRoom(diagram: Diagram, id: string, from: string, to: string): Diagram {
  const [card, first, second] = [id, from, to].map((one) => rectOf(diagram, one));
  if (!card || !first || !second || isLocked(diagram, refOf('component', id))) return diagram;
  if (!overlaps(card, first, LEAST_GAP) && !overlaps(card, second, LEAST_GAP)) return diagram;
  const axis = axisOf(first, second);
  const [start, size] = [far(first, axis) + axis.gap, card[axis.length]];
  const missing = toGrid(start + size + axis.gap - near(second, axis));
  const isStuck = missing > 0 && isLocked(diagram, refOf('component', to));
  if (isStuck) return diagram;
  // With room left over it stands in the middle of it.
  const begins = start - Math.min(0, missing) / 2;
  const stands = axis.sign > 0 ? begins : -begins - size;
  const moved = moveElements(diagram, [refOf('component', id)], along(axis, toGrid(stands) - card[axis.at]));
  const roomy =
    missing <= 0 ? moved : shifted(moved, refOf('component', id), near(second, axis), axis, missing);
  return pastOthers(roomy, id, [from, to], axis);
}

/** To the nearest place that is free, across the axis rather than along it. */
function pastOthers(diagram: Diagram, id: string, ends: readonly string[], { at }: Axis): Diagram {
  const wanted = rectOf(diagram, id);
  if (!wanted) return diagram;
  const taken = [...visibleDiagram(diagram).diagram.components].flatMap(([other, component]): Rect[] => {
    if (other === id || !component.position) return [];
    const rect = nodeRect(component);
    return [ends.includes(other) ? inflate(rect, LEAST_GAP - OTHERS_GAP) : rect];
  });
  const blocker = (there: Rect) => taken.find((rect) => overlaps(rect, there, OTHERS_GAP)) ?? null;
  const acrossCost = at === 'x' ? ALONG_COST : 1 / ALONG_COST;
  const free = nearestFree(wanted, { blocker, gap: OTHERS_GAP, acrossCost });
  if (!free || (free.x === wanted.x && free.y === wanted.y)) return diagram;
  return moveElements(diagram, [refOf('component', id)], { x: free.x - wanted.x, y: free.y - wanted.y });
}

/** Null for what isn't drawn: it stands behind a card. */
function rectOf(diagram: Diagram, id: string): Rect | null {
  const component = diagram.components.get(id);
  const ref = refOf('component', id);
  return component?.position && seenAs(diagram, ref) === ref ? nodeRect(component) : null;
}

function axisOf(first: Rect, second: Rect): Axis {
  const [a, b] = [centerOf(first), centerOf(second)];
  const [x, y] = [b.x - a.x, b.y - a.y];
  return Math.abs(x) >= Math.abs(y)
    ? { at: 'x', length: 'width', sign: x < 0 ? -1 : 1, gap: COLUMN_GAP }
    : { at: 'y', length: 'height', sign: y < 0 ? -1 : 1, gap: ROW_GAP };
}

/** Along the axis' own sense, so that far is always more than near. */
const near = (rect: Rect, { at, length, sign }: Axis): number =>
  sign > 0 ? rect[at] : -(rect[at] + rect[length]);
const far = (rect: Rect, axis: Axis): number => near(rect, axis) + rect[axis.length];

const along = ({ at }: Axis, by: number): Point => (at === 'x' ? { x: by, y: 0 } : { x: 0, y: by });

/** All but `stays` that lies beyond `cut` goes on; a frame of its own with the cut within grows. */
function shifted(diagram: Diagram, stays: ElementRef, cut: number, axis: Axis, by: number): Diagram {
  const isBeyond = (rect: Rect): boolean => near(rect, axis) >= cut - 1;
  const refs: ElementRef[] = [];
  for (const [id, component] of diagram.components)
    if (isBeyond(nodeRect(component))) refs.push(refOf('component', id));
  for (const [id, note] of diagram.notes)
    if (isBeyond(drawnNoteRect(diagram, note))) refs.push(refOf('note', id));
  for (const [id, drawing] of diagram.drawings) {
    const rect = drawingRect(drawing);
    if (rect && isBeyond(rect)) refs.push(refOf('drawing', id));
  }
  const free = refs.filter((ref) => ref !== stays && !isLocked(diagram, ref));
  let next = moveElements(diagram, free, along(axis, axis.sign * by));
  for (const [id, group] of diagram.groups) next = putGroup(next, id, reframed(group, cut, axis, by));
  return next;
}

function reframed(group: Group, cut: number, axis: Axis, by: number): Group {
  const { position, size, locked } = group;
  if (!position || locked) return group;
  const { at, length, sign } = axis;
  const frame = { ...position, width: 0, height: 0, ...size };
  if (far(frame, axis) <= cut) return group;
  const isBeyond = near(frame, axis) >= cut - axis.gap;
  const goes = isBeyond || sign < 0 ? { position: { ...position, [at]: position[at] + sign * by } } : {};
  return { ...group, ...goes, ...(!isBeyond && size && { size: { ...size, [length]: size[length] + by } }) };
}
