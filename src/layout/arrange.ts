/**
 * Lays out a page, or part of it. What the engine says may take a while, and the page may be another one by then:
 * `arrange` asks the engine, `arranged` puts its answer on the page as it is. What is locked, was moved meanwhile, or
 * isn't asked for keeps its place; what is gone stays gone; a label keeps its share of its line. Nothing but places
 * changes.
 */
import type { Component, Diagram, Group } from '../model/diagram';
import { moveElements } from '../model/edits';
import { refOf } from '../model/elements';
import { boundsOf, type Point, type Rect, type Size } from '../shared/geometry';
import { companionsOf } from './companions';
import { groupBounds } from './groupBounds';
import { boxesAround, homeOf } from './homes';
import { type Laid, type LayoutEngine, layOutGraph } from './layoutGraph';
import { followingGroups, isPinned, type Shift, stayingGroups } from './layoutUnits';
import { movedCompanions, withMoved } from './moveCompanions';
import { settle } from './settle';
import { type Visible, visibleDiagram } from './visibleDiagram';

export interface Arrangement {
  /** What was drawn when the engine was asked, and what of it may move; null: all of it. */
  readonly began: Diagram;
  readonly scope: ReadonlySet<string> | null;
  readonly laid: Laid;
}

/** `scope`: components to place, those behind the card of a collapsed group by that card; null: all of the page. */
export async function arrange(
  diagram: Diagram,
  scope: ReadonlySet<string> | null,
  engine: LayoutEngine,
): Promise<Arrangement> {
  const visible = visibleDiagram(diagram);
  const began = visible.diagram;
  const seen = scope && seenCards(visible, scope);
  const free = freeOf(began, seen);
  const staying = stayingGroups(began, free);
  const { rooms } = companionsOf(began);
  const request = {
    direction: diagram.style.direction ?? 'right',
    cards: seen ? free : new Set(began.components.keys()),
    boxes: new Set([...began.groups.keys()].filter((id) => !seen || !staying.has(id))),
    roomOf: (id: string) => rooms.get(id),
  };
  return { began, scope: seen, laid: await layOutGraph(began, request, engine) };
}

/** The page with everything in its new place; the page itself where nothing moves. */
export function arranged(now: Diagram, { began, laid, scope }: Arrangement): Diagram {
  const visible = visibleDiagram(now);
  const { diagram } = visible;
  const whole = scope === null;
  const mayMove = (id: string) => laid.cards.has(id) && isAsItWas(began, diagram, id);
  const free = new Set([...freeOf(diagram, scope)].filter(mayMove));
  const shifts = settle({ diagram, free, laid, whole });
  const placed = withFrames(withCards(diagram, laid, shifts), diagram, laid, shifts, free, whole);
  const next = withMoved(placed, movedCompanions(diagram, placed, whole));
  return onPage(now, visible, next);
}

/** What may move. */
const freeOf = (diagram: Diagram, scope: ReadonlySet<string> | null): ReadonlySet<string> =>
  new Set([...diagram.components.keys()].filter((id) => (!scope || scope.has(id)) && !isPinned(diagram, id)));

function seenCards({ diagram, cards }: Visible, scope: ReadonlySet<string>): ReadonlySet<string> {
  const seen = new Set([...scope].filter((id) => diagram.components.has(id)));
  for (const [id, card] of cards) if (card.components.some((inside) => scope.has(inside))) seen.add(id);
  return seen;
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
  return { ...placed, groups };
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

/** What was drawn, as the page has it: what is behind a card goes where its card goes. */
function onPage(page: Diagram, { diagram, cards }: Visible, next: Diagram): Diagram {
  let moved: Diagram = {
    ...page,
    components: placesOf(page.components, next.components),
    groups: placesOf(page.groups, next.groups),
    notes: placesOf(page.notes, next.notes),
    drawings: placesOf(page.drawings, next.drawings),
  };
  for (const [id, { groupId }] of cards) {
    const [from, to] = [diagram.components.get(id)?.position, next.components.get(id)?.position];
    if (from && to)
      moved = moveElements(moved, [refOf('group', groupId)], { x: to.x - from.x, y: to.y - from.y });
  }
  const isSame = PARTS.every((part) => moved[part] === page[part]);
  return isSame ? page : moved;
}

const PARTS = ['components', 'groups', 'notes', 'drawings'] as const;

/** Each at its next place, of its next size; the very same where none differs. */
function placesOf<T extends { readonly position?: Point; readonly size?: Size }>(
  before: ReadonlyMap<string, T>,
  next: ReadonlyMap<string, { readonly position?: Point; readonly size?: Size }>,
): ReadonlyMap<string, T> {
  let changed: Map<string, T> | null = null;
  for (const [id, { position, size }] of next) {
    const old = before.get(id);
    if (!old || (samePlace(old.position, position) && sameSize(old.size, size))) continue;
    changed ??= new Map(before);
    changed.set(id, { ...old, ...(position && { position }), ...(size && { size }) });
  }
  return changed ?? before;
}

const samePlace = (a: Point | undefined, b: Point | undefined): boolean => a?.x === b?.x && a?.y === b?.y;
const sameSize = (a: Size | undefined, b: Size | undefined): boolean =>
  a?.width === b?.width && a?.height === b?.height;
