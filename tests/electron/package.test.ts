import { execFile } from 'node:child_process';
import { closeSync, openSync, readSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { repositoryPath } from '../support/repository';

/**
 * The desktop app as electron-builder packs it for Linux, offline: what is in its archive, and what isn't.
 */
const output = repositoryPath(`.tests/package-${process.pid}`);

describe.skipIf(process.platform !== 'linux')('the packed desktop app', () => {
  let listing: readonly string[] = [];

  beforeAll(async () => {
    const script = repositoryPath('electron/launch/package.mjs');
    await promisify(execFile)(process.execPath, [script, '--dir', `--config.directories.output=${output}`]);
    listing = archivedFiles(join(output, 'linux-unpacked', 'resources', 'app.asar'));
  });

  afterAll(() => rm(output, { recursive: true, force: true }));

  test('holds the main process, the preload and the editor', () => {
    const needed = ['package.json', 'LICENSE', 'dist-electron/main.js', 'dist-electron/preload.cjs'];
    expect(listing).toEqual(expect.arrayContaining([...needed, 'dist/editor/index.html']));
    expect(listing.filter((file) => /^dist\/editor\/assets\/.*\.js$/.test(file))).not.toEqual([]);
  });

  test('holds nothing else: no sources, no tests, no packages, no maps', () => {
    const allowed = /^(package\.json|LICENSE|dist-electron\/[^/]+\.c?js|dist\/editor\/.+)$/;
    expect(listing.filter((file) => !allowed.test(file) || /\.(tsx?|map)$/.test(file))).toEqual([]);
  });
});

interface Entry {
  readonly files?: Readonly<Record<string, Entry>> | undefined;
}

const entry: z.ZodType<Entry> = z.lazy(() => z.object({ files: z.record(z.string(), entry).optional() }));

/** The paths in an asar archive. Its header is JSON, 16 bytes in; its length stands in the 4 bytes before. */
function archivedFiles(archive: string): readonly string[] {
  const file = openSync(archive, 'r');
  try {
    const sizes = Buffer.alloc(16);
    readSync(file, sizes, 0, 16, 0);
    const header = Buffer.alloc(sizes.readUInt32LE(12));
    readSync(file, header, 0, header.length, 16);
    return paths(entry.parse(JSON.parse(header.toString('utf8'))), '');
  } finally {
    closeSync(file);
  }
}

function paths({ files }: Entry, path: string): readonly string[] {
  if (files === undefined) return [path];
  return Object.entries(files).flatMap(([name, inner]) =>
    paths(inner, path === '' ? name : `${path}/${name}`),
  );
}
