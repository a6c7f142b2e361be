import {
  chmod,
  lstat,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { diskSteps } from '../../electron/atomicWrite';
import { maximumFileBytes, type SaveRequest } from '../../src/platform/contract';
import { type TestDesktop, testDesktop } from '../support/desktop';

const open: TestDesktop[] = [];
async function desktopWith(
  text: string,
  options: Parameters<typeof testDesktop>[0] = {},
): Promise<{ desktop: TestDesktop; path: string; handle: string }> {
  const desktop = await testDesktop(options);
  open.push(desktop);
  const path = join(desktop.folder, 'orders.plumb');
  await writeFile(path, text);
  desktop.person.opens.push(path);
  const opened = await desktop.handlers.openFile(1, undefined);
  if (!opened.ok || opened.value?.handle == null) throw new Error('The file was not opened.');
  return { desktop, path, handle: opened.value.handle };
}
afterEach(async () => {
  for (const desktop of open.splice(0)) await desktop.close();
});

const save = (handle: string | null, text: string, more: Partial<SaveRequest> = {}): SaveRequest => ({
  handle,
  suggestedName: 'orders.plumb',
  text,
  ifChangedOnDisk: 'refuse',
  ...more,
});

describe('opening', () => {
  it('reads the file and gives it an opaque handle', async () => {
    const { desktop, path } = await desktopWith('old');
    desktop.person.opens.push(path);
    const opened = await desktop.handlers.openFile(1, undefined);
    expect(opened).toMatchObject({ ok: true, value: { name: 'orders.plumb', text: 'old' } });
    expect(JSON.stringify(opened)).not.toContain(desktop.folder);
  });

  it('answers null when the dialog is cancelled', async () => {
    const { desktop } = await desktopWith('old');
    expect(await desktop.handlers.openFile(1, undefined)).toEqual({ ok: true, value: null });
  });

  it.each([
    ['a binary', Buffer.from([0x7b, 0xff, 0xfe, 0x00]), 'not-text'],
    ['half a character', Buffer.from([0x7b, 0xe2, 0x82]), 'not-text'],
  ])('refuses %s', async (_what, bytes, kind) => {
    const { desktop, path } = await desktopWith('old');
    await writeFile(path, bytes);
    desktop.person.opens.push(path);
    expect(await desktop.handlers.openFile(1, undefined)).toMatchObject({
      ok: false,
      error: { kind, name: path },
    });
    expect(await readFile(path)).toEqual(bytes);
  });

  it('refuses a file that is too large without reading it', async () => {
    const { desktop, path } = await desktopWith('old');
    const file = join(desktop.folder, 'large.plumb');
    await writeFile(file, '');
    const { truncate } = await import('node:fs/promises');
    await truncate(file, maximumFileBytes + 1);
    desktop.person.opens.push(file);
    expect(await desktop.handlers.openFile(1, undefined)).toEqual({
      ok: false,
      error: { kind: 'too-large', name: file, bytes: maximumFileBytes + 1, maximumBytes: maximumFileBytes },
    });
    expect(path).not.toBe(file);
  });

  it('says what is missing, a folder, or in the way', async () => {
    const { desktop, path } = await desktopWith('old');
    const tried = async (chosen: string) => {
      desktop.person.opens.push(chosen);
      const opened = await desktop.handlers.openFile(1, undefined);
      return opened.ok ? 'opened' : opened.error.kind;
    };
    expect(await tried(join(desktop.folder, 'gone.plumb'))).toBe('not-found');
    expect(await tried(desktop.folder)).toBe('not-readable');
    expect(await tried(join(path, 'below.plumb'))).toBe('not-readable');
  });

  it('brings the window that has the file to the front instead of opening it twice', async () => {
    const { desktop, path } = await desktopWith('old');
    desktop.person.opens.push(path);
    expect(await desktop.handlers.openFile(2, undefined)).toEqual({ ok: true, value: null });
    expect(desktop.told).toContainEqual({ what: 'focus', windowId: 1, value: null });
  });
});

describe('saving', () => {
  it('replaces the bytes, and can again', async () => {
    const { desktop, path, handle } = await desktopWith('old');
    expect(await desktop.handlers.saveFile(1, save(handle, 'new €'))).toMatchObject({ ok: true });
    expect(await readFile(path, 'utf8')).toBe('new €');
    expect(await desktop.handlers.saveFile(1, save(handle, 'newer'))).toMatchObject({ ok: true });
    expect(await readFile(path, 'utf8')).toBe('newer');
    expect(await readdir(desktop.folder)).toEqual(['data', 'orders.plumb']);
  });

  it('keeps the versions it replaced', async () => {
    const { desktop, handle } = await desktopWith('version 0');
    for (let version = 1; version <= 12; version += 1)
      await desktop.handlers.saveFile(1, save(handle, `version ${version}`));
    const versions = join(desktop.folder, 'data', 'versions');
    const [folder = ''] = await readdir(versions);
    const kept = await readdir(join(versions, folder));
    const texts = await Promise.all(
      kept.sort().map((name) => readFile(join(versions, folder, name), 'utf8')),
    );
    expect(texts).toEqual(Array.from({ length: 10 }, (_, index) => `version ${index + 2}`));
  });

  it.each(['write', 'sync', 'rename'] as const)(
    'leaves the old bytes when %s fails half-way',
    async (step) => {
      const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      const { desktop, path, handle } = await desktopWith('old', {
        steps: {
          ...diskSteps,
          async write(file, bytes) {
            await diskSteps.write(file, step === 'write' ? bytes.subarray(0, bytes.length / 2) : bytes);
            if (step === 'write') throw full;
          },
          [step === 'write' ? 'nothing' : step]: () => Promise.reject(full),
        },
      });
      const saved = await desktop.handlers.saveFile(1, save(handle, 'new and longer'));
      expect(saved).toMatchObject({ ok: false, error: { kind: 'disk-full', name: path } });
      expect(await readFile(path, 'utf8')).toBe('old');
      expect(await readdir(desktop.folder)).toEqual(['data', 'orders.plumb']);
    },
  );

  it('notices that somebody else changed the file, even to the same length at the same time', async () => {
    const { desktop, path, handle } = await desktopWith('old');
    const { atime, mtime } = await stat(path);
    await writeFile(path, 'OLD');
    await utimes(path, atime, mtime);
    const refused = await desktop.handlers.saveFile(1, save(handle, 'new'));
    expect(refused).toMatchObject({ ok: false, error: { kind: 'changed-on-disk', name: path } });
    expect(await readFile(path, 'utf8')).toBe('OLD');
    expect(
      await desktop.handlers.saveFile(1, save(handle, 'new', { ifChangedOnDisk: 'overwrite' })),
    ).toMatchObject({
      ok: true,
    });
    expect(await readFile(path, 'utf8')).toBe('new');
  });

  it('takes a file that was only touched for unchanged', async () => {
    const { desktop, path, handle } = await desktopWith('old');
    await utimes(path, new Date(), new Date(Date.now() + 60_000));
    expect(await desktop.handlers.saveFile(1, save(handle, 'new'))).toMatchObject({ ok: true });
  });

  it('does not bring back a file that was deleted unless told to', async () => {
    const { desktop, path, handle } = await desktopWith('old');
    await rm(path);
    expect(await desktop.handlers.saveFile(1, save(handle, 'new'))).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
    await expect(stat(path)).rejects.toThrow();
  });

  it('rereads a file to compare with it, and still notices that it was changed', async () => {
    const { desktop, path, handle } = await desktopWith('old');
    await writeFile(path, 'theirs');
    expect(await desktop.handlers.rereadFile(1, handle)).toMatchObject({
      ok: true,
      value: { text: 'theirs', handle },
    });
    expect(await desktop.handlers.saveFile(1, save(handle, 'mine'))).toMatchObject({
      error: { kind: 'changed-on-disk' },
    });
    expect(await readFile(path, 'utf8')).toBe('theirs');
  });

  it('reopens a file: what it says then is known to the next save', async () => {
    const { desktop, path, handle } = await desktopWith('old');
    await writeFile(path, 'theirs');
    const reopened = await desktop.handlers.reopenFile(1, handle);
    expect(reopened).toMatchObject({ ok: true, value: { text: 'theirs' } });
    if (!reopened.ok) return;
    expect(await desktop.handlers.saveFile(1, save(reopened.value.handle, 'mine'))).toMatchObject({
      ok: true,
    });
    expect(await desktop.handlers.reopenFile(2, handle)).toMatchObject({ error: { kind: 'unknown-handle' } });
    expect(await readFile(path, 'utf8')).toBe('mine');
  });

  it('honours no handle of another window, and none it did not give', async () => {
    const { desktop, path, handle } = await desktopWith('old');
    for (const [windowId, tried] of [
      [2, handle],
      [1, path],
      [1, 'made-up'],
    ] as const)
      expect(await desktop.handlers.saveFile(windowId, save(tried, 'new'))).toMatchObject({
        ok: false,
        error: { kind: 'unknown-handle' },
      });
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  it('follows a link and keeps the permissions', async () => {
    const { desktop, path } = await desktopWith('old');
    await chmod(path, 0o662); // more than a new file gets
    const link = join(desktop.folder, 'link.plumb');
    await symlink(path, link);
    desktop.person.opens.push(link);
    const opened = await desktop.handlers.openFile(1, undefined);
    const handle = opened.ok ? (opened.value?.handle ?? null) : null;
    expect(await desktop.handlers.saveFile(1, save(handle, 'new'))).toMatchObject({ ok: true });
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await stat(path)).mode & 0o777).toBe(0o662);
  });

  it('says so where it may not write', async () => {
    const { desktop, path, handle } = await desktopWith('old', {
      steps: {
        ...diskSteps,
        rename: () => Promise.reject(Object.assign(new Error('permission denied'), { code: 'EACCES' })),
      },
    });
    expect(await desktop.handlers.saveFile(1, save(handle, 'new'))).toEqual({
      ok: false,
      error: { kind: 'not-writable', name: path, cause: 'permission denied' },
    });
    desktop.person.saves.push(join(path, 'below-a-file.plumb'));
    expect(await desktop.handlers.saveFile(1, save(null, 'new'))).toMatchObject({
      ok: false,
      error: { kind: 'not-writable' },
    });
  });

  it('does not replace a write-protected file', async () => {
    const protectedFile = Object.assign(new Error('operation not permitted'), { code: 'EPERM' });
    const { desktop, path, handle } = await desktopWith('old', {
      steps: { ...diskSteps, mayReplace: () => Promise.reject(protectedFile) },
    });
    expect(await desktop.handlers.saveFile(1, save(handle, 'new'))).toMatchObject({
      ok: false,
      error: { kind: 'not-writable' },
    });
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  it('asks where when there is no handle, and writes there from then on', async () => {
    const { desktop, path } = await desktopWith('old');
    const elsewhere = join(desktop.folder, 'sub');
    await mkdir(elsewhere);
    desktop.person.saves.push(join(elsewhere, 'copy.plumb'));
    const saved = await desktop.handlers.saveFile(1, save(null, 'copy'));
    expect(saved).toMatchObject({ ok: true, value: { name: 'copy.plumb' } });
    const handle = saved.ok ? (saved.value?.handle ?? null) : null;
    await desktop.handlers.saveFile(1, save(handle, 'copy, changed'));
    expect(await readFile(join(elsewhere, 'copy.plumb'), 'utf8')).toBe('copy, changed');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await desktop.handlers.saveFile(1, save(null, 'copy'))).toEqual({ ok: true, value: null });
  });

  it('writes saves in the order they came', async () => {
    const { desktop, path, handle } = await desktopWith('old');
    const texts = Array.from({ length: 8 }, (_, index) => `${index}`.repeat(100_000 - index * 10_000));
    const saved = await Promise.all(texts.map((text) => desktop.handlers.saveFile(1, save(handle, text))));
    expect(saved.every(({ ok }) => ok)).toBe(true);
    expect(await readFile(path, 'utf8')).toBe(texts.at(-1));
  });
});

describe('exporting', () => {
  it('writes text and bytes where the dialog says', async () => {
    const { desktop } = await desktopWith('old');
    const path = join(desktop.folder, 'picture.png');
    const data = new Uint8Array([137, 80, 78, 71]);
    desktop.person.saves.push(path, path);
    const request = { suggestedName: 'picture.png', mimeType: 'image/png' };
    expect(await desktop.handlers.exportFile(1, { ...request, data })).toMatchObject({
      ok: true,
      value: { handle: null, name: 'picture.png' },
    });
    expect(new Uint8Array(await readFile(path))).toEqual(data);
    await desktop.handlers.exportFile(1, { ...request, data: '<svg/>' });
    expect(await readFile(path, 'utf8')).toBe('<svg/>');
  });
});
