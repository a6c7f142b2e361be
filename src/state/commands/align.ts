/** Lining things up, spacing them out, stacking them. */
import type { Alignment } from '../../layout/align';
import { alignSelected, arrangeable, distributeSelected, tidySelected } from '../arranging';
import type { Command, Context } from '../command';
import { bringForward, bringToFront, sendBackward, sendToBack, stackable } from '../stacking';

const hasAtLeast =
  (count: number) =>
  (context: Context): boolean =>
    arrangeable(context).length >= count;

const alignment = (to: Alignment, label: string, key: string): Command => ({
  id: `align-${to}`,
  label,
  family: 'arrange',
  keys: [key],
  enabled: hasAtLeast(2),
  run: (context) => alignSelected(context, to),
});

const stack = (
  id: string,
  label: string,
  key: string,
  run: (context: Context) => ReturnType<Command['run']>,
): Command => ({
  id,
  label,
  family: 'arrange',
  keys: [key],
  enabled: (context) => stackable(context).length > 0,
  run,
});

export const alignCommands: readonly Command[] = [
  alignment('left', 'Align left edges', 'Mod+Shift+ArrowLeft'),
  alignment('centre', 'Align centres on one vertical line', 'Alt+H'),
  alignment('right', 'Align right edges', 'Mod+Shift+ArrowRight'),
  alignment('top', 'Align top edges', 'Mod+Shift+ArrowUp'),
  alignment('middle', 'Align middles on one horizontal line', 'Alt+V'),
  alignment('bottom', 'Align bottom edges', 'Mod+Shift+ArrowDown'),
  {
    id: 'distribute-x',
    label: 'Same gaps side by side',
    family: 'arrange',
    keys: ['Alt+Shift+H'],
    enabled: hasAtLeast(3),
    run: (context) => distributeSelected(context, 'x'),
  },
  {
    id: 'distribute-y',
    label: 'Same gaps one above the other',
    family: 'arrange',
    keys: ['Alt+Shift+V'],
    enabled: hasAtLeast(3),
    run: (context) => distributeSelected(context, 'y'),
  },
  {
    id: 'tidy-up',
    label: 'Tidy up in rows and columns',
    family: 'arrange',
    keys: ['Alt+Shift+T'],
    enabled: hasAtLeast(2),
    run: tidySelected,
  },
  stack('bring-forward', 'Bring forward', 'Mod+]', bringForward),
  stack('send-backward', 'Send backward', 'Mod+[', sendBackward),
  stack('bring-to-front', 'Bring to the front', 'Mod+Shift+]', bringToFront),
  stack('send-to-back', 'Send to the back', 'Mod+Shift+[', sendToBack),
];
