/** Where everything that has a place of its own is drawn, in canvas units: all but the connections, which follow. */
import type { Diagram } from '../model/diagram';
import { type ElementRef, idOf, kindOf, refOf } from '../model/elements';
import type { Rect } from '../shared/geometry';
import { drawingRect } from './drawingRect';
import { groupBounds } from './groupBounds';
import { drawnNoteRect } from './legend';
import { nodeRect } from './nodeRect';

/** By reference: frames first, as they are drawn, then components, notes and drawings. */
export function bodyRects(diagram: Diagram): ReadonlyMap<ElementRef, Rect> {
  const rects = new Map<ElementRef, Rect>();
  for (const [id, frame] of groupBounds(diagram)) rects.set(refOf('group', id), frame);
  for (const [id, component] of diagram.components) rects.set(refOf('component', id), nodeRect(component));
  for (const [id, note] of diagram.notes) rects.set(refOf('note', id), drawnNoteRect(diagram, note));
  for (const [id, drawing] of diagram.drawings) {
    const rect = drawingRect(drawing);
    if (rect) rects.set(refOf('drawing', id), rect);
  }
  return rects;
}

/** The rectangles of these alone; of a connection, and of a group without a frame, there is none. */
export function rectsOf(diagram: Diagram, refs: Iterable<ElementRef>): ReadonlyMap<ElementRef, Rect> {
  const list = [...refs];
  const frames = list.some((ref) => kindOf(ref) === 'group') ? groupBounds(diagram) : new Map<string, Rect>();
  const found = new Map<ElementRef, Rect>();
  for (const ref of list) {
    const rect = rectOf(diagram, ref, frames);
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
