/** The tools of the strip, and what Escape does: the gesture first, then the tool, then the selection. */

import { GROUP_TYPES, type GroupType } from '../../catalog/groupTypes';
import { isCard } from '../../layout/visibleDiagram';
import { idOf, kindOf } from '../../model/elements';
import type { Point } from '../../shared/geometry';
import { addLegend } from '../addLegend';
import { openFirst } from '../collapse';
import type { Command, Context } from '../command';
import { addText } from '../drawing';
import { addNote } from '../gestures';
import type { Tool } from '../sessionStore';

const tool = (id: Tool, label: string, keys: readonly string[]): Command => ({
  id: `tool-${id}`,
  label,
  family: 'tools',
  keys,
  run: () => ({ session: { tool: id } }),
});

/** One for each kind of boundary, found by its name; the tool goes on with the kind drawn last. */
const drawGroup = ({ id, label }: GroupType): Command => ({
  id: `draw-${id}`,
  label: `Draw a ${label.toLowerCase()}`,
  family: 'tools',
  keys: [],
  run: () => ({ session: { tool: 'group', groupType: id } }),
});

/** The one component that is selected, if it is one. */
export function selectedComponent({ diagram, session }: Context): string | null {
  const chosen = [...session.selection].filter((ref) => kindOf(ref) === 'component').map(idOf);
  const only = chosen.length === 1 ? chosen[0] : undefined;
  return only !== undefined && diagram.components.has(only) ? only : null;
}

/** The name of the collapsed group that is selected, if it is one alone. */
function selectedCard({ diagram, session }: Context): string | null {
  const [only, ...others] = session.selection;
  if (only === undefined || others.length > 0 || kindOf(only) !== 'group') return null;
  return isCard(diagram, idOf(only)) ? diagram.groups.get(idOf(only))?.name || idOf(only) : null;
}

/** Where what is added without a pointer goes. */
const placeOf = ({ pointed }: Context): Point => pointed?.().at ?? { x: 0, y: 0 };

export const toolCommands: readonly Command[] = [
  tool('select', 'Select', ['V']),
  tool('hand', 'Hand: move the canvas', ['H']),
  {
    id: 'tool-connect',
    label: 'Connect',
    family: 'tools',
    keys: ['C', 'A', 'L'],
    run: (context) => {
      const from = selectedComponent(context);
      const closed = selectedCard(context);
      if (closed !== null) return { session: { notice: openFirst(closed) } };
      return from === null
        ? { session: { tool: 'connect' } }
        : { session: { dialog: { kind: 'connect', from } } };
    },
  },
  tool('group', 'Draw a group', ['G']),
  ...GROUP_TYPES.map(drawGroup),
  tool('note', 'Write a note', ['N']),
  tool('text', 'Write text', ['T']),
  tool('pen', 'Draw with the pen', ['P']),
  tool('eraser', 'Erase', ['E']),
  tool('laser', 'Point with the laser', ['K']),
  {
    id: 'add-note',
    label: 'Write a note here',
    family: 'tools',
    keys: ['Shift+N'],
    run: (context) => addNote(context, placeOf(context)),
  },
  {
    id: 'add-text',
    label: 'Write text here',
    family: 'tools',
    keys: ['Shift+T'],
    run: (context) => addText(context, placeOf(context)),
  },
  { id: 'add-legend', label: 'Add a legend', family: 'tools', keys: [], run: addLegend },
  {
    id: 'keep-tool',
    label: 'Keep the tool in hand, or don’t',
    family: 'tools',
    keys: ['Q'],
    run: ({ session }) => ({ session: { keepsTool: !session.keepsTool } }),
  },
  {
    id: 'escape',
    label: 'Cancel',
    family: 'tools',
    keys: ['Escape'],
    run: ({ session }) => {
      if (session.dialog) return { session: { dialog: null } };
      if (session.layingOut) return { effect: 'cancel-layout' };
      if (session.why) return { session: { why: null } };
      if (session.path) return { session: { path: null } };
      if (session.tool !== 'select') return { session: { tool: 'select' } };
      if (session.trace && session.selection.size === 0) return { session: { trace: false } };
      if (session.targets && session.selection.size === 0) return { session: { targets: false } };
      if (session.scenario && session.selection.size === 0)
        return { session: { scenario: null, scenarioId: null } };
      if (session.compare && session.selection.size === 0) return { session: { compare: null } };
      return { session: { selection: new Set() } };
    },
  },
];
