/**
 * What no edge's label may lie on: cards, notes and the titles of groups. The canvas and the
 * exported figure use the same, so that their labels stand in the same places.
 */
import type { Diagram } from '../model/diagram';
import type { Rect } from '../shared/geometry';
import { groupBounds } from './groupBounds';
import { chipRects, groupTitle, titleRect } from './groupTitle';
import { drawnNoteRect } from './legend';
import { nodeRect } from './nodeRect';

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
