/**
 * Where notes, images and strokes go once the cards have moved: as far as what they go with. A note then lies on
 * nothing: not on a card, a title or another note, nor in a frame it had nothing to do with.
 */
import type { Diagram } from '../model/diagram';
import { type ElementRef, idOf, kindOf } from '../model/elements';
import { enclosingGroups } from '../model/queries';
import { centerOf, contains, overlaps, type Point, type Rect, rounded } from '../shared/geometry';
import { type Companion, companionsOf, isPaper } from './companions';
import { GridIndex } from './gridIndex';
import { groupBounds } from './groupBounds';
import { chipRects, groupTitle, titleRect } from './groupTitle';
import { drawnNoteRect } from './legend';
import { nearestFree } from './nearestFree';
import { nodeRect } from './nodeRect';

const GAP = 12;

/** `next`: `before` with its cards and frames where they are to be. Where each goes that doesn't stay. */
export function movedCompanions(
  before: Diagram,
  next: Diagram,
  whole: boolean,
): ReadonlyMap<ElementRef, Point> {
  const moves = new Map<ElementRef, Point>();
  const frames = [groupBounds(before), groupBounds(next)] as const;
  const going = companionsOf(before).all.flatMap((companion) => {
    const shifts = companion.cards.map((id) => shiftOf(before, next, id));
    const frame = companion.frame;
    const [from, to] = frames.map((all) => (frame === undefined ? undefined : all.get(frame)));
    if (from && to)
      return whole || sameSize(from, to) ? [[companion, cornerShift(companion.rect, from, to)] as const] : [];
    const moved = whole || shifts.every(({ x, y }) => x !== 0 || y !== 0);
    return moved && shifts.length > 0 ? [[companion, meanOf(shifts)] as const] : [];
  });
  const page = paperOn(before, next, new Set(going.map(([{ ref }]) => ref)));
  for (const [companion, by] of going) {
    const { ref, rect, at } = companion;
    const wanted = { ...rect, x: at.x + by.x, y: at.y + by.y };
    const to = isPaper(ref) ? page.put(companion, wanted) : wanted;
    const step = { x: to.x - rect.x, y: to.y - rect.y };
    if (step.x !== 0 || step.y !== 0) moves.set(ref, step);
  }
  return moves;
}

function shiftOf(before: Diagram, next: Diagram, id: string): Point {
  const [from, to] = [before.components.get(id)?.position, next.components.get(id)?.position];
  return from && to ? { x: to.x - from.x, y: to.y - from.y } : { x: 0, y: 0 };
}

const sameSize = (a: Rect, b: Rect): boolean => a.width === b.width && a.height === b.height;

/** With the corner of a frame that it is nearest to. */
function cornerShift(rect: Rect, from: Rect, to: Rect): Point {
  const { x, y } = centerOf(rect);
  const isRight = x > from.x + from.width / 2;
  const isLow = y > from.y + from.height / 2;
  return rounded({
    x: to.x - from.x + (isRight ? to.width - from.width : 0),
    y: to.y - from.y + (isLow ? to.height - from.height : 0),
  });
}

const meanOf = (points: readonly Point[]): Point => ({
  x: Math.round(points.reduce((total, { x }) => total + x, 0) / points.length),
  y: Math.round(points.reduce((total, { y }) => total + y, 0) / points.length),
});

/** What notes may not lie on. */
function paperOn(before: Diagram, next: Diagram, going: ReadonlySet<ElementRef>) {
  const ground = new GridIndex<Rect>();
  const add = (rect: Rect) => ground.add(rect, rect);
  for (const component of next.components.values()) if (component.position) add(nodeRect(component));
  const [framesBefore, frames] = [groupBounds(before), groupBounds(next)];
  for (const [id, frame] of frames) {
    const title = groupTitle(next, id, frames);
    for (const rect of [titleRect(frame, title), ...chipRects(frame, title)]) add(rect);
  }
  for (const [id, note] of next.notes)
    if (note.position && !going.has(`note:${id}`)) add(drawnNoteRect(next, note));
  const put = ({ rect, cards }: Companion, wanted: Rect): Point => {
    const own = new Set(
      cards.flatMap((id) => enclosingGroups(next, next.components.get(id)?.in).map(([group]) => group)),
    );
    for (const [id, frame] of framesBefore) if (contains(frame, centerOf(rect))) own.add(id);
    const foreign = [...frames].filter(([id]) => !own.has(id)).map(([, frame]) => frame);
    const around = (there: Rect, gap: number) => ({
      x: there.x - gap,
      y: there.y - gap,
      width: there.width + 2 * gap,
      height: there.height + 2 * gap,
    });
    const onSomething = (there: Rect) =>
      ground.near(around(there, GAP)).find((other) => overlaps(there, other, GAP)) ?? null;
    const blocker = (there: Rect) =>
      onSomething(there) ?? foreign.find((frame) => overlaps(there, frame, 0)) ?? null;
    const at =
      nearestFree(wanted, { blocker, gap: GAP, mostTries: 800 }) ??
      nearestFree(wanted, { blocker: onSomething, gap: GAP }) ??
      wanted;
    add({ ...wanted, ...at });
    return at;
  };
  return { put };
}

/** The page with these moved. */
export function withMoved(diagram: Diagram, moves: ReadonlyMap<ElementRef, Point>): Diagram {
  if (moves.size === 0) return diagram;
  const shifted = <T extends { readonly position?: Point }>(
    kind: 'note' | 'drawing',
    things: ReadonlyMap<string, T>,
  ) => {
    const next = new Map(things);
    for (const [ref, by] of moves) {
      const thing = kindOf(ref) === kind ? next.get(idOf(ref)) : undefined;
      if (thing?.position)
        next.set(idOf(ref), {
          ...thing,
          position: { x: thing.position.x + by.x, y: thing.position.y + by.y },
        });
    }
    return next;
  };
  return {
    ...diagram,
    notes: shifted('note', diagram.notes),
    drawings: shifted('drawing', diagram.drawings),
  };
}
