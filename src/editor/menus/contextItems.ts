/** What stands in the menu of a right click: by what is selected, the commands that have to do with it. */
import { type ElementRef, kindOf } from '../../model/elements';
import { ACCENT_IDS } from '../../state/commands/style';
import { WHAT_IF_IDS } from '../../state/commands/whatIf';

/** A command by its id, some of them behind one word, or the groups to move into. */
export type MenuEntry = string | { readonly label: string; readonly ids: readonly string[] };
/** Parted by rules. */
export type MenuSection = readonly MenuEntry[];

export const JOIN = 'move-into';

export const ALIGN_IDS = [
  'align-left',
  'align-centre',
  'align-right',
  'align-top',
  'align-middle',
  'align-bottom',
  'distribute-x',
  'distribute-y',
  'tidy-up',
] as const;
export const SIZE_IDS = ['same-width', 'same-height', 'usual-size'] as const;
export const ORDER_IDS = ['bring-to-front', 'bring-forward', 'send-backward', 'send-to-back'] as const;

const CLIPBOARD: MenuSection = ['cut', 'copy', 'paste', 'duplicate', 'delete'];
const ORDER: MenuEntry = { label: 'Order', ids: ORDER_IDS };
const SIZE: MenuEntry = { label: 'Size', ids: SIZE_IDS };

const COLOUR: MenuEntry = { label: 'Colour', ids: ACCENT_IDS };
const LAY_OUT: MenuEntry = { label: 'Lay out', ids: ['lay-out-page', 'lay-out-right', 'lay-out-down'] };

const WHAT_IF: MenuEntry = { label: 'What if', ids: WHAT_IF_IDS };

const CANVAS: readonly MenuSection[] = [
  ['paste', 'select-all'],
  ['find-component', 'tool-note', 'tool-group', 'add-legend'],
  ['fit-all', 'zoom-reset', LAY_OUT],
  ['toggle-grid', 'toggle-guides', 'unlock-all'],
];
const CONNECTION: readonly MenuSection[] = [
  ['rename', 'delete'],
  ['why', WHAT_IF],
  ['fit-selection', 'cycle-reading'],
];
const COMPONENT: readonly MenuSection[] = [
  CLIPBOARD,
  ['rename', 'tool-connect', 'group-selection', JOIN],
  ['why', WHAT_IF],
  ['toggle-lock', COLOUR, ORDER, SIZE],
  ['lay-out-selection', 'fit-selection', 'help'],
];
const GROUP: readonly MenuSection[] = [
  CLIPBOARD,
  ['rename', 'toggle-collapse', 'group-selection', 'dissolve-group', JOIN],
  ['why', WHAT_IF],
  ['toggle-lock', SIZE],
  ['lay-out-selection', 'fit-selection', 'help'],
];
const OTHER: readonly MenuSection[] = [
  CLIPBOARD,
  ['rename'],
  ['toggle-lock', COLOUR, ORDER, SIZE],
  ['fit-selection'],
];
const SEVERAL: readonly MenuSection[] = [
  CLIPBOARD,
  [{ label: 'Align and space out', ids: ALIGN_IDS }, SIZE, ORDER, COLOUR],
  ['group-selection', 'dissolve-group', 'toggle-collapse', JOIN, 'toggle-lock'],
  [WHAT_IF],
  ['lay-out-selection', 'fit-selection'],
];

export function contextItems(selection: ReadonlySet<ElementRef>): readonly MenuSection[] {
  const [only] = selection;
  if (only === undefined) return CANVAS;
  if (selection.size > 1) return SEVERAL;
  switch (kindOf(only)) {
    case 'component':
      return COMPONENT;
    case 'connection':
      return CONNECTION;
    case 'group':
      return GROUP;
    case 'note':
    case 'drawing':
      return OTHER;
  }
}
