/**
 * Writes a whole file or leaves the old one: a new file beside it, all bytes written and forced to the disk, then
 * renamed over it. A link is followed, the old file's permissions are kept and its write protection honoured. Throws
 * what the system said. (The desktop has its own, with the steps its tests make fail: electron/atomicWrite.ts.)
 */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export async function writeAtomically(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const old = await stat(target).catch(() => null);
  // A rename alone would replace a file that may not be written.
  if (old !== null) await access(target, constants.W_OK);
  const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeNew(beside, text, old === null ? null : old.mode & 0o7777);
    await rename(beside, target);
  } catch (thrown) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw thrown;
  }
}

/** `mode` as the old file had it, whatever new files get here; null: there was none. */
async function writeNew(path: string, text: string, mode: number | null): Promise<void> {
  const file = await open(path, 'wx', mode ?? 0o666);
  try {
    // Some file systems have no permissions to set.
    if (mode !== null) await file.chmod(mode).catch(() => undefined);
    await file.writeFile(text); // goes on after a short write, as on a nearly full disk
    await file.sync();
  } finally {
    await file.close();
  }
}
