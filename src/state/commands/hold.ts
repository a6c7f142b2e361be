/** What holds things: locks, groups, the grid and the guides; and the menu of what can be done with them. */
import { idsOf } from '../../model/elements';
import { isLocked, lockedElements } from '../../model/locks';
import { arrangeable } from '../arranging';
import type { Command } from '../command';
import { dissolveGroups, groupSelection } from '../grouping';
import { bodiesOf, toggleLock, unlock, unlockAll } from '../locks';

export const holdCommands: readonly Command[] = [
  {
    id: 'toggle-lock',
    label: 'Lock or unlock',
    family: 'arrange',
    keys: ['Mod+Shift+L'],
    enabled: ({ session }) => bodiesOf(session.selection).length > 0,
    run: toggleLock,
  },
  {
    id: 'unlock',
    label: 'Unlock',
    family: 'arrange',
    keys: [],
    enabled: ({ diagram, session }) => [...session.selection].some((ref) => isLocked(diagram, ref)),
    run: unlock,
  },
  {
    id: 'unlock-all',
    label: 'Unlock everything',
    family: 'arrange',
    keys: [],
    enabled: ({ diagram }) => lockedElements(diagram).length > 0,
    run: unlockAll,
  },
  {
    id: 'group-selection',
    label: 'Group',
    family: 'arrange',
    keys: ['Mod+G'],
    enabled: (context) => arrangeable(context).length > 0,
    run: groupSelection,
  },
  {
    id: 'dissolve-group',
    label: 'Dissolve the group',
    family: 'arrange',
    keys: ['Mod+Shift+G'],
    enabled: ({ session }) => idsOf(session.selection, 'group').size > 0,
    run: dissolveGroups,
  },
  {
    id: 'toggle-grid',
    label: 'Snap to the grid, or don’t',
    family: 'view',
    keys: ["Mod+'"],
    run: ({ session }) => ({ session: { grid: !session.grid } }),
  },
  {
    id: 'toggle-guides',
    label: 'Snap to other things, or don’t',
    family: 'view',
    keys: ['Alt+S'],
    run: ({ session }) => ({ session: { guides: !session.guides } }),
  },
  {
    id: 'context-menu',
    label: 'What can be done here…',
    family: 'edit',
    keys: ['Shift+F10', 'ContextMenu'],
    run: () => ({ effect: 'context-menu' }),
  },
];
