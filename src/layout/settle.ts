/**
 * Puts what an engine has laid out on the page as the page is now: what is pinned, was moved meanwhile or isn't asked
 * for stays exactly where it is, and the rest comes to stand around it, near what it belongs to, on nothing else.
 */
import type { Diagram } from '../model/diagram';
import { type ElementRef, refOf } from '../model/elements';
import { enclosingGroups } from '../model/queries';
import { boundsOf, type Point, type Rect } from '../shared/geometry';
import { companionsOf } from './companions';
import { Ground, type Standing } from './ground';
import { groupBounds } from './groupBounds';
import { chipRects, groupTitle, titleRect } from './groupTitle';
import { ROW_GAP } from './layoutGraph';
import {
  followingGroups,
  type LayoutUnit,
  layoutUnits,
  type Settling,
  type Shift,
  stayingGroups,
} from './layoutUnits';
import { drawnNoteRect } from './legend';
import { belowAll, nearestFree } from './nearestFree';
import { nearNeighbours } from './nearNeighbours';
import { nodeRect, stackHeight } from './nodeRect';
import { shiftsFromPins } from './shiftsFromPins';

/** Between anything that is placed and what is there: the engine keeps no more between cards of one column. */
const LEAST_GAP = 16;
/** What is put among things by itself leaves room for lines and their labels. */
const ROOMY_GAP = 40;

export function settle(task: Settling): readonly Shift[] {
  const { diagram, free, laid } = task;
  const { all, rooms } = companionsOf(diagram);
  const units = layoutUnits(diagram, free, laid, (id) => rooms.get(id));
  const ground = groundUnder(task, rooms, new Set(all.map(({ ref }) => ref)));
  const placed: Shift[] = [];
  const put = (unit: LayoutUnit, by: Point): Point => {
    const wanted = { ...unit.rect, x: unit.rect.x + by.x, y: unit.rect.y + by.y };
    const at = spotOn(ground, wanted, unit.within, gapOf(task.whole));
    ground.add({ rect: { ...wanted, ...at }, inside: new Set(unit.within) });
    ground.grow({ ...wanted, ...at }, unit.within);
    const shift = { x: at.x - unit.rect.x, y: at.y - unit.rect.y };
    placed.push([unit, shift]);
    return shift;
  };
  if (task.whole) for (const [unit, by] of shiftsFromPins(task, innerFirst(units))) put(unit, by);
  else nearNeighbours(task, units, () => ground.extent(), put);
  return placed;
}

/** What stands in groups that stay goes first: their frames are then where they are. */
const innerFirst = (units: readonly LayoutUnit[]): readonly LayoutUnit[] =>
  [...units].sort((a, b) => b.within.length - a.within.length || a.rect.x - b.rect.x || a.rect.y - b.rect.y);

const gapOf = (whole: boolean): number => (whole ? LEAST_GAP : ROOMY_GAP);

function spotOn(ground: Ground, wanted: Rect, within: readonly string[], gap: number): Point {
  const look = (growing: boolean, mostTries: number) =>
    nearestFree(wanted, {
      blocker: (rect) => ground.blocker(rect, within, growing),
      gap,
      acrossCost: 1.4,
      mostTries,
    });
  const isIn = within.length > 0;
  const extent = ground.extent();
  return (
    (isIn ? look(true, 600) : null) ?? look(false, 3000) ?? belowAll(wanted, extent ? [extent] : [], ROW_GAP)
  );
}

/** All that stays, with the frames around it. */
function groundUnder(
  { diagram, free, whole }: Settling,
  rooms: ReadonlyMap<string, Rect>,
  companions: ReadonlySet<ElementRef>,
): Ground {
  const ground = new Ground(gapOf(whole));
  const staying = stayingGroups(diagram, free);
  const around = (within: readonly string[] | undefined) =>
    new Set(enclosingGroups(diagram, within).map(([id]) => id));
  for (const [id, component] of diagram.components) {
    if (free.has(id) || !component.position) continue;
    const rect = nodeRect(component);
    const top = stackHeight(component);
    const room = rooms.get(id);
    const own = { ...rect, y: rect.y - top, height: rect.height + top };
    const rects = room ? [own, { ...room, x: rect.x + room.x, y: rect.y + room.y }] : [own];
    ground.add({ rect: boundsOf(rects) ?? own, inside: around(component.in) });
  }
  for (const frame of stayingFrames(diagram, free, staying, whole)) ground.add(frame);
  for (const [id, note] of diagram.notes)
    if (note.position && !(whole && companions.has(refOf('note', id))))
      ground.add({ rect: drawnNoteRect(diagram, note), inside: new Set() });
  return ground;
}

/** The frames of groups as they are without what is to move; a group of nothing else isn't among them. */
function stayingFrames(
  diagram: Diagram,
  free: ReadonlySet<string>,
  staying: ReadonlySet<string>,
  whole: boolean,
): Standing[] {
  const components = new Map(
    [...diagram.components].filter(([id, { position }]) => !free.has(id) && position),
  );
  const following = followingGroups(diagram, free);
  const groups = new Map(
    [...diagram.groups].flatMap(([id, group]) => {
      if (following.has(id) && !staying.has(id)) return [];
      if (!whole || !following.has(id)) return [[id, group] as const];
      const { size: _, ...open } = group;
      return [[id, open] as const];
    }),
  );
  const rest: Diagram = { ...diagram, components, groups };
  const frames = groupBounds(rest);
  return [...frames].flatMap(([id, frame]) => {
    if (whole && !staying.has(id)) return [];
    const inside = new Set([id, ...enclosingGroups(diagram, [id]).map(([outer]) => outer)]);
    return [{ rect: frameWithTitle(diagram, id, frame, frames), frame: id, inside }];
  });
}

function frameWithTitle(diagram: Diagram, id: string, frame: Rect, frames: ReadonlyMap<string, Rect>): Rect {
  const title = groupTitle(diagram, id, frames);
  return boundsOf([frame, titleRect(frame, title), ...chipRects(frame, title)]) ?? frame;
}
