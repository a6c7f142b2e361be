/** Groups as one card each, and open again. */
import { collapseAll, collapsedGroups, openAll, togglable, toggleCollapsed } from '../collapse';
import type { Command } from '../command';

export const groupCommands: readonly Command[] = [
  {
    id: 'toggle-collapse',
    label: 'Collapse or open the group',
    family: 'arrange',
    keys: ['Alt+G'],
    enabled: (context) => togglable(context).length > 0,
    run: toggleCollapsed,
  },
  {
    id: 'collapse-all',
    label: 'Collapse all groups',
    family: 'arrange',
    keys: [],
    enabled: ({ diagram }) => diagram.groups.size > collapsedGroups(diagram).length,
    run: collapseAll,
  },
  {
    id: 'open-all',
    label: 'Open all groups',
    family: 'arrange',
    keys: [],
    enabled: ({ diagram }) => collapsedGroups(diagram).length > 0,
    run: openAll,
  },
];
