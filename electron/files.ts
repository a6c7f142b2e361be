/**
 * Open, save, save as and export on the real disk. A save writes all or nothing, keeps the version it replaces,
 * and refuses when somebody else changed the file since this window last saw it.
 */
import { open, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import {
  type ExportRequest,
  err,
  type FileHandle,
  type FileProblem,
  maximumFileBytes,
  type OpenedFile,
  ok,
  type Result,
  type SavedFile,
  type SaveRequest,
} from '../src/platform/contract';
import { atomicWrite, type DiskSteps, diskSteps } from './atomicWrite';
import type { Backups } from './backups';
import type { FileDialogs } from './dialogs';
import { isMissing, readingProblem, writingProblem } from './diskProblem';
import { type FileGrants, type Grant, hashOf } from './fileGrants';
import { oneAtATime } from './oneAtATime';

type Answer<T> = Promise<Result<T, FileProblem>>;

export interface Files {
  openFile(windowId: number): Answer<OpenedFile | null>;
  openPath(windowId: number, path: string): Answer<OpenedFile>;
  rereadFile(windowId: number, handle: FileHandle): Answer<OpenedFile>;
  reopenFile(windowId: number, handle: FileHandle): Answer<OpenedFile>;
  saveFile(windowId: number, request: SaveRequest): Answer<SavedFile | null>;
  exportFile(windowId: number, request: ExportRequest): Answer<SavedFile | null>;
}

export interface FilesParts {
  readonly dialogs: FileDialogs;
  readonly grants: FileGrants;
  readonly backups: Backups;
  /** A file was opened or saved: for the list of recent ones. */
  readonly onUsed: (path: string) => void;
  readonly focusWindow: (windowId: number) => void;
  readonly steps?: DiskSteps;
}

export function createFiles(parts: FilesParts): Files {
  const { dialogs, grants } = parts;
  const openPath: Files['openPath'] = async (windowId, path) => {
    const read = await readText(path);
    if (!read.ok) return read;
    const { text, contentHash, modifiedAt } = read.value;
    const handle = grants.give(null, { windowId, path, contentHash });
    grants.show(windowId, path);
    parts.onUsed(path);
    return ok({ handle, name: basename(path), text, modifiedAt });
  };
  /** Where a dialog starts: next to the window's own file. */
  const besideCurrent = (windowId: number, suggestedName: string): string => {
    const current = grants.currentPath(windowId);
    return current === null ? basename(suggestedName) : join(dirname(current), basename(suggestedName));
  };
  const inTurn = oneAtATime();

  return {
    openPath,
    async openFile(windowId) {
      const path = await dialogs.askOpen(windowId);
      if (path === null) return ok(null);
      const showing = grants.windowShowing(path);
      if (showing === null || showing === windowId) return openPath(windowId, path);
      parts.focusWindow(showing);
      return ok(null);
    },
    async rereadFile(windowId, handle) {
      const grant = grants.find(windowId, handle);
      if (grant === null) return err({ kind: 'unknown-handle', name: '' });
      const read = await readText(grant.path);
      if (!read.ok) return read;
      const { text, modifiedAt } = read.value;
      return ok({ handle, name: basename(grant.path), text, modifiedAt });
    },
    async reopenFile(windowId, handle) {
      const grant = grants.find(windowId, handle);
      return grant === null ? err({ kind: 'unknown-handle', name: '' }) : openPath(windowId, grant.path);
    },
    async saveFile(windowId, request) {
      if (request.handle !== null) {
        const { handle } = request;
        return inTurn(async () => {
          const grant = grants.find(windowId, handle);
          if (grant === null) return err({ kind: 'unknown-handle', name: request.suggestedName });
          return saveTo(parts, handle, grant, request);
        });
      }
      const path = await dialogs.askSave(windowId, besideCurrent(windowId, request.suggestedName));
      if (path === null) return ok(null);
      const chosen: Grant = { windowId, path, contentHash: '' };
      // The dialog has asked whether to replace what is there.
      return inTurn(() => saveTo(parts, null, chosen, { ...request, ifChangedOnDisk: 'overwrite' }));
    },
    async exportFile(windowId, request) {
      const path = await dialogs.askSave(windowId, besideCurrent(windowId, request.suggestedName));
      if (path === null) return ok(null);
      const bytes = typeof request.data === 'string' ? Buffer.from(request.data, 'utf8') : request.data;
      const written = await write(parts, path, bytes);
      return written.ok ? ok({ handle: null, name: basename(path), modifiedAt: written.value }) : written;
    },
  };
}

interface ReadText {
  readonly text: string;
  readonly contentHash: string;
  readonly modifiedAt: number;
}

async function readText(path: string): Answer<ReadText> {
  try {
    // Opening a pipe would wait for its writer.
    if (!(await stat(path)).isFile()) return err({ kind: 'not-readable', name: path, cause: 'not a file' });
    const file = await open(path, 'r');
    try {
      const { size, mtimeMs } = await file.stat();
      if (size > maximumFileBytes)
        return err({ kind: 'too-large', name: path, bytes: size, maximumBytes: maximumFileBytes });
      const bytes = await file.readFile();
      const text = decode(bytes);
      if (text === null) return err({ kind: 'not-text', name: path });
      return ok({ text, contentHash: hashOf(bytes), modifiedAt: mtimeMs });
    } finally {
      await file.close();
    }
  } catch (thrown) {
    return err(readingProblem(path, thrown));
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function saveTo(
  parts: FilesParts,
  handle: FileHandle | null,
  grant: Grant,
  request: SaveRequest,
): Answer<SavedFile> {
  const { path } = grant;
  const before = await currentBytes(path);
  if (!before.ok) return before;
  if (request.ifChangedOnDisk === 'refuse') {
    if (before.value === null)
      return err({ kind: 'not-found', name: path, cause: 'it was moved or deleted' });
    if (hashOf(before.value.bytes) !== grant.contentHash)
      return err({ kind: 'changed-on-disk', name: path, modifiedAt: before.value.modifiedAt });
  }
  const bytes = Buffer.from(request.text, 'utf8');
  if (before.value !== null) await parts.backups.keep(path, before.value.bytes);
  const written = await write(parts, path, bytes);
  if (!written.ok) return written;
  const saved = parts.grants.give(handle, { ...grant, contentHash: hashOf(bytes) });
  parts.grants.show(grant.windowId, path);
  parts.onUsed(path);
  return ok({ handle: saved, name: basename(path), modifiedAt: written.value });
}

/** What the file holds now; null when there is none. */
async function currentBytes(path: string): Answer<{ bytes: Uint8Array; modifiedAt: number } | null> {
  try {
    const [bytes, { mtimeMs }] = await Promise.all([readFile(path), stat(path)]);
    return ok({ bytes, modifiedAt: mtimeMs });
  } catch (thrown) {
    return isMissing(thrown) ? ok(null) : err(writingProblem(path, thrown));
  }
}

/** Writes the file; the answer is when it was modified. */
async function write(parts: FilesParts, path: string, bytes: Uint8Array): Answer<number> {
  try {
    await atomicWrite(path, bytes, parts.steps ?? diskSteps);
    return ok((await stat(path)).mtimeMs);
  } catch (thrown) {
    return err(writingProblem(path, thrown));
  }
}
