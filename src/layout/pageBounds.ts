/** How much of the canvas a page takes up: its frames, cards and notes; null: nothing is on it. */
import type { Diagram } from '../model/diagram';
import { boundsOf, type Rect } from '../shared/geometry';
import { groupBounds } from './groupBounds';
import { drawnNoteRect } from './legend';
import { nodeRect } from './nodeRect';

export const pageBounds = (diagram: Diagram): Rect | null =>
  boundsOf([
    ...groupBounds(diagram).values(),
    ...[...diagram.components.values()].map(nodeRect),
    ...[...diagram.notes.values()].map((note) => drawnNoteRect(diagram, note)),
  ]);
