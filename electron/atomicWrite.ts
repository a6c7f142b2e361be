/**
 * Writes a whole file or leaves the old one: a new file beside it, all bytes written and forced to the disk, then
 * renamed over it, then the folder forced too. After a crash at any moment there is the old file or the new one.
 * A link is followed, the old file's permissions are kept and its write protection honoured. Throws what the
 * system said.
 */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isMissing } from './diskProblem';

/** The steps that reach the disk; tests make them fail. */
export interface DiskSteps {
  /** Throws where the file that is there may not be written: a rename alone would replace it all the same. */
  mayReplace(path: string): Promise<void>;
  write(file: FileHandle, bytes: Uint8Array): Promise<void>;
  sync(file: FileHandle): Promise<void>;
  rename(from: string, to: string): Promise<void>;
}

export const diskSteps: DiskSteps = {
  mayReplace: (path) =>
    access(path, constants.W_OK).catch((thrown: unknown) => {
      if (!isMissing(thrown)) throw thrown;
    }),
  // `writeFile` goes on after a short write, as on a nearly full disk; a single `write` would lose the rest.
  write: (file, bytes) => file.writeFile(bytes),
  sync: (file) => file.sync(),
  rename,
};

export async function atomicWrite(
  path: string,
  bytes: Uint8Array,
  steps: DiskSteps = diskSteps,
): Promise<void> {
  const target = await realpath(path).catch(() => path);
  await steps.mayReplace(target);
  const folder = dirname(target);
  const mode = await stat(target).then(
    (old) => old.mode & 0o7777,
    () => null,
  );
  const beside = join(folder, `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeNew(beside, bytes, mode, steps);
    await steps.rename(beside, target);
  } catch (thrown) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw thrown;
  }
  await syncFolder(folder);
}

/** `mode` as the old file had it, whatever new files get here; null: there was none. */
async function writeNew(
  path: string,
  bytes: Uint8Array,
  mode: number | null,
  steps: DiskSteps,
): Promise<void> {
  const file = await open(path, 'wx', mode ?? 0o666);
  try {
    // Some file systems have no permissions to set.
    if (mode !== null) await file.chmod(mode).catch(() => undefined);
    await steps.write(file, bytes);
    await steps.sync(file);
  } finally {
    await file.close();
  }
}

/** Makes the rename itself last. Windows can't open a folder, and does this by itself. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const opened = await open(folder, 'r');
    await opened.sync().finally(() => opened.close());
  } catch {
    // The new file is in its place; only a power cut this very moment could still bring back the old one.
  }
}
