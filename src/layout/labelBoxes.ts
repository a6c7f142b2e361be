/**
 * How large an edge's label is, and what none may lie on: cards, notes and the titles of groups. The canvas and the
 * exported figure use the same, so that their labels stand in the same places.
 */
import type { Diagram } from '../model/diagram';
import type { Rect, Size } from '../shared/geometry';
import { groupBounds } from './groupBounds';
import { chipRects, groupTitle, titleRect } from './groupTitle';
import { drawnNoteRect } from './legend';
import { nodeRect } from './nodeRect';
import { textWidth } from './textWidth';

export const LABEL_FONT_SIZE = 11;
const PADDING = 8;

/** A strong line, and a plain one under it where there is one. */
export function labelSize([strong, plain]: readonly [strong: string, plain: string]): Size {
  const width = Math.max(textWidth(strong, LABEL_FONT_SIZE, 600), textWidth(plain, LABEL_FONT_SIZE));
  return { width: Math.ceil(width) + 2 * PADDING, height: plain ? 34 : 20 };
}

export function labelObstacles(
  diagram: Diagram,
  frames: ReadonlyMap<string, Rect> = groupBounds(diagram),
): readonly Rect[] {
  const titles = [...frames].flatMap(([id, frame]) => {
    const title = groupTitle(diagram, id, frames);
    return [titleRect(frame, title), ...chipRects(frame, title)];
  });
  const notes = [...diagram.notes.values()].map((note) => drawnNoteRect(diagram, note));
  const cards = [...diagram.components.values()].map(nodeRect);
  return [...cards, ...notes, ...titles];
}
