/**
 * What is drawn over what, changed by hand. Forward and backward go past the next thing that lies over or under the
 * selection, so that each step is seen; to the front and to the back past all. Frames are always at the bottom.
 */
import { bodyRects } from '../layout/bodyRects';
import { drawingOrder } from '../layout/drawingOrder';
import type { Diagram } from '../model/diagram';
import { putComponent, putDrawing, putNote, withKey } from '../model/edits';
import { type ElementRef, idOf, kindOf } from '../model/elements';
import { byLock } from '../model/locks';
import { overlaps } from '../shared/geometry';
import type { Context, Outcome } from './command';
import { bodiesOf, lockedNotice } from './locks';

/** Selected things that have a layer. */
export const stackable = ({ session }: Context): readonly ElementRef[] =>
  bodiesOf(session.selection).filter((ref) => kindOf(ref) !== 'group');

export function bringForward(context: Context): Outcome {
  return stacked(context, 'up');
}

export function sendBackward(context: Context): Outcome {
  return stacked(context, 'down');
}

export function bringToFront(context: Context): Outcome {
  return toEnd(context, 'up');
}

export function sendToBack(context: Context): Outcome {
  return toEnd(context, 'down');
}

/** What is new lies over what it was put on: a note on a card is there to be read. */
export function putOver(diagram: Diagram, ref: ElementRef): Diagram {
  const { belowLines, aboveLines } = drawingOrder(diagram);
  const order = [...belowLines, ...aboveLines];
  const touch = touching(diagram);
  const over = order.slice(order.indexOf(ref) + 1).filter((other) => touch(ref, other));
  if (over.length === 0) return diagram;
  return withLayer(diagram, ref, Math.max(...over.map((other) => layerOf(diagram, other))) + 1);
}

interface Ranked {
  readonly ref: ElementRef;
  readonly rank: number;
}
type Direction = 'up' | 'down';

/** Past the next of the others that touches what is selected. */
function stacked(context: Context, direction: Direction): Outcome {
  const { diagram } = context;
  const { chosen, others, outcome } = rankedParts(context);
  const [low, high] = [chosen[0], chosen.at(-1)];
  if (!low || !high) return outcome;
  const touch = touching(diagram);
  const met = others.filter(({ ref }) => chosen.some((one) => touch(ref, one.ref)));
  // What lies between selected things is passed as well: forward from the lowest, backward from the highest.
  const past =
    direction === 'up'
      ? met.find(({ rank }) => rank > low.rank)
      : [...met].reverse().find(({ rank }) => rank < high.rank);
  return past ? placed(context, past, direction) : outcome;
}

function toEnd(context: Context, direction: Direction): Outcome {
  const { chosen, others, outcome } = rankedParts(context);
  const [low, high] = [chosen[0], chosen.at(-1)];
  const past = direction === 'up' ? others.at(-1) : others[0];
  if (!past || !low || !high) return outcome;
  const isThere = direction === 'up' ? low.rank > past.rank : high.rank < past.rank;
  return isThere ? outcome : placed(context, past, direction);
}

function rankedParts(context: Context) {
  const { diagram } = context;
  const { free, locked } = byLock(diagram, stackable(context));
  const { belowLines, aboveLines } = drawingOrder(diagram);
  const all = [...belowLines, ...aboveLines].map((ref, rank): Ranked => ({ ref, rank }));
  const outcome: Outcome = { session: lockedNotice(diagram, locked) };
  return {
    chosen: all.filter(({ ref }) => free.has(ref)),
    others: all.filter(({ ref }) => !free.has(ref)),
    outcome,
  };
}

/**
 * Just past a thing, the selected ones keeping their order among themselves. What lies beyond and touches what has
 * moved makes room for it; all else keeps its layer.
 */
function placed(context: Context, past: Ranked, direction: Direction): Outcome {
  const { diagram } = context;
  const { chosen, others, outcome } = rankedParts(context);
  const step = direction === 'up' ? 1 : -1;
  const away =
    direction === 'up'
      ? (items: readonly Ranked[]) => items
      : (items: readonly Ranked[]) => [...items].reverse();
  const taken = new Map<ElementRef, number>();
  let layer = layerOf(diagram, past.ref);
  for (const old of new Set(away(chosen).map(({ ref }) => layerOf(diagram, ref)))) {
    layer += step;
    for (const { ref } of chosen) if (layerOf(diagram, ref) === old) taken.set(ref, layer);
  }
  const touch = touching(diagram);
  for (const { ref, rank } of away(others)) {
    if ((rank - past.rank) * step <= 0) continue;
    const own = layerOf(diagram, ref);
    let needed = own;
    for (const [other, at] of taken) if ((at - needed) * step >= 0 && touch(ref, other)) needed = at + step;
    if (needed !== own) taken.set(ref, needed);
  }
  let next = diagram;
  for (const [ref, at] of taken) next = withLayer(next, ref, at);
  return { ...outcome, diagram: next };
}

function touching(diagram: Diagram): (a: ElementRef, b: ElementRef) => boolean {
  const rects = bodyRects(diagram);
  return (a, b) => {
    const [one, other] = [rects.get(a), rects.get(b)];
    return one !== undefined && other !== undefined && overlaps(one, other);
  };
}

function layerOf(diagram: Diagram, ref: ElementRef): number {
  const id = idOf(ref);
  const thing =
    kindOf(ref) === 'component'
      ? diagram.components.get(id)
      : kindOf(ref) === 'note'
        ? diagram.notes.get(id)
        : diagram.drawings.get(id);
  return thing?.layer ?? 0;
}

function withLayer(diagram: Diagram, ref: ElementRef, layer: number): Diagram {
  const id = idOf(ref);
  const value = layer === 0 ? undefined : layer;
  const component = kindOf(ref) === 'component' && diagram.components.get(id);
  const note = kindOf(ref) === 'note' && diagram.notes.get(id);
  const drawing = kindOf(ref) === 'drawing' && diagram.drawings.get(id);
  if (component) return putComponent(diagram, id, withKey(component, 'layer', value));
  if (note) return putNote(diagram, id, withKey(note, 'layer', value));
  if (drawing && drawing.kind !== 'foreign') return putDrawing(diagram, id, withKey(drawing, 'layer', value));
  return diagram;
}
