/** What is put where the pointer is: one component, one group, or a typed diagram as one step, laid out and selected. */
import type { NamedGroupType } from '../catalog/groupTypes';
import type { TypedDiagram } from '../formats/importers/typedDiagram';
import { bodyRects } from '../layout/bodyRects';
import { freeArea } from '../layout/freeSpot';
import { groupBounds } from '../layout/groupBounds';
import { nodeRect } from '../layout/nodeRect';
import { quickPlace, withPositions } from '../layout/quickPlace';
import type { Component, Diagram } from '../model/diagram';
import { putComponent } from '../model/edits';
import { type ElementRef, refOf } from '../model/elements';
import { extractFragment } from '../model/fragment';
import { boundsOf, contains, overlaps, type Point, rounded } from '../shared/geometry';
import { arrangeable } from './arranging';
import type { Context, Outcome } from './command';
import { addComponent, addGroup } from './gestures';
import { groupSelectionAs } from './grouping';
import { keepCallsValid } from './keepCallsValid';
import type { Wanted } from './newComponent';
import { regroup } from './regroup';
import type { Notice } from './sessionStore';

/** Exactly there; on free ground nearby where something stands there already. */
export function addThere(context: Context, wanted: Wanted, at: Point): Outcome {
  const isTaken = [...context.diagram.components.values()].some((one) => contains(nodeRect(one), at));
  const exactly = addComponent(context, wanted, at);
  const [added] = exactly.session?.selection ?? [];
  const covers = exactly.diagram && added && coversAny(context.diagram, exactly.diagram, added);
  const there =
    isTaken || covers ? addComponent(context, wanted, at, isTaken ? 'nearby' : 'beside') : exactly;
  return { ...there, effect: 'reveal-selection' };
}

/** Whether what was added lies on a card or a note. */
function coversAny(before: Diagram, after: Diagram, added: ElementRef): boolean {
  const rects = bodyRects(after);
  const own = rects.get(added);
  const others = [...before.components.keys()].map((id) => refOf('component', id));
  const notes = [...before.notes.keys()].map((id) => refOf('note', id));
  return [...others, ...notes].some((ref) => {
    const rect = rects.get(ref);
    return own !== undefined && rect !== undefined && overlaps(own, rect);
  });
}

/** Around what is selected, else an empty frame with its middle there that takes in what lies wholly in it. */
export function addGroupThere(context: Context, { type, name }: NamedGroupType, at: Point): Outcome {
  if (arrangeable(context).length > 0) return groupSelectionAs(context, type.id, name || type.label);
  const { width, height } = NEW_FRAME;
  const frame = { x: at.x - width / 2, y: at.y - height / 2, width, height };
  return { ...addGroup(context, frame, type.id, name), effect: 'reveal-selection' };
}

/** Room for a card and what it is connected with. */
const NEW_FRAME = { width: 320, height: 200 } as const;

/** What a layout has to place: all that is new, where none of it hangs on what stands already; else null. */
export const pieceOf = (typed: TypedDiagram): Diagram | null =>
  typed.joined.length > 0 || typed.components.length === 0
    ? null
    : extractFragment(typed.diagram, refsOf(typed));

/**
 * The typed diagram, made on the diagram of this context. `positions`: where a layout puts the parts of its piece, which goes
 * there with its middle at the point; what it says nothing of goes beside its neighbours.
 */
export function drawTyped(
  { diagram }: Context,
  typed: TypedDiagram,
  positions: ReadonlyMap<string, Point>,
  at: Point,
): Outcome {
  const isNothing = typed.components.length + typed.connections.length + typed.groups.length === 0;
  const refs = refsOf(typed);
  const selection = refs.length > 0 ? refs : typed.joined.map((id) => refOf('component', id));
  const changed = typed.joined.some((id) => typed.diagram.components.get(id) !== diagram.components.get(id));
  const session = { selection: new Set(selection), tool: 'select', notice: noticeOf(typed) } as const;
  if (isNothing && !changed) return { session };
  const placed = quickPlace(moved(diagram, typed, positions, at));
  return { diagram: regroup(keepCallsValid(placed), refs), session, effect: 'reveal-selection' };
}

const refsOf = ({ components, groups }: TypedDiagram): readonly ElementRef[] => [
  ...components.map((id) => refOf('component', id)),
  ...groups.map((id) => refOf('group', id)),
];

/** The piece as it was laid out, moved to the point as a whole. */
function moved(
  base: Diagram,
  typed: TypedDiagram,
  positions: ReadonlyMap<string, Point>,
  at: Point,
): Diagram {
  const piece = pieceOf(typed);
  const laidOut = piece && quickPlace(withPositions(piece, positions));
  const area =
    laidOut &&
    boundsOf([...[...laidOut.components.values()].map(nodeRect), ...groupBounds(laidOut).values()]);
  if (!laidOut || !area) return typed.diagram;
  const wanted = { ...area, x: at.x - area.width / 2, y: at.y - area.height / 2 };
  const spot = freeArea(base, wanted, []);
  let next = typed.diagram;
  for (const [id, component] of laidOut.components) {
    const { x, y } = component.position ?? { x: 0, y: 0 };
    const own: Component = next.components.get(id) ?? component;
    const position = rounded({ x: x - area.x + spot.x, y: y - area.y + spot.y });
    if (component.position) next = putComponent(next, id, { ...own, position });
  }
  return next;
}

/** What isn't drawn is said once more, as it is easily overlooked in what is. */
function noticeOf({ remarks }: TypedDiagram): Notice | null {
  const refused = remarks.filter(({ kind }) => kind === 'refused');
  const [first] = refused;
  if (!first) return null;
  if (refused.length === 1) return { tone: 'info', text: `One connection isn’t drawn. ${first.text}` };
  return {
    tone: 'info',
    text: `${refused.length} connections aren’t drawn.`,
    details: refused.map(({ text }) => text),
  };
}
