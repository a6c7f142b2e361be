/** New, open, save, export. What a browser tab keeps for itself (Ctrl+N) has a second binding. */
import type { Command } from '../command';

export const fileCommands: readonly Command[] = [
  {
    id: 'new',
    label: 'New diagram',
    family: 'file',
    keys: ['Mod+N', 'Alt+N'],
    run: () => ({ effect: 'new-document' }),
  },
  { id: 'open', label: 'Open…', family: 'file', keys: ['Mod+O'], run: () => ({ effect: 'open-file' }) },
  {
    id: 'reopen',
    label: 'Reopen from disk',
    family: 'file',
    keys: [],
    enabled: ({ session }) => session.file.handle !== null,
    run: () => ({ effect: 'reopen-file', session: { dialog: null } }),
  },
  { id: 'save', label: 'Save', family: 'file', keys: ['Mod+S'], run: () => ({ effect: 'save-file' }) },
  {
    id: 'save-as',
    label: 'Save as…',
    family: 'file',
    keys: ['Mod+Shift+S'],
    run: () => ({ effect: 'save-file-as' }),
  },
  {
    id: 'recover',
    label: 'Recover unsaved work…',
    family: 'file',
    keys: [],
    run: () => ({ session: { dialog: { kind: 'recovery' } } }),
  },
  {
    id: 'export',
    label: 'Export…',
    family: 'file',
    keys: ['Mod+E'],
    run: () => ({ session: { dialog: { kind: 'export' } } }),
  },
];
