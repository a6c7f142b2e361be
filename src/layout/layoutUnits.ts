/**
 * What a layout moves as one: a card with what goes along with it, or a whole group where all that stands in it may
 * move. A group in which something stays put is no unit: what else stands in it moves by itself, within it.
 */
import type { Diagram } from '../model/diagram';
import { enclosingGroups } from '../model/queries';
import { boundsOf, type Point, type Rect } from '../shared/geometry';
import { boxesAround, homeOf } from './homes';
import type { Laid } from './layoutGraph';
import { nodeSize } from './nodeRect';

export interface LayoutUnit {
  readonly cards: readonly string[];
  /** Groups whose frames move with it. */
  readonly groups: readonly string[];
  /** Where the engine has it, with all that is drawn around it. */
  readonly rect: Rect;
  /** The groups around it that stay, the nearest first. */
  readonly within: readonly string[];
}

export interface Settling {
  /** The page as it is. */
  readonly diagram: Diagram;
  /** Components that may move. */
  readonly free: ReadonlySet<string>;
  readonly laid: Laid;
  /** Whether all of the page was laid out: else what is free goes to where its neighbours are. */
  readonly whole: boolean;
}

/** A unit and how far it goes from where the engine has it. */
export type Shift = readonly [unit: LayoutUnit, by: Point];

/** How far a group's title stands out above its frame. */
const TITLE_OUT = 10;

/** Whether the component, or any group it stands in, keeps its place. */
export function isPinned(diagram: Diagram, componentId: string): boolean {
  const component = diagram.components.get(componentId);
  return component?.locked === true || isAnyLocked(diagram, component?.in);
}

/** Whether the group, or any it stands in, keeps its place. */
export const isGroupPinned = (diagram: Diagram, groupId: string): boolean => isAnyLocked(diagram, [groupId]);

const isAnyLocked = (diagram: Diagram, directly: readonly string[] | undefined): boolean =>
  enclosingGroups(diagram, directly).some(([, group]) => group.locked);

export function layoutUnits(
  diagram: Diagram,
  free: ReadonlySet<string>,
  laid: Laid,
  roomOf: (componentId: string) => Rect | undefined,
): readonly LayoutUnit[] {
  const staying = stayingGroups(diagram, free);
  const units = new Map<string, LayoutUnit & { cards: string[]; groups: string[] }>();
  const unitFor = (around: readonly string[], own: string, rect: Rect) => {
    const first = around.findIndex((id) => staying.has(id) || !laid.boxes.has(id));
    const moving = first < 0 ? around : around.slice(0, first);
    const whole = moving.at(-1);
    const box = whole === undefined ? undefined : laid.boxes.get(whole);
    const key = whole === undefined ? own : `group ${whole}`;
    const frame = box && { ...box, y: box.y - TITLE_OUT, height: box.height + TITLE_OUT };
    const within = around.slice(moving.length).filter((id) => staying.has(id));
    const unit = units.get(key) ?? { cards: [], groups: [], rect: frame ?? rect, within };
    units.set(key, unit);
    for (const id of moving) if (!unit.groups.includes(id)) unit.groups.push(id);
    return unit;
  };
  for (const [id, component] of diagram.components) {
    const at = laid.cards.get(id);
    if (!free.has(id) || !at) continue;
    const room = roomOf(id) ?? { x: 0, y: 0, ...nodeSize(component) };
    const rect = { ...room, x: at.x + room.x, y: at.y + room.y };
    unitFor(boxesAround(diagram, homeOf(diagram, component)), `card ${id}`, rect).cards.push(id);
  }
  for (const id of diagram.groups.keys()) {
    const box = laid.boxes.get(id);
    if (!box || staying.has(id)) continue;
    unitFor(boxesAround(diagram, id), `group ${id}`, box);
  }
  return [...units.values()];
}

/** Several as one: they keep how they stand to each other. */
export function joinedUnit(units: readonly LayoutUnit[]): LayoutUnit | null {
  const [first] = units;
  const rect = boundsOf(units.map((unit) => unit.rect));
  if (!first || !rect) return null;
  return {
    cards: units.flatMap(({ cards }) => cards),
    groups: units.flatMap(({ groups }) => groups),
    rect,
    within: first.within,
  };
}

/** Groups that are locked, or have something in them that stays. */
export function stayingGroups(diagram: Diagram, free: ReadonlySet<string>): ReadonlySet<string> {
  const staying = new Set<string>();
  const mark = (ids: readonly string[]) => {
    for (const id of ids) staying.add(id);
  };
  for (const [id, component] of diagram.components)
    if (!free.has(id)) mark(boxesAround(diagram, homeOf(diagram, component)));
  for (const id of diagram.groups.keys()) if (isGroupPinned(diagram, id)) mark(boxesAround(diagram, id));
  return staying;
}

/** Groups that aren't locked and have something in them that may move: their frames follow it. */
export function followingGroups(diagram: Diagram, free: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const id of free) {
    const component = diagram.components.get(id);
    for (const group of component ? boxesAround(diagram, homeOf(diagram, component)) : [])
      if (!isGroupPinned(diagram, group)) found.add(group);
  }
  return found;
}
