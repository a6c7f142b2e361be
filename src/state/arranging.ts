/**
 * Aligning, distributing, tidying and stacking what is selected. What stands in a selected group moves with it; what is
 * locked keeps its place, and the others align with it.
 */
import {
  type Alignment,
  type Axis,
  align,
  distribute,
  type Moves,
  type Thing,
  tidyUp,
} from '../layout/align';
import { rectsOf } from '../layout/bodyRects';
import { isHidden } from '../layout/visibleDiagram';
import type { Diagram } from '../model/diagram';
import { moveElements } from '../model/edits';
import { type ElementRef, idsOf } from '../model/elements';
import { isLocked } from '../model/locks';
import { standsIn, withinOf } from '../model/queries';
import type { Context, Outcome } from './command';
import { bodiesOf } from './locks';
import { regroup } from './regroup';

type Things = ReadonlyMap<ElementRef, Thing>;

/** What of a selection is arranged: each thing that is seen and isn't in a selected group. */
export function arrangeable({ diagram, session }: Context): readonly ElementRef[] {
  const groups = idsOf(session.selection, 'group');
  return bodiesOf(session.selection).filter((ref) => {
    return !isHidden(diagram, ref) && !standsIn(diagram, withinOf(diagram, ref), groups);
  });
}

export const alignSelected = (context: Context, to: Alignment): Outcome =>
  arranged(context, (things) => align(things, to));

export const distributeSelected = (context: Context, axis: Axis): Outcome =>
  arranged(context, (things) => distribute(things, axis));

export const tidySelected = (context: Context): Outcome => arranged(context, tidyUp);

function arranged(context: Context, moves: (things: Things) => Moves<ElementRef>): Outcome {
  const { diagram } = context;
  const things = new Map<ElementRef, Thing>();
  for (const [ref, rect] of rectsOf(diagram, arrangeable(context)))
    things.set(ref, { rect, fixed: isLocked(diagram, ref) });
  const found = moves(things);
  return found.size === 0
    ? {}
    : { diagram: regroup(moved(diagram, found), found.keys()), effect: 'keep-in-view' };
}

function moved(diagram: Diagram, moves: Moves<ElementRef>): Diagram {
  let next = diagram;
  for (const [ref, by] of moves) next = moveElements(next, [ref], by);
  return next;
}
