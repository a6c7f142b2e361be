/** Automatic layout: of what is selected or new, of all of a page, and which way its calls run. */
import type { Command, Context } from '../command';
import { hasSelectedParts } from '../layingOut';

const hasComponents = ({ diagram }: Context): boolean => diagram.components.size > 0;

export const layOutCommands: readonly Command[] = [
  {
    id: 'lay-out',
    label: 'Lay out automatically',
    family: 'arrange',
    keys: ['Shift+Alt+F'],
    run: () => ({ effect: 'lay-out' }),
  },
  {
    id: 'lay-out-selection',
    label: 'Lay out the selection',
    family: 'arrange',
    keys: [],
    enabled: hasSelectedParts,
    run: () => ({ effect: 'lay-out-selection' }),
  },
  {
    id: 'lay-out-page',
    label: 'Lay out the whole page',
    family: 'arrange',
    keys: [],
    enabled: hasComponents,
    run: () => ({ effect: 'lay-out-page' }),
  },
  {
    id: 'lay-out-right',
    label: 'Lay out from left to right',
    family: 'arrange',
    keys: [],
    enabled: hasComponents,
    run: () => ({ effect: 'lay-out-right' }),
  },
  {
    id: 'lay-out-down',
    label: 'Lay out from top to bottom',
    family: 'arrange',
    keys: [],
    enabled: hasComponents,
    run: () => ({ effect: 'lay-out-down' }),
  },
  {
    id: 'cancel-layout',
    label: 'Cancel the layout',
    family: 'arrange',
    keys: [],
    enabled: ({ session }) => session.layingOut !== null,
    run: () => ({ effect: 'cancel-layout' }),
  },
];
