/**
 * Files in the browser. With the File System Access API a save goes to a swap file that takes the old one's place
 * when it is complete, so a failure half-way leaves the old bytes; without it a file is read from a form field and
 * saving is a download. Handles are kept in the database, so work found again after a reload still has its file.
 */
import type { BrowserDatabase, FileStamp, StoredHandle } from './browserDatabase';
import { type BrowserElsewhere, createBrowserElsewhere } from './browserElsewhere';
import { isCancelled, readingProblem, writingProblem } from './browserProblem';
import {
  type ExportRequest,
  err,
  type FileProblem,
  type OpenedFile,
  ok,
  type Platform,
  type Result,
  type SavedFile,
  type SaveRequest,
} from './contract';
import { download, pickWithForm } from './fallbackFiles';
import { filePickers, hasPermissions, type PickerType } from './fileSystemAccess';
import { readFile } from './readFile';

export type BrowserFiles = Pick<
  Platform,
  'openFile' | 'openDropped' | 'rereadFile' | 'reopenFile' | 'saveFile' | 'exportFile' | 'elsewhere'
>;

export interface BrowserFileParts {
  readonly page: Window;
  readonly database: BrowserDatabase;
  readonly newId: () => string;
  readonly now: () => number;
  /** To all other windows: what becomes of files. */
  readonly windows: BroadcastChannel;
}

const diagrams: PickerType = {
  description: 'Plumbline diagram',
  accept: { 'application/json': ['.plumb', '.json'] },
};

export function createBrowserFiles(parts: BrowserFileParts): BrowserFiles {
  const handles = handleStore(parts);
  const elsewhere = createBrowserElsewhere({
    windows: parts.windows,
    fileOf: (handle) => handles.get(handle).then((known) => known?.file ?? null),
  });
  const tools: SavingTools = { handles, elsewhere };
  return {
    elsewhere,
    async openFile() {
      const pickers = filePickers(parts.page);
      if (pickers === null) {
        const file = await pickWithForm(parts.page.document, ['.plumb', '.json']);
        return file === null ? ok(null) : readFile(file, null);
      }
      const picked = await asked('', readingProblem, () =>
        pickers.showOpenFilePicker({ types: [diagrams] }).then(([first]) => first ?? null),
      );
      if (!picked.ok || picked.value === null) return picked.ok ? ok(null) : picked;
      return openHandle(handles, parts.newId(), picked.value);
    },
    async openDropped(file, origin) {
      return origin instanceof FileSystemFileHandle
        ? openHandle(handles, parts.newId(), origin)
        : readFile(file, null);
    },
    async rereadFile(handle) {
      const known = await handles.get(handle);
      if (known === null) return err({ kind: 'unknown-handle', name: '' });
      return readCurrent(known.file, handle);
    },
    async reopenFile(handle) {
      const known = await handles.get(handle);
      if (known === null) return err({ kind: 'unknown-handle', name: '' });
      return openHandle(handles, handle, known.file);
    },
    async saveFile(request) {
      if (request.handle !== null) return saveAgain(tools, request, request.handle);
      const pickers = filePickers(parts.page);
      if (pickers === null) {
        download(parts.page, request.suggestedName, 'application/json', request.text);
        return ok({ handle: null, name: request.suggestedName, modifiedAt: parts.now() });
      }
      const picked = await asked(request.suggestedName, writingProblem, () =>
        pickers.showSaveFilePicker({ suggestedName: request.suggestedName, types: [diagrams] }),
      );
      if (!picked.ok || picked.value === null) return picked.ok ? ok(null) : picked;
      return keepSaved(tools, parts.newId(), picked.value, await writeWhole(picked.value, request.text));
    },
    async exportFile(request) {
      const pickers = filePickers(parts.page);
      if (pickers === null) {
        download(parts.page, request.suggestedName, request.mimeType, request.data);
        return ok({ handle: null, name: request.suggestedName, modifiedAt: parts.now() });
      }
      const picked = await asked(request.suggestedName, writingProblem, () =>
        pickers.showSaveFilePicker({ suggestedName: request.suggestedName, types: [exportType(request)] }),
      );
      if (!picked.ok || picked.value === null) return picked.ok ? ok(null) : picked;
      const file = picked.value;
      const written = await writeWhole(file, request.data);
      return written.ok
        ? ok({ handle: null, name: file.name, modifiedAt: written.value.modifiedAt })
        : written;
    },
  };
}

interface HandleStore {
  get(id: string): Promise<StoredHandle | null>;
  /** In memory at once; in the database for the next page, where that is possible. */
  put(id: string, handle: StoredHandle): Promise<void>;
}

