/**
 * Which frame each group gets. A group with a position and a size of its own has that frame; any other is drawn
 * around what stands wholly in it, with room for its title on the top border; a group with nothing wholly
 * inside has no frame. A component spread over several zones stands in what those zones have in common.
 */
import type { Diagram, Group } from '../model/diagram';
import { type Entry, enclosingGroups, groupsAround } from '../model/queries';
import { boundsOf, type Rect, type Size, sameRect } from '../shared/geometry';
import { kept } from '../shared/kept';
import { nodeRect } from './nodeRect';

/** Between a frame and the cards in it; the top has the title too. */
export const GROUP_PADDING = { side: 28, top: 36, bottom: 28 } as const;

const NESTED_PADDING = { side: 20, top: 28, bottom: 20 } as const;
const EMPTY_SIZE: Size = { width: 240, height: 160 };

/** Frames by group id, outer ones before the ones inside them; of one diagram always the same map. */
export const groupBounds = (diagram: Diagram): ReadonlyMap<string, Rect> =>
  kept(bounds, diagram, () => boundsIn(diagram));

/** Many ask for those of the diagram that is shown, several of them when a drag of it begins. */
const bounds = new WeakMap<Diagram, ReadonlyMap<string, Rect>>();

function boundsIn(diagram: Diagram): ReadonlyMap<string, Rect> {
  if (diagram.groups.size === 0) return new Map();
  const { components, groups } = membersIn(diagram);
  const frameOf = framing(diagram, groups, (id) => cardsOf(diagram, components.get(id) ?? []));
  const found: [string, Rect][] = [];
  for (const id of diagram.groups.keys()) {
    const frame = frameOf(id);
    if (frame) found.push([id, frame]);
  }
  return new Map(outerFirst(diagram, found));
}

/** The frames that are elsewhere than at rest, where nothing but these components and frames has moved since. */
export type FramesInHand = (now: Diagram, components: readonly string[]) => ReadonlyMap<string, Rect>;

/** For as long as what is in the hand stays the same, it looks once at what it moves past. */
export function createFramesInHand(before: Diagram, frames: ReadonlyMap<string, Rect>): FramesInHand {
  let last: readonly string[] = [];
  const standing = new Map<string, readonly Rect[]>();
  const isElsewhere = ([id, frame]: readonly [string, Rect]): boolean => {
    const was = frames.get(id);
    return !was || !sameRect(frame, was);
  };
  return (now, components) => {
    if (now.groups !== before.groups) return new Map([...groupBounds(now)].filter(isElsewhere));
    const within = new Map<string, string[]>();
    for (const id of components)
      for (const group of groupsAround(now, now.components.get(id)?.in)) push(within, group, id);
    if (within.size === 0) return new Map();
    if (components.length !== last.length || components.some((id, at) => id !== last[at])) standing.clear();
    last = components;
    const { components: cards, groups } = membersIn(before);
    const outermostStanding = (group: string): readonly Rect[] => {
      const moved = new Set(within.get(group));
      const others = (cards.get(group) ?? []).filter((id) => !moved.has(id));
      return outermost(cardsOf(now, others));
    };
    const frameOf = framing(
      now,
      groups,
      (id) => [...kept(standing, id, () => outermostStanding(id)), ...cardsOf(now, within.get(id) ?? [])],
      (id) => (within.has(id) ? undefined : (frames.get(id) ?? null)),
    );
    const found = [...within.keys()].flatMap((id): [string, Rect][] => {
      const frame = frameOf(id);
      return frame ? [[id, frame]] : [];
    });
    return new Map(found.filter(isElsewhere));
  };
}

/** By group: what stands wholly in it, however deep. */
interface Members {
  readonly components: ReadonlyMap<string, readonly string[]>;
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

const membersIn = (diagram: Diagram): Members => kept(members, diagram, () => allMembers(diagram));

const members = new WeakMap<Diagram, Members>();

function allMembers(diagram: Diagram): Members {
  const components = new Map<string, string[]>();
  const groups = new Map<string, string[]>();
  for (const [id, component] of diagram.components)
    for (const around of groupsAround(diagram, component.in)) push(components, around, id);
  for (const [id, group] of diagram.groups)
    for (const around of groupsAround(diagram, group.in)) if (around !== id) push(groups, around, id);
  return { components, groups };
}

/** With room around them. */
const cardsOf = ({ components }: Diagram, ids: readonly string[]): readonly Rect[] =>
  ids.flatMap((id) => {
    const component = components.get(id);
    return component ? [padded(nodeRect(component), GROUP_PADDING)] : [];
  });

/** Those that the bounds of all of them hang on. */
function outermost(rects: readonly Rect[]): readonly Rect[] {
  const bounds = boundsOf(rects);
  if (!bounds) return [];
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  const reaches: readonly ((rect: Rect) => boolean)[] = [
    (rect) => rect.x === bounds.x,
    (rect) => rect.y === bounds.y,
    (rect) => rect.x + rect.width === right,
    (rect) => rect.y + rect.height === bottom,
  ];
  return reaches.flatMap((reachesOut) => rects.find(reachesOut) ?? []);
}

/** `known`: frames that needn't be looked for; null: there is none. */
function framing(
  diagram: Diagram,
  nestedIn: ReadonlyMap<string, readonly string[]>,
  cardsIn: (id: string) => readonly Rect[],
  known: (id: string) => Rect | null | undefined = () => undefined,
): (id: string) => Rect | null {
  const frames = new Map<string, Rect | null>();
  const frameOf = (id: string): Rect | null => {
    const found = frames.has(id) ? frames.get(id) : known(id);
    if (found !== undefined) return found;
    frames.set(id, null);
    const group = diagram.groups.get(id);
    const frame = group ? (ownFrame(group) ?? frameAround(id, group)) : null;
    frames.set(id, frame);
    return frame;
  };
  const frameAround = (id: string, group: Group): Rect | null => {
    const nested = (nestedIn.get(id) ?? []).map(frameOf).filter((frame) => frame !== null);
    const around = boundsOf([...cardsIn(id), ...nested.map((frame) => padded(frame, NESTED_PADDING))]);
    if (around) return around;
    return group.position ? { ...group.position, ...EMPTY_SIZE } : null;
  };
  return frameOf;
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
  const depths = new Map(frames.map(([id]) => [id, enclosingGroups(diagram, [id]).length]));
  const depth = (id: string) => depths.get(id) ?? 0;
  const area = (rect: Rect) => rect.width * rect.height;
  return [...frames].sort(([a, rectA], [b, rectB]) => depth(a) - depth(b) || area(rectB) - area(rectA));
}

function push<T>(map: Map<string, T[]>, id: string, item: T): void {
  const list = map.get(id);
  if (list) list.push(item);
  else map.set(id, [item]);
}
