/** Adding without the palette: by name or as a typed diagram, by digit, and from component to component with arrows. */
import { MOST_USED } from '../../catalog/mostUsed';
import type { Direction } from '../../layout/freeSpot';
import type { Command } from '../command';
import { growthFrom } from '../grow';
import { pointedIn } from '../pointedIn';
import { addThere } from '../quickAdd';
import { selectedComponent } from './tools';

const GROWS: Readonly<Record<Direction, string>> = {
  Right: 'Add what comes next',
  Left: 'Add what comes before',
  Up: 'Add a sibling above',
  Down: 'Add a sibling below',
};

const grow = (direction: Direction): Command => ({
  id: `grow-${direction.toLowerCase()}`,
  label: GROWS[direction],
  family: 'tools',
  keys: [`Mod+Arrow${direction}`],
  enabled: (context) => selectedComponent(context) !== null,
  run: (context) => {
    const from = selectedComponent(context);
    const growth = from === null ? null : growthFrom(context.diagram, from, direction);
    return growth ? { session: { dialog: { kind: 'grow', growth } } } : {};
  },
});

export const quickCommands: readonly Command[] = [
  {
    id: 'quick-add',
    label: 'Add here, or type a diagram…',
    family: 'tools',
    keys: ['/'],
    run: (context) => ({ session: { dialog: { kind: 'quick-add', ...pointedIn(context) } } }),
  },
  ...MOST_USED.map(
    ({ id, label }, index): Command => ({
      id: `add-${id}`,
      label: `Add here: ${label}`,
      family: 'tools',
      keys: [`${index + 1}`],
      run: (context) => addThere(context, id, pointedIn(context).at),
    }),
  ),
  ...(['Right', 'Left', 'Up', 'Down'] as const).map(grow),
];