function handleStore({ database }: BrowserFileParts): HandleStore {
  const known = new Map<string, StoredHandle>();
  return {
    async get(id) {
      const here = known.get(id);
      if (here !== undefined) return here;
      const stored = await database()
        .then((opened) => opened.get('handles', id))
        .catch(() => undefined);
      return stored ?? null;
    },
    async put(id, handle) {
      known.set(id, handle);
      await database()
        .then((opened) => opened.put('handles', handle, id))
        .catch(() => undefined);
    },
  };
}

/** What a picker answers; null when it was cancelled. */
async function asked<T>(
  name: string,
  problem: (name: string, thrown: unknown) => FileProblem,
  pick: () => Promise<T>,
): Promise<Result<T | null, FileProblem>> {
  try {
    return ok(await pick());
  } catch (thrown) {
    return isCancelled(thrown) ? ok(null) : err(problem(name, thrown));
  }
}

async function openHandle(
  handles: HandleStore,
  id: string,
  handle: FileSystemFileHandle,
): Promise<Result<OpenedFile, FileProblem>> {
  return readCurrent(handle, id, (stamp) => handles.put(id, { file: handle, stamp }));
}

/** Reads what the file holds now; `onRead` learns what it looked like then. */
async function readCurrent(
  handle: FileSystemFileHandle,
  id: string,
  onRead: (stamp: FileStamp) => Promise<void> = async () => undefined,
): Promise<Result<OpenedFile, FileProblem>> {
  try {
    const file = await handle.getFile();
    const read = await readFile(file, id);
    if (read.ok) await onRead(stampOf(file));
    return read;
  } catch (thrown) {
    return err(readingProblem(handle.name, thrown));
  }
}

interface SavingTools {
  readonly handles: HandleStore;
  readonly elsewhere: BrowserElsewhere;
}

async function saveAgain(
  tools: SavingTools,
  request: SaveRequest,
  id: string,
): Promise<Result<SavedFile, FileProblem>> {
  const known = await tools.handles.get(id);
  if (known === null) return err({ kind: 'unknown-handle', name: request.suggestedName });
  const { file, stamp } = known;
  const name = file.name;
  try {
    if (!(await mayWrite(file)))
      return err({ kind: 'not-writable', name, cause: 'permission was not given' });
    const current = stampOf(await file.getFile());
    if (request.ifChangedOnDisk === 'refuse' && !sameStamp(current, stamp))
      return err({ kind: 'changed-on-disk', name, modifiedAt: current.modifiedAt });
  } catch (thrown) {
    return err(writingProblem(name, thrown));
  }
  return keepSaved(tools, id, file, await writeWhole(file, request.text));
}

/** A handle found again after a reload has lost its permission; asking needs the click that saving came from. */
async function mayWrite(file: FileSystemFileHandle): Promise<boolean> {
  if (!hasPermissions(file)) return true;
  const now = await file.queryPermission({ mode: 'readwrite' });
  return now === 'granted' || (await file.requestPermission({ mode: 'readwrite' })) === 'granted';
}

async function writeWhole(
  file: FileSystemFileHandle,
  data: string | Uint8Array,
): Promise<Result<FileStamp, FileProblem>> {
  let swap: FileSystemWritableFileStream | null = null;
  try {
    swap = await file.createWritable({ keepExistingData: false });
    // As a Blob: a full disk is then named as such, where other data may only break Chromium's pipe to the disk.
    await swap.write(new Blob([typeof data === 'string' ? data : new Uint8Array(data)]));
    await swap.close();
    return ok(stampOf(await file.getFile()));
  } catch (thrown) {
    await swap?.abort().catch(() => undefined);
    return err(writingProblem(file.name, thrown));
  }
}

async function keepSaved(
  { handles, elsewhere }: SavingTools,
  id: string,
  file: FileSystemFileHandle,
  written: Result<FileStamp, FileProblem>,
): Promise<Result<SavedFile, FileProblem>> {
  if (!written.ok) return written;
  await handles.put(id, { file, stamp: written.value });
  elsewhere.saved(file);
  return ok({ handle: id, name: file.name, modifiedAt: written.value.modifiedAt });
}

const stampOf = (file: File): FileStamp => ({ modifiedAt: file.lastModified, bytes: file.size });

const sameStamp = (a: FileStamp, b: FileStamp): boolean =>
  a.modifiedAt === b.modifiedAt && a.bytes === b.bytes;

function exportType({ suggestedName, mimeType }: ExportRequest): PickerType {
  const dot = suggestedName.lastIndexOf('.');
  const ending = dot > 0 ? suggestedName.slice(dot) : '.txt';
  return { description: ending.slice(1).toUpperCase(), accept: { [mimeType]: [ending] } };
}
