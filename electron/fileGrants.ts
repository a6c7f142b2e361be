/**
 * Which files a window may write: those its user chose in a dialog or gave to the app, under handles that say
 * nothing outside that window. Each remembers what the file held when this window last read or wrote it.
 */
import { createHash } from 'node:crypto';
import type { FileHandle } from '../src/platform/contract';

export interface Grant {
  readonly windowId: number;
  readonly path: string;
  /** SHA-256 of the bytes last read or written here: times and sizes can agree by accident. */
  readonly contentHash: string;
}

export interface FileGrants {
  give(handle: FileHandle | null, grant: Grant): FileHandle;
  find(windowId: number, handle: FileHandle): Grant | null;
  /** The window shows this file now; null: a document that is in no file. */
  show(windowId: number, path: string | null): void;
  /** The file a window shows; null: none. */
  currentPath(windowId: number): string | null;
  /** The window that shows a file; null: none. */
  windowShowing(path: string): number | null;
  forgetWindow(windowId: number): void;
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function createFileGrants(newId: () => string): FileGrants {
  const grants = new Map<FileHandle, Grant>();
  const openIn = new Map<number, string>();
  return {
    give(handle, grant) {
      const id = handle ?? newId();
      grants.set(id, grant);
      return id;
    },
    find(windowId, handle) {
      const grant = grants.get(handle);
      return grant?.windowId === windowId ? grant : null;
    },
    show(windowId, path) {
      if (path === null) openIn.delete(windowId);
      else openIn.set(windowId, path);
    },
    currentPath: (windowId) => openIn.get(windowId) ?? null,
    windowShowing(path) {
      for (const [windowId, open] of openIn) if (open === path) return windowId;
      return null;
    },
    forgetWindow(windowId) {
      openIn.delete(windowId);
      for (const [handle, grant] of grants) if (grant.windowId === windowId) grants.delete(handle);
    },
  };
}
