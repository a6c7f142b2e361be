/**
 * Windows of one browser that show the same file know of each other: each says which file it shows, and when it has saved
 * it. Whether two files are one is asked of the browser; a window that hears of its own answers, so that both know.
 */
import type { FileHandle, FilesElsewhere, SeenElsewhere } from './contract';

export interface BrowserElsewhere extends FilesElsewhere {
  /** This window wrote it. */
  saved(file: FileSystemFileHandle): void;
}

export interface BrowserElsewhereParts {
  /** To all other windows. */
  readonly windows: BroadcastChannel;
  readonly fileOf: (handle: FileHandle) => Promise<FileSystemFileHandle | null>;
}

interface Told {
  /** `also`: an answer to `shown`. */
  readonly kind: 'shown' | 'also' | 'saved';
  readonly file: FileSystemFileHandle;
}

export function createBrowserElsewhere({ windows, fileOf }: BrowserElsewhereParts): BrowserElsewhere {
  const listeners = new Set<(seen: SeenElsewhere) => void>();
  let wanted: FileHandle | null = null;
  let shown: FileSystemFileHandle | null = null;
  const tell = (told: Told) => windows.postMessage(told);
  const hear = async (message: unknown): Promise<void> => {
    const mine = shown;
    if (mine === null || !isTold(message)) return;
    const isMine = await mine.isSameEntry(message.file).catch(() => false);
    if (!isMine || mine !== shown) return;
    if (message.kind === 'shown') tell({ kind: 'also', file: mine });
    for (const listener of listeners) listener(message.kind === 'saved' ? 'saved' : 'open');
  };
  windows.addEventListener('message', ({ data }: MessageEvent<unknown>) => void hear(data));
  return {
    async show(handle) {
      wanted = handle;
      shown = null;
      const file = handle === null ? null : await fileOf(handle);
      if (wanted !== handle || file === null) return;
      shown = file;
      tell({ kind: 'shown', file });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    saved: (file) => tell({ kind: 'saved', file }),
  };
}

const isTold = (message: unknown): message is Told =>
  typeof message === 'object' &&
  message !== null &&
  'kind' in message &&
  'file' in message &&
  message.file instanceof FileSystemFileHandle;
