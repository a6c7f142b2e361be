/**
 * Where everything that has a place of its own is drawn, in canvas units: all but the connections, which follow. A
 * collapsed group is where its card is, and so is what it hides.
 */
import type { Diagram } from '../model/diagram';
import { type ElementRef, idOf, kindOf, refOf } from '../model/elements';
import type { Rect } from '../shared/geometry';
import { drawingRect } from './drawingRect';
import { groupBounds } from './groupBounds';
import { drawnNoteRect } from './legend';
import { nodeRect } from './nodeRect';
import { refOfVisible, visibleDiagram } from './visibleDiagram';

/** By reference: frames first, as they are drawn, then components and cards of groups, notes and drawings; nothing hidden. */
export function bodyRects(diagram: Diagram): ReadonlyMap<ElementRef, Rect> {
  const visible = visibleDiagram(diagram);
  const seen = visible.diagram;
  const rects = new Map<ElementRef, Rect>();
  for (const [id, frame] of groupBounds(seen)) rects.set(refOf('group', id), frame);
  for (const [id, component] of seen.components) rects.set(refOfVisible(visible, id), nodeRect(component));
  for (const [id, note] of seen.notes) rects.set(refOf('note', id), drawnNoteRect(seen, note));
  for (const [id, drawing] of seen.drawings) {
    const rect = drawingRect(drawing);
    if (rect) rects.set(refOf('drawing', id), rect);
  }
  return rects;
}

/** The rectangles of these alone; of a connection, and of a group without a frame, there is none. */
export function rectsOf(diagram: Diagram, refs: Iterable<ElementRef>): ReadonlyMap<ElementRef, Rect> {
  const visible = visibleDiagram(diagram);
  const list = [...refs].map((ref) => ({ ref, seen: visible.standsFor.get(ref) ?? ref }));
  const hasFrames = list.some(({ seen }) => kindOf(seen) === 'group');
  const frames = hasFrames ? groupBounds(visible.diagram) : new Map<string, Rect>();
  const cards = new Map([...visible.cards].map(([id, { groupId }]) => [groupId, id]));
  const found = new Map<ElementRef, Rect>();
  for (const { ref, seen } of list) {
    if (kindOf(ref) === 'connection') continue;
    const card = kindOf(seen) === 'group' ? cards.get(idOf(seen)) : undefined;
    const drawn = card === undefined ? seen : refOf('component', card);
    const rect = rectOf(visible.diagram, drawn, frames);
    if (rect) found.set(ref, rect);
  }
  return found;
}

function rectOf(diagram: Diagram, ref: ElementRef, frames: ReadonlyMap<string, Rect>): Rect | null {
  const id = idOf(ref);
  switch (kindOf(ref)) {
    case 'component': {
      const component = diagram.components.get(id);
      return component ? nodeRect(component) : null;
    }
    case 'group':
      return frames.get(id) ?? null;
    case 'note': {
      const note = diagram.notes.get(id);
      return note ? drawnNoteRect(diagram, note) : null;
    }
    case 'drawing': {
      const drawing = diagram.drawings.get(id);
      return drawing ? drawingRect(drawing) : null;
    }
    case 'connection':
      return null;
  }
}
