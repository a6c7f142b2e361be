/** A legend beside all that is drawn; one is enough, so a second wish selects the first. */
import { groupBounds } from '../layout/groupBounds';
import { drawnNoteRect } from '../layout/legend';
import { nodeRect } from '../layout/nodeRect';
import { quickPlace } from '../layout/quickPlace';
import type { Note } from '../model/diagram';
import { freshId, putNote } from '../model/edits';
import { refOf } from '../model/elements';
import { boundsOf } from '../shared/geometry';
import type { Context, Outcome } from './command';
import { regroup } from './regroup';

const GAP = 48;

export function addLegend({ diagram }: Context): Outcome {
  const chosen = (id: string): Outcome => ({
    session: { selection: new Set([refOf('note', id)]), tool: 'select' },
  });
  for (const [id, { legend }] of diagram.notes) if (legend) return chosen(id);
  const drawn = quickPlace(diagram);
  const bounds = boundsOf([
    ...[...drawn.components.values()].map(nodeRect),
    ...groupBounds(drawn).values(),
    ...[...drawn.notes.values()].map((note) => drawnNoteRect(drawn, note)),
  ]);
  const position = bounds
    ? { x: Math.round(bounds.x + bounds.width + GAP), y: Math.round(bounds.y) }
    : { x: 0, y: 0 };
  const note: Note = { text: '', legend: true, position, size: { width: 0, height: 0 } };
  const { width, height } = drawnNoteRect(diagram, note);
  const id = freshId(diagram, 'legend');
  return {
    ...chosen(id),
    diagram: regroup(putNote(diagram, id, { ...note, size: { width, height } }), [refOf('note', id)]),
  };
}
