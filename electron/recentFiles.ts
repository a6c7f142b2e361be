/** The files opened or saved last, newest first, in the app's data folder. A page learns ids and names only. */
import { mkdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { RecentFile } from '../src/platform/contract';
import { atomicWrite } from './atomicWrite';
import { hashOf } from './fileGrants';
import { oneAtATime } from './oneAtATime';

const filesKept = 12;
const storedSchema = z.array(z.string());

export interface RecentFiles {
  add(path: string): Promise<void>;
  remove(path: string): Promise<void>;
  list(): Promise<RecentFile[]>;
  pathOf(id: string): Promise<string | null>;
}

export function createRecentFiles(folder: string): RecentFiles {
  const file = join(folder, 'recent-files.json');
  const inTurn = oneAtATime();
  const change = (edit: (paths: string[]) => string[]): Promise<void> =>
    inTurn(async () => {
      try {
        const paths = edit(await readPaths(file)).slice(0, filesKept);
        await mkdir(folder, { recursive: true });
        await atomicWrite(file, Buffer.from(JSON.stringify(paths)));
      } catch {
        // A list for convenience: not worth a word when it can't be kept.
      }
    });
  return {
    add: (path) => change((paths) => [path, ...paths.filter((other) => other !== path)]),
    remove: (path) => change((paths) => paths.filter((other) => other !== path)),
    list: () =>
      inTurn(async () =>
        (await readPaths(file)).map((path) => ({
          id: idOf(path),
          name: basename(path),
          folder: dirname(path),
        })),
      ),
    pathOf: (id) => inTurn(async () => (await readPaths(file)).find((path) => idOf(path) === id) ?? null),
  };
}

const idOf = (path: string): string => hashOf(Buffer.from(path)).slice(0, 16);

async function readPaths(file: string): Promise<string[]> {
  try {
    return storedSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return [];
  }
}
