/**
 * The versions of a file that saving replaced, kept in the app's data folder: `<hash of path>/<time>-<name>`, the
 * last ten of each file. A copy that can't be kept never stands in the way of the save.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const versionsKept = 10;

export interface Backups {
  keep(path: string, bytes: Uint8Array): Promise<void>;
}

export function createBackups(parts: { readonly folder: string; readonly now: () => number }): Backups {
  return {
    async keep(path, bytes) {
      const folder = join(parts.folder, createHash('sha256').update(path).digest('hex').slice(0, 16));
      try {
        await mkdir(folder, { recursive: true });
        const time = new Date(parts.now()).toISOString().replace(/[:.]/g, '-');
        await writeFile(join(folder, `${time}-${basename(path)}`), bytes);
        const oldestFirst = (await readdir(folder)).sort();
        const tooMany = oldestFirst.slice(0, Math.max(0, oldestFirst.length - versionsKept));
        await Promise.all(tooMany.map((name) => rm(join(folder, name), { force: true })));
      } catch {
        // See above: the save itself is what the user asked for.
      }
    },
  };
}
