/**
 * Writes a whole file or leaves what was there: a new file beside it, forced to the disk, then renamed over it.
 * A link is followed, the old file's permissions are kept and its write protection honoured. A device or a pipe
 * takes what it is given; putting a file in its place would break it. Rejects with Node's error.
 */
import { randomBytes } from 'node:crypto';
import { access, chmod, constants, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export async function replaceFile(path: string, data: string | Uint8Array): Promise<void> {
  const old = await stat(path).catch(() => null);
  if (old && !old.isFile()) return writeFile(path, data);
  const target = old ? await realpath(path) : path;
  if (old) await access(target, constants.W_OK);
  const beside = join(dirname(target), `.plumbline-${randomBytes(6).toString('hex')}.tmp`);
  try {
    // `writeFile` goes on after a short write, as on a nearly full disk, and so fails where not all of it fits.
    await writeFile(beside, data, { flag: 'wx', flush: true, mode: old ? old.mode & 0o7777 : 0o666 });
    // The umask has its say on new files only; some file systems have no permissions to set.
    if (old) await chmod(beside, old.mode & 0o7777).catch(() => undefined);
    await rename(beside, target);
  } catch (thrown) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw thrown;
  }
}
