/**
 * The journal as files in the app's data folder: one a window, `<id>.json`, replaced atomically on every change.
 * It holds the document's path beside what the window wrote, which the window never learns, so that recovered work
 * still saves to its file, and still notices when that file was changed meanwhile.
 */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  err,
  type FileProblem,
  type JournalDraft,
  type JournalEntry,
  type JournalReading,
  journalDraftSchema,
  ok,
  type Result,
} from '../src/platform/contract';
import { atomicWrite, type DiskSteps, diskSteps } from './atomicWrite';
import { isMissing, journalProblem } from './diskProblem';
import type { FileGrants } from './fileGrants';
import { oneAtATime } from './oneAtATime';

type Answer<T> = Promise<Result<T, FileProblem>>;

export interface Recovery {
  read(windowId: number): Answer<JournalReading>;
  write(windowId: number, draft: JournalDraft): Answer<undefined>;
  setAside(windowId: number): Answer<undefined>;
  discard(windowId: number, id: string): Answer<undefined>;
  /** The window is gone in good order: what it had is saved, or its user said to forget it. */
  forgetWindow(windowId: number): Promise<void>;
  /** The window is gone in bad order: its entry is an orphan now. */
  loseWindow(windowId: number): void;
}

export interface RecoveryParts {
  readonly folder: string;
  readonly grants: FileGrants;
  /** A new id that is also a file name. */
  readonly newId: () => string;
  readonly steps?: DiskSteps;
}

const storedSchema = z.object({
  version: z.literal(1),
  draft: journalDraftSchema,
  file: z.object({ path: z.string(), contentHash: z.string() }).nullable(),
});
type Stored = z.infer<typeof storedSchema>;

const idPattern = /^[0-9a-zA-Z-]{1,64}$/;

export function createRecovery(parts: RecoveryParts): Recovery {
  const owned = new Map<number, string>();
  const inTurn = oneAtATime();
  const ownId = (windowId: number): string => {
    const id = owned.get(windowId) ?? parts.newId();
    owned.set(windowId, id);
    return id;
  };
  const fileOf = (id: string): string => join(parts.folder, `${id}.json`);
  const isOwned = (id: string): boolean => [...owned.values()].includes(id);
  const remove = (id: string): Promise<void> => inTurn(() => rm(fileOf(id), { force: true }));

  return {
    read: (windowId) =>
      inTurn(async () => {
        try {
          const entries = await readEntries(parts, fileOf, windowId);
          const own = entries.find(({ id }) => id === ownId(windowId)) ?? null;
          const gone = entries.filter(({ id }) => !isOwned(id));
          await Promise.all(gone.filter(({ unsaved }) => !unsaved).map(({ id }) => rm(fileOf(id))));
          const orphans = gone.filter(({ unsaved }) => unsaved).sort((a, b) => b.savedAt - a.savedAt);
          return ok({ own, orphans });
        } catch (thrown) {
          return err(journalProblem(parts.folder, thrown));
        }
      }),
    write(windowId, draft) {
      const id = ownId(windowId);
      const grant = draft.handle === null ? null : parts.grants.find(windowId, draft.handle);
      const file = grant === null ? null : { path: grant.path, contentHash: grant.contentHash };
      parts.grants.show(windowId, file?.path ?? null); // the entry is what the window shows
      const stored: Stored = { version: 1, draft, file };
      return inTurn(async () => {
        try {
          await mkdir(parts.folder, { recursive: true });
          await atomicWrite(fileOf(id), Buffer.from(JSON.stringify(stored)), parts.steps ?? diskSteps);
          return ok(undefined);
        } catch (thrown) {
          return err(journalProblem(parts.folder, thrown));
        }
      });
    },
    async setAside(windowId) {
      owned.delete(windowId);
      return ok(undefined);
    },
    async discard(_windowId, id) {
      if (!idPattern.test(id) || isOwned(id)) return ok(undefined);
      try {
        await remove(id);
        return ok(undefined);
      } catch (thrown) {
        return err(journalProblem(parts.folder, thrown));
      }
    },
    async forgetWindow(windowId) {
      const id = owned.get(windowId);
      owned.delete(windowId);
      if (id !== undefined) await remove(id).catch(() => undefined);
    },
    loseWindow(windowId) {
      owned.delete(windowId);
    },
  };
}

async function readEntries(
  parts: RecoveryParts,
  fileOf: (id: string) => string,
  windowId: number,
): Promise<JournalEntry[]> {
  const names = await readdir(parts.folder).catch((thrown: unknown) => {
    if (isMissing(thrown)) return [];
    throw thrown;
  });
  const halfWritten = names.filter((name) => name.endsWith('.tmp')); // by a process that was killed
  await Promise.all(halfWritten.map((name) => rm(join(parts.folder, name), { force: true })));
  const ids = names.flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));
  const entries: JournalEntry[] = [];
  for (const id of ids) {
    const stored = idPattern.test(id) ? await readStored(fileOf(id)) : null;
    if (stored === null) continue;
    entries.push({ ...stored.draft, handle: grantAgain(parts.grants, windowId, stored), id });
  }
  return entries;
}

/** After a reload the window's handle still holds; after a restart its file is granted anew. */
function grantAgain(grants: FileGrants, windowId: number, { draft, file }: Stored): string | null {
  if (file === null) return null;
  const known = draft.handle !== null && grants.find(windowId, draft.handle) !== null;
  return known ? draft.handle : grants.give(null, { windowId, ...file });
}

/** An entry this version can't read is passed over and kept: the version that wrote it may come back. */
async function readStored(path: string): Promise<Stored | null> {
  try {
    return storedSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}
