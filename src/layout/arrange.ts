/**
 * Lays out a page, or part of it. What the engine says may take a while, and the page may be another one by then:
 * `arrange` asks the engine, `arranged` puts its answer on the page as it is. What is locked, was moved meanwhile, or
 * isn't asked for keeps its place; what is gone stays gone; a label keeps its share of its line. Nothing but places
 * changes.
 */
import type { Component, Diagram, Group } from '../model/diagram';
import { moveElements } from '../model/edits';
import { refOf } from '../model/elements';
import { boundsOf, type Point, type Rect } from '../shared/geometry';
import { closedGroups, closedRect } from './closedGroups';
import { companionsOf } from './companions';
import { groupBounds } from './groupBounds';
import { boxesAround, homeOf } from './homes';
import { type Laid, type LayoutEngine, layOutGraph } from './layoutGraph';
import { followingGroups, isPinned, type Shift, stayingGroups } from './layoutUnits';
import { movedCompanions, withMoved } from './moveCompanions';
import { settle } from './settle';

export interface Arrangement {
  readonly began: Diagram;
  readonly laid: Laid;
  /** Components to place; null: all of the page. */
  readonly scope: ReadonlySet<string> | null;
}

export async function arrange(
  diagram: Diagram,
  scope: ReadonlySet<string> | null,
  engine: LayoutEngine,
): Promise<Arrangement> {
  const free = freeOf(diagram, scope);
  const closed = closedGroups(diagram);
  const hidden = new Set([...closed.values()].flat());
  const staying = stayingGroups(diagram, free);
  const whole = scope === null;
  const cards = [...diagram.components.keys()].filter((id) => !hidden.has(id) && (whole || free.has(id)));
  const boxes = [...diagram.groups.keys()].filter((id) => whole || !staying.has(id));
  const isPlaced = (id: string) => whole || (closed.get(id) ?? []).some((inside) => free.has(inside));
  const shut = [...closed.keys()].filter((id) => isPlaced(id) && !staying.has(id));
  const { rooms } = companionsOf(diagram);
  const request = {
    direction: diagram.style.direction ?? 'right',
    cards: new Set(cards),
    boxes: new Set(boxes),
    closed: new Map(shut.map((id) => [id, closedRect({ x: 0, y: 0, width: 0, height: 0 })])),
    roomOf: (id: string) => rooms.get(id),
  };
  return { began: diagram, laid: await layOutGraph(diagram, request, engine), scope };
}

/** The page with everything in its new place; the page itself where nothing moves. */
export function arranged(now: Diagram, { began, laid, scope }: Arrangement): Diagram {
  const whole = scope === null;
  const free = new Set(
    [...freeOf(now, scope)].filter((id) => laidOut(laid, now, id) && isAsItWas(began, now, id)),
  );
  const shifts = settle({ diagram: now, free, laid, whole });
  const placed = withFrames(withCards(now, laid, shifts), now, laid, shifts, free, whole);
  return same(now, withMoved(placed, movedCompanions(now, placed, whole)));
}

/** What may move; a group drawn as one card moves if all that stands in it may. */
function freeOf(diagram: Diagram, scope: ReadonlySet<string> | null): ReadonlySet<string> {
  const free = new Set(
    [...diagram.components.keys()].filter((id) => (!scope || scope.has(id)) && !isPinned(diagram, id)),
  );
  for (const inside of closedGroups(diagram).values())
    if (!inside.every((id) => free.has(id))) for (const id of inside) free.delete(id);
  return free;
}

function laidOut(laid: Laid, diagram: Diagram, id: string): boolean {
  if (laid.cards.has(id)) return true;
  const component = diagram.components.get(id);
  return (
    component !== undefined &&
    boxesAround(diagram, homeOf(diagram, component)).some((group) => laid.boxes.has(group))
  );
}

function isAsItWas(began: Diagram, now: Diagram, id: string): boolean {
  const [before, after] = [began.components.get(id), now.components.get(id)];
  return (
    before?.position?.x === after?.position?.x &&
    before?.position?.y === after?.position?.y &&
    before !== undefined
  );
}

