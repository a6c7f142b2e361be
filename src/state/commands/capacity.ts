/** The capacity worksheet: its inputs are of the document, whether it is open is not. */
import type { Command } from '../command';

export const capacityCommands: readonly Command[] = [
  {
    id: 'worksheet',
    label: 'Capacity worksheet: load, storage, bandwidth, cache',
    family: 'view',
    keys: ['Shift+C'],
    run: ({ session }) => ({ session: { worksheet: !session.worksheet, zen: false } }),
  },
];
