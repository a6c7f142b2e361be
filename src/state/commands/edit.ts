/** Undo, clipboard, delete, duplicate, select. */
import { kindOf } from '../../model/elements';
import { everything } from '../../model/fragment';
import { byLock } from '../../model/locks';
import { shown } from '../collapse';
import type { Command, Context } from '../command';
import { duplicate } from '../gestures';
import { selectedLink } from '../links';
import { removeSelected } from '../removeSelected';

const hasSelection = ({ session }: Context): boolean => session.selection.size > 0;
/** A connection alone can't be copied: it comes along with its ends. */
const hasBodies = ({ session }: Context): boolean =>
  [...session.selection].some((ref) => kindOf(ref) !== 'connection');

/** What is copied as a picture or as text: the selection, or all of the page. */
const hasAnything = ({ diagram }: Context): boolean => everything(diagram).length > 0;

export const editCommands: readonly Command[] = [
  {
    id: 'undo',
    label: 'Undo',
    family: 'edit',
    keys: ['Mod+Z'],
    enabled: (c) => c.canUndo,
    run: () => ({ effect: 'undo' }),
  },
  {
    id: 'redo',
    label: 'Redo',
    family: 'edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    enabled: (c) => c.canRedo,
    run: () => ({ effect: 'redo' }),
  },
  {
    id: 'cut',
    label: 'Cut',
    family: 'edit',
    keys: ['Mod+X'],
    enabled: hasBodies,
    run: () => ({ effect: 'cut' }),
  },
  {
    id: 'copy',
    label: 'Copy',
    family: 'edit',
    keys: ['Mod+C'],
    enabled: hasBodies,
    run: () => ({ effect: 'copy' }),
  },
  {
    id: 'copy-png',
    label: 'Copy as PNG',
    family: 'edit',
    keys: ['Shift+Alt+C'],
    enabled: hasAnything,
    run: () => ({ effect: 'copy-png' }),
  },
  {
    id: 'copy-svg',
    label: 'Copy as SVG',
    family: 'edit',
    keys: [],
    enabled: hasAnything,
    run: () => ({ effect: 'copy-svg' }),
  },
  {
    id: 'copy-text',
    label: 'Copy as text',
    family: 'edit',
    keys: [],
    enabled: hasAnything,
    run: () => ({ effect: 'copy-text' }),
  },
  { id: 'paste', label: 'Paste', family: 'edit', keys: ['Mod+V'], run: () => ({ effect: 'paste' }) },
  {
    id: 'duplicate',
    label: 'Duplicate',
    family: 'edit',
    keys: ['Mod+D'],
    enabled: hasBodies,
    run: (context) => duplicate(context, context.session.selection, { x: 24, y: 24 }),
  },
  {
    id: 'delete',
    label: 'Delete',
    family: 'edit',
    keys: ['Delete', 'Backspace'],
    enabled: hasSelection,
    run: removeSelected,
  },
  {
    id: 'select-all',
    label: 'Select all',
    family: 'edit',
    keys: ['Mod+A'],
    // What is locked is out of the way, for a marquee and for this; what is behind a card goes with it.
    run: ({ diagram }) => ({
      session: { selection: shown(diagram, byLock(diagram, everything(diagram)).free) },
    }),
  },
  {
    id: 'rename',
    label: 'Rename',
    family: 'edit',
    keys: ['F2', 'Enter'],
    enabled: ({ session }) => session.selection.size === 1,
    run: ({ session }) => ({ session: { renaming: [...session.selection][0] ?? null } }),
  },
  {
    id: 'open-link',
    label: 'Open the link in the note',
    family: 'edit',
    keys: ['Mod+Enter'],
    enabled: (context) => selectedLink(context) !== null,
    run: () => ({ effect: 'open-link' }),
  },
];