function withCards(diagram: Diagram, laid: Laid, shifts: readonly Shift[]): Diagram {
  const components = new Map<string, Component>(diagram.components);
  for (const [{ cards }, by] of shifts)
    for (const id of cards) {
      const [component, at] = [components.get(id), laid.cards.get(id)];
      const [x, y] = at ? [at.x + by.x, at.y + by.y] : [0, 0];
      const isThere = component?.position?.x === x && component.position.y === y;
      if (component && at && !isThere) components.set(id, { ...component, position: { x, y } });
    }
  return { ...diagram, components };
}

/** Frames of their own, and groups drawn as one card, where what stands in them now is. */
function withFrames(
  placed: Diagram,
  before: Diagram,
  laid: Laid,
  shifts: readonly Shift[],
  free: ReadonlySet<string>,
  whole: boolean,
): Diagram {
  const frames = groupBounds(before);
  let next = placed;
  const groups = new Map<string, Group>(placed.groups);
  for (const [unit, by] of shifts)
    for (const id of unit.groups) {
      const [group, box] = [groups.get(id), laid.boxes.get(id)];
      if (group?.position && box) groups.set(id, { ...group, ...framed(shifted(box, by), group) });
    }
  const following = followingGroups(before, free);
  const natural = groupBounds({ ...placed, groups: unframed(groups, following) });
  const touched = groupsAroundMoved(before, placed);
  for (const id of stayingGroups(before, free)) {
    const [group, own, inside] = [groups.get(id), frames.get(id), natural.get(id)];
    if (!group?.position || !group.size || !following.has(id) || !own || !inside) continue;
    const around = whole ? inside : boundsOf([inside, own]);
    if (around && (whole || touched.has(id))) groups.set(id, { ...group, ...framed(around, group) });
  }
  next = { ...next, groups };
  for (const [unit, by] of shifts)
    for (const id of unit.closed) {
      const [from, box] = [frames.get(id), laid.boxes.get(id)];
      if (from && box)
        next = moveElements(next, [refOf('group', id)], {
          x: box.x + by.x - from.x,
          y: box.y + by.y - from.y,
        });
    }
  return next;
}

const shifted = (rect: Rect, by: Point): Rect => ({ ...rect, x: rect.x + by.x, y: rect.y + by.y });

function framed({ x, y, width, height }: Rect, group: Group): Pick<Group, 'position' | 'size'> {
  const position = { x: Math.round(x), y: Math.round(y) };
  return group.size
    ? { position, size: { width: Math.ceil(width), height: Math.ceil(height) } }
    : { position };
}

/** These as if they were drawn around what stands in them. */
const unframed = (
  groups: ReadonlyMap<string, Group>,
  following: ReadonlySet<string>,
): ReadonlyMap<string, Group> =>
  new Map(
    [...groups].map(([id, group]) => {
      const { size: _, ...open } = group;
      return [id, following.has(id) ? open : group];
    }),
  );

/** The groups around anything that stands elsewhere now. */
function groupsAroundMoved(before: Diagram, next: Diagram): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [id, component] of next.components)
    if (before.components.get(id) !== component)
      for (const group of boxesAround(next, homeOf(next, component))) found.add(group);
  return found;
}

/** The diagram as it was where every place is the same. */
function same(before: Diagram, next: Diagram): Diagram {
  const samePlaces = <T extends { readonly position?: Point }>(
    a: ReadonlyMap<string, T>,
    b: ReadonlyMap<string, T>,
  ): boolean =>
    [...b].every(([id, { position }]) => {
      const old = a.get(id)?.position;
      return old?.x === position?.x && old?.y === position?.y;
    });
  const sameSizes = [...next.groups].every(([id, { size }]) => {
    const old = before.groups.get(id)?.size;
    return old?.width === size?.width && old?.height === size?.height;
  });
  const isSame =
    sameSizes &&
    samePlaces(before.components, next.components) &&
    samePlaces(before.groups, next.groups) &&
    samePlaces(before.notes, next.notes) &&
    samePlaces(before.drawings, next.drawings);
  return isSame ? before : next;
}
