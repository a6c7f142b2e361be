/**
 * Other sizes for things. A stroke takes its points along; a note keeps room for its text; a card at its usual size
 * has none of its own in the file; a frame takes in what comes to lie in it and lets go what doesn't any more. What is
 * locked keeps its size, and a collapsed group has one only when it is open.
 */
import { rectsOf } from '../layout/bodyRects';
import { pointsBox } from '../layout/drawingRect';
import { frameOver, groupBounds } from '../layout/groupBounds';
import { leastSize } from '../layout/leastSize';
import { nodeRect, nodeSize } from '../layout/nodeRect';
import { isCard, isHidden } from '../layout/visibleDiagram';
import type { Component, Diagram, Group, Note, Stroke, StrokePoint } from '../model/diagram';
import { putComponent, putDrawing, putGroup, putNote, withKey } from '../model/edits';
import { type ElementRef, idOf, kindOf } from '../model/elements';
import { byLock, isLocked } from '../model/locks';
import { standingIn } from '../model/queries';
import { boundsOf, centerOf, type Rect, rounded, type Size } from '../shared/geometry';
import type { Context, Outcome } from './command';
import { fitNote } from './fitNote';
import { bodiesOf, lockedNotice } from './locks';
import { isLoose } from './loose';
import { reframed } from './reframe';

/** One thing at another size and place. */
export function resizeTo({ diagram }: Context, ref: ElementRef, to: Rect): Outcome {
  if (isLocked(diagram, ref) || sizable(diagram, [ref]).length === 0) return {};
  return { diagram: resized(diagram, ref, to) };
}

/** What is selected grows or shrinks, its top left corner staying. */
export function growSelected(context: Context, by: Size): Outcome {
  const refs = sizable(context.diagram, context.session.selection);
  const grown = changed(context, refs, (rect) => ({
    ...rect,
    width: rect.width + by.width,
    height: rect.height + by.height,
  }));
  return { ...grown, record: `merge:grow ${refs.join(' ')}` };
}

/** All as wide, or as high, as the largest of them. */
export function sameSize(context: Context, side: 'width' | 'height'): Outcome {
  const refs = sizable(context.diagram, context.session.selection);
  const sizes = [...rectsOf(context.diagram, refs).values()].map((rect) => rect[side]);
  const most = Math.max(0, ...sizes);
  return changed(context, refs, (rect) => ({ ...rect, [side]: most }));
}

/** Cards and notes as large as they usually are, about the same middle; frames close around what goes with them. */
export function usualSize({ diagram, session }: Context): Outcome {
  const { free, locked } = byLock(diagram, sizable(diagram, session.selection));
  let next = diagram;
  for (const ref of free) {
    const id = idOf(ref);
    const component = kindOf(ref) === 'component' ? diagram.components.get(id) : undefined;
    const group = kindOf(ref) === 'group' ? diagram.groups.get(id) : undefined;
    const note = kindOf(ref) === 'note' ? diagram.notes.get(id) : undefined;
    if (component?.size) next = putComponent(next, id, atUsualSize(component));
    if (group?.size) next = closedAround(next, id, group);
    if (note?.size) next = putNote(next, id, fitNote(withKey(note, 'size', undefined)));
  }
  return { diagram: next, session: lockedNotice(diagram, locked) };
}

export function hasOwnSize({ diagram, session }: Context): boolean {
  return sizable(diagram, session.selection).some((ref) => {
    const id = idOf(ref);
    const { components, groups, notes } = diagram;
    const kind = kindOf(ref);
    const thing =
      kind === 'component' ? components.get(id) : kind === 'group' ? groups.get(id) : notes.get(id);
    return kind !== 'drawing' && thing?.size !== undefined;
  });
}

