/**
 * What no edge's label may lie on: cards, notes and the titles of groups. The canvas and the
 * exported figure use the same, so that their labels stand in the same places.
 */
import type { Diagram } from '../model/diagram';
import { type ElementRef, idOf, kindOf, refOf } from '../model/elements';
import { overlaps, type Rect } from '../shared/geometry';
import { GridIndex } from './gridIndex';
import { groupBounds } from './groupBounds';
import { chipRects, groupTitle, titleRect } from './groupTitle';
import { drawnNoteRect } from './legend';
import { nodeRect } from './nodeRect';

export const labelObstacles = (
  diagram: Diagram,
  frames: ReadonlyMap<string, Rect> = groupBounds(diagram),
): readonly Rect[] => Array.from(obstaclesIn(diagram, frames), ({ rect }) => rect);

interface Obstacle {
  readonly of: ElementRef;
  readonly rect: Rect;
}

function* obstaclesIn(diagram: Diagram, frames: ReadonlyMap<string, Rect>): Generator<Obstacle> {
  for (const [id, component] of diagram.components)
    yield { of: refOf('component', id), rect: nodeRect(component) };
  for (const [id, note] of diagram.notes) yield { of: refOf('note', id), rect: drawnNoteRect(diagram, note) };
  for (const id of frames.keys())
    for (const rect of titleBoxes(diagram, id, frames)) yield { of: refOf('group', id), rect };
}

function titleBoxes(diagram: Diagram, groupId: string, frames: ReadonlyMap<string, Rect>): readonly Rect[] {
  const frame = frames.get(groupId);
  if (!frame) return [];
  const title = groupTitle(diagram, groupId, frames);
  return [titleRect(frame, title), ...chipRects(frame, title)];
}

/** While some of the page is in a hand: what labels keep off in an area, `moved` being elsewhere than `before`. */
export type ObstaclesInHand = (
  now: Diagram,
  frames: ReadonlyMap<string, Rect>,
  moved: ReadonlySet<ElementRef>,
) => (area: Rect) => readonly Rect[];

export function createObstaclesInHand(before: Diagram, frames: ReadonlyMap<string, Rect>): ObstaclesInHand {
  let index: GridIndex<Obstacle> | null = null;
  const standing = (): GridIndex<Obstacle> => {
    const made = new GridIndex<Obstacle>();
    for (const one of obstaclesIn(before, frames)) made.add(one.rect, one);
    return made;
  };
  return (now, framesNow, moved) => (area) => {
    index ??= standing();
    const rects = index.near(area).flatMap(({ of, rect }) => (moved.has(of) ? [] : [rect]));
    for (const ref of moved) rects.push(...boxesOf(ref, now, framesNow));
    return rects.filter((rect) => overlaps(rect, area));
  };
}

function boxesOf(ref: ElementRef, diagram: Diagram, frames: ReadonlyMap<string, Rect>): readonly Rect[] {
  const id = idOf(ref);
  const component = kindOf(ref) === 'component' && diagram.components.get(id);
  if (component) return [nodeRect(component)];
  const note = kindOf(ref) === 'note' && diagram.notes.get(id);
  if (note) return [drawnNoteRect(diagram, note)];
  return kindOf(ref) === 'group' ? titleBoxes(diagram, id, frames) : [];
}
