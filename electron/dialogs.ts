/** The questions the desktop asks with the system's own dialogs. */

import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';

export interface FileDialogs {
  /** The path chosen; null: cancelled. */
  askOpen(windowId: number): Promise<string | null>;
  /** `suggested`: a name, or a path to start from. */
  askSave(windowId: number, suggested: string): Promise<string | null>;
}

export type CloseChoice = 'save' | 'discard' | 'cancel';

export interface Dialogs extends FileDialogs {
  askClose(windowId: number, title: string): Promise<CloseChoice>;
}

const diagramFilters = [
  { name: 'Plumbline diagram', extensions: ['plumb', 'json'] },
  { name: 'All files', extensions: ['*'] },
];

const closeChoices: readonly { readonly choice: CloseChoice; readonly label: string }[] = [
  { choice: 'save', label: '&Save' },
  { choice: 'discard', label: '&Don’t save' },
  { choice: 'cancel', label: '&Cancel' },
];

export function createDialogs(
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>,
  windowOf: (windowId: number) => BrowserWindow,
): Dialogs {
  return {
    async askOpen(windowId) {
      const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(windowId), {
        properties: ['openFile'],
        filters: diagramFilters,
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    async askSave(windowId, suggested) {
      const ending = extname(suggested).slice(1);
      const { canceled, filePath } = await dialog.showSaveDialog(windowOf(windowId), {
        defaultPath: suggested,
        filters:
          ending === 'plumb' || ending === ''
            ? diagramFilters
            : [{ name: ending.toUpperCase(), extensions: [ending] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      return canceled || filePath === '' ? null : withEnding(filePath, ending);
    },
    async askClose(windowId, title) {
      const { response } = await dialog.showMessageBox(windowOf(windowId), {
        type: 'warning',
        message: `Save the changes to “${title}” before closing?`,
        detail: 'Without saving, the changes since the last save are gone.',
        buttons: closeChoices.map(({ label }) => label),
        defaultId: 0,
        cancelId: 2,
        noLink: true,
        normalizeAccessKeys: true,
      });
      return closeChoices[response]?.choice ?? 'cancel';
    },
  };
}

/**
 * On Linux the dialog leaves the ending to us. With it the name may be another file's, which nobody agreed to
 * replace: then the name stays as it was typed.
 */
function withEnding(path: string, ending: string): string {
  if (ending === '' || extname(path) !== '') return path;
  const ended = `${path}.${ending}`;
  return existsSync(ended) ? path : ended;
}