/** Drawn around its cards by itself; around notes and drawings too with a place and a size of its own. */
function closedAround(diagram: Diagram, id: string, group: Group): Diagram {
  const open = putGroup(diagram, id, withKey(group, 'size', undefined));
  const loose = standingIn(diagram, new Set([id])).filter(isLoose);
  const written = frameOver(rectsOf(diagram, loose).values());
  if (!written) return open;
  const around = groupBounds(
    putGroup(open, id, withKey(withKey(group, 'size', undefined), 'position', undefined)),
  );
  const cards = around.get(id);
  const frame = boundsOf(cards ? [cards, written] : [written]);
  if (!frame) return open;
  const { x, y, width, height } = frame;
  return putGroup(open, id, { ...group, position: { x, y }, size: { width, height } });
}

function changed(context: Context, refs: readonly ElementRef[], change: (rect: Rect) => Rect): Outcome {
  const { diagram } = context;
  const { free, locked } = byLock(diagram, refs);
  let next = diagram;
  for (const [ref, rect] of rectsOf(diagram, free)) {
    const least = leastSize(diagram, ref);
    const to = change(rect);
    const size = { width: Math.max(least.width, to.width), height: Math.max(least.height, to.height) };
    if (size.width !== rect.width || size.height !== rect.height)
      next = resized(next, ref, { ...rect, ...size });
  }
  return { diagram: next, session: lockedNotice(diagram, locked) };
}

function resized(diagram: Diagram, ref: ElementRef, to: Rect): Diagram {
  const id = idOf(ref);
  const position = rounded(to);
  const size = { width: Math.max(1, Math.round(to.width)), height: Math.max(1, Math.round(to.height)) };
  switch (kindOf(ref)) {
    case 'component': {
      const component = diagram.components.get(id);
      return component ? putComponent(diagram, id, sized({ ...component, position }, size)) : diagram;
    }
    case 'group': {
      const group = diagram.groups.get(id);
      return group ? reframed(diagram, id, { ...position, ...size }) : diagram;
    }
    case 'note': {
      const note = diagram.notes.get(id);
      return note ? putNote(diagram, id, fitNote({ ...note, position, size } satisfies Note)) : diagram;
    }
    case 'drawing': {
      const drawing = diagram.drawings.get(id);
      if (drawing?.kind === 'stroke') return putDrawing(diagram, id, scaled(drawing, to));
      return drawing?.kind === 'image' ? putDrawing(diagram, id, { ...drawing, position, size }) : diagram;
    }
    case 'connection':
      return diagram;
  }
}

/** What is drawn at a size of its own: nothing behind a card, nor the card. */
const sizable = (diagram: Diagram, refs: Iterable<ElementRef>): readonly ElementRef[] =>
  bodiesOf(refs).filter(
    (ref) => !isHidden(diagram, ref) && !(kindOf(ref) === 'group' && isCard(diagram, idOf(ref))),
  );

function sized(component: Component, size: Size): Component {
  const usual = nodeSize(withKey(component, 'size', undefined));
  const isUsual = size.width === usual.width && size.height === usual.height;
  return withKey(component, 'size', isUsual ? undefined : size);
}

function atUsualSize(component: Component): Component {
  const usual = withKey(component, 'size', undefined);
  if (!component.position) return usual;
  const { x, y } = centerOf(nodeRect(component));
  const { width, height } = nodeSize(usual);
  return { ...usual, position: rounded({ x: x - width / 2, y: y - height / 2 }) };
}

/** A straight stroke has no extent across it, and keeps none. */
function scaled(stroke: Stroke, to: Rect): Stroke {
  const box = pointsBox(stroke);
  const wide = box.width > 0 ? to.width / box.width : 1;
  const high = box.height > 0 ? to.height / box.height : 1;
  const point = ([x, y, pressure]: StrokePoint): StrokePoint => {
    const at = [hundredths((x - box.x) * wide), hundredths((y - box.y) * high)] as const;
    return pressure === undefined ? at : [...at, pressure];
  };
  return { ...stroke, position: rounded(to), points: stroke.points.map(point) };
}

const hundredths = (value: number): number => Math.round(value * 100) / 100 + 0;
