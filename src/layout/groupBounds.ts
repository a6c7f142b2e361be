/**
 * Which frame each group gets. A group with a position and a size of its own has that frame; any other is drawn
 * around what stands wholly in it, with room for its title on the top border; a group with nothing wholly
 * inside has no frame. A component spread over several zones stands in what those zones have in common.
 */
import type { Diagram, Group } from '../model/diagram';
import { type Entry, enclosingGroups, groupsAround } from '../model/queries';
import { boundsOf, type Rect, type Size } from '../shared/geometry';
import { nodeRect } from './nodeRect';

/** Between a frame and the cards in it; the top has the title too. */
export const GROUP_PADDING = { side: 28, top: 36, bottom: 28 } as const;

const NESTED_PADDING = { side: 20, top: 28, bottom: 20 } as const;
const EMPTY_SIZE: Size = { width: 240, height: 160 };

/** Frames by group id, outer ones before the ones inside them. */
export function groupBounds(diagram: Diagram): ReadonlyMap<string, Rect> {
  if (diagram.groups.size === 0) return new Map();
  const cards = new Map<string, Rect[]>();
  const children = new Map<string, string[]>();
  for (const component of diagram.components.values())
    for (const id of groupsAround(diagram, component.in)) push(cards, id, nodeRect(component));
  for (const [id, group] of diagram.groups)
    for (const around of groupsAround(diagram, group.in)) if (around !== id) push(children, around, id);

  const frames = new Map<string, Rect | null>();
  const frameOf = (id: string): Rect | null => {
    const known = frames.get(id);
    if (known !== undefined) return known;
    frames.set(id, null);
    const group = diagram.groups.get(id);
    const nested = (children.get(id) ?? []).map(frameOf).filter((frame) => frame !== null);
    const frame = group ? (ownFrame(group) ?? frameAround(cards.get(id) ?? [], nested, group)) : null;
    frames.set(id, frame);
    return frame;
  };
  const found: [string, Rect][] = [];
  for (const id of diagram.groups.keys()) {
    const frame = frameOf(id);
    if (frame) found.push([id, frame]);
  }
  return new Map(outerFirst(diagram, found));
}

/** A frame of a group's own around these. */
export function frameOver(rects: Iterable<Rect>): Rect | null {
  return boundsOf([...rects].map((rect) => padded(rect, GROUP_PADDING)));
}

/** The groups directly in `parentId` (`null`: in none) that have no frame of their own. */
export function unframedGroups(
  diagram: Diagram,
  parentId: string | null,
  frames: ReadonlyMap<string, Rect> = groupBounds(diagram),
): Entry<Group>[] {
  return [...diagram.groups].filter(([id, group]) => {
    if (frames.has(id)) return false;
    const parents = (group.in ?? []).filter((parent) => diagram.groups.has(parent));
    return parentId === null ? parents.length === 0 : parents.includes(parentId);
  });
}

function ownFrame(group: Group): Rect | null {
  return group.position && group.size ? { ...group.position, ...group.size } : null;
}

function frameAround(cards: readonly Rect[], nested: readonly Rect[], group: Group): Rect | null {
  const around = boundsOf([
    ...cards.map((card) => padded(card, GROUP_PADDING)),
    ...nested.map((frame) => padded(frame, NESTED_PADDING)),
  ]);
  if (around) return around;
  return group.position ? { ...group.position, ...EMPTY_SIZE } : null;
}

function padded(rect: Rect, by: { side: number; top: number; bottom: number }): Rect {
  return {
    x: rect.x - by.side,
    y: rect.y - by.top,
    width: rect.width + 2 * by.side,
    height: rect.height + by.top + by.bottom,
  };
}

/** A frame is painted over the ones it stands in; among others the larger one first. */
function outerFirst(diagram: Diagram, frames: readonly [string, Rect][]): [string, Rect][] {
  const depth = (id: string) => enclosingGroups(diagram, [id]).length;
  const area = (rect: Rect) => rect.width * rect.height;
  return [...frames].sort(([a, rectA], [b, rectB]) => depth(a) - depth(b) || area(rectB) - area(rectA));
}

function push<T>(map: Map<string, T[]>, id: string, item: T): void {
  const list = map.get(id);
  if (list) list.push(item);
  else map.set(id, [item]);
}
