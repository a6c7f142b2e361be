import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import type { SaveRequest } from '../../src/platform/contract';
import { launchOptions } from '../support/browser';
import {
  openPlatformPage,
  privateFile,
  removePickers,
  stubPickers,
  writePrivateFile,
} from '../support/platformPage';

const name = 'orders.plumb';
const request = (text: string, handle: string | null, more: Partial<SaveRequest> = {}): SaveRequest => ({
  handle,
  suggestedName: name,
  text,
  ifChangedOnDisk: 'refuse',
  ...more,
});
const save = (page: Page, wanted: SaveRequest) =>
  page.evaluate((asked) => window.platform.saveFile(asked), wanted);

/** A first save of `old`; the answer is the handle. */
async function saved(page: Page): Promise<string> {
  const first = await save(page, request('old', null));
  expect(first).toMatchObject({ ok: true, value: { name } });
  return (first.ok ? first.value?.handle : null) ?? '';
}

test.describe('with file access', () => {
  test.beforeEach(async ({ page, baseURL }) => {
    await stubPickers(page, name);
    await openPlatformPage(page, baseURL ?? '');
  });

  test('a save is read back byte for byte, again and again', async ({ page }) => {
    const handle = await saved(page);
    expect(await privateFile(page, name)).toBe('old');
    expect(await save(page, request('new and longer €', handle))).toMatchObject({
      ok: true,
      value: { handle },
    });
    expect(await privateFile(page, name)).toBe('new and longer €');
    expect(await save(page, request('short', handle))).toMatchObject({ ok: true });
    expect(await privateFile(page, name)).toBe('short');
    const opened = await page.evaluate(() => window.platform.openFile());
    expect(opened).toMatchObject({ ok: true, value: { name, text: 'short' } });
  });

  for (const step of ['write', 'close'] as const)
    test(`a save that fails half-way (${step}) leaves the old bytes and says so`, async ({ page }) => {
      const handle = await saved(page);
      await page.evaluate((failing) => {
        const real = FileSystemFileHandle.prototype.createWritable;
        FileSystemFileHandle.prototype.createWritable = async function (options) {
          const stream = await real.call(this, options);
          const full = () => new DOMException('The disk is full.', 'QuotaExceededError');
          const write = stream.write.bind(stream);
          if (failing === 'write')
            stream.write = async (data) => {
              await write(String(data).slice(0, 5));
              throw full();
            };
          else stream.close = () => Promise.reject(full());
          return stream;
        };
      }, step);
      expect(await save(page, request('new and longer', handle))).toMatchObject({
        ok: false,
        error: { kind: 'disk-full', name },
      });
      expect(await privateFile(page, name)).toBe('old');
    });

  test('a disk that is really full leaves the old bytes', async ({ page, baseURL }) => {
    const handle = await saved(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', {
      origin: new URL(baseURL ?? '').origin,
      quotaSize: 200_000,
    });
    const failed = await save(page, request('n'.repeat(4_000_000), handle));
    expect(failed).toMatchObject({ ok: false, error: { kind: 'disk-full' } });
    expect(await privateFile(page, name)).toBe('old');
  });

  test('a file changed by somebody else is noticed before anything is written', async ({ page }) => {
    const handle = await saved(page);
    await writePrivateFile(page, name, 'theirs');
    expect(await save(page, request('mine', handle))).toMatchObject({
      ok: false,
      error: { kind: 'changed-on-disk', name },
    });
    expect(await privateFile(page, name)).toBe('theirs');
    const theirs = await page.evaluate((known) => window.platform.rereadFile(known), handle);
    expect(theirs).toMatchObject({ ok: true, value: { handle, text: 'theirs' } });
    expect(await save(page, request('mine', handle))).toMatchObject({ error: { kind: 'changed-on-disk' } });
    expect(await save(page, request('mine', handle, { ifChangedOnDisk: 'overwrite' }))).toMatchObject({
      ok: true,
    });
    expect(await privateFile(page, name)).toBe('mine');
  });

  test('a file that is gone is not brought back', async ({ page }) => {
    const handle = await saved(page);
    await page.evaluate(async (gone) => (await navigator.storage.getDirectory()).removeEntry(gone), name);
    expect(await save(page, request('new', handle))).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
  });

  test('permission that is not given is a problem; the file stays as it was', async ({ page }) => {
    const handle = await saved(page);
    await page.evaluate(() =>
      Object.assign(FileSystemFileHandle.prototype, {
        queryPermission: async () => 'prompt',
        requestPermission: async () => 'denied',
      }),
    );
    expect(await save(page, request('new', handle))).toMatchObject({
      ok: false,
      error: { kind: 'not-writable' },
    });
    expect(await privateFile(page, name)).toBe('old');
  });

  test('an export writes bytes and leaves the document’s handle alone', async ({ page }) => {
    const exported = await page.evaluate(() =>
      window.platform.exportFile({
        suggestedName: 'orders.svg',
        mimeType: 'image/svg+xml',
        data: new TextEncoder().encode('<svg/>'),
      }),
    );
    expect(exported).toMatchObject({ ok: true, value: { handle: null } });
    expect(await privateFile(page, name)).toBe('<svg/>');
  });

  test('bytes that are not text are refused', async ({ page }) => {
    await page.evaluate(async (wanted) => {
      const folder = await navigator.storage.getDirectory();
      const stream = await (await folder.getFileHandle(wanted, { create: true })).createWritable();
      await stream.write(new Uint8Array([0x7b, 0xff, 0x00]));
      await stream.close();
    }, name);
    expect(await page.evaluate(() => window.platform.openFile())).toEqual({
      ok: false,
      error: { kind: 'not-text', name },
    });
  });
});

/**
 * In a profile on the disk: a private window, which is what other tests run in, takes the browser down when it reads
 * a handle of the private file system back from its database (Chromium 153).
 */
test('a handle still writes its file after a reload, and still notices changes', async ({ baseURL }, {
  outputDir,
}) => {
  const context = await chromium.launchPersistentContext(join(outputDir, 'profile'), launchOptions());
  try {
    const page = await context.newPage();
    await stubPickers(page, name);
    await openPlatformPage(page, baseURL ?? '');
    const handle = await saved(page);
    await page.reload();
    expect(await save(page, request('after', handle))).toMatchObject({ ok: true });
    expect(await privateFile(page, name)).toBe('after');
    await page.reload();
    await writePrivateFile(page, name, 'theirs');
    expect(await save(page, request('mine', handle))).toMatchObject({ error: { kind: 'changed-on-disk' } });
    expect(await save(page, request('mine', 'made-up'))).toMatchObject({ error: { kind: 'unknown-handle' } });
  } finally {
    await context.close();
  }
});

test('a picker that was closed is null, not a problem', async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    const closed = () => Promise.reject(new DOMException('The user aborted a request.', 'AbortError'));
    Object.assign(window, { showSaveFilePicker: closed, showOpenFilePicker: closed });
  });
  await openPlatformPage(page, baseURL ?? '');
  expect(await page.evaluate(() => window.platform.openFile())).toEqual({ ok: true, value: null });
  expect(await save(page, request('text', null))).toEqual({ ok: true, value: null });
});

test.describe('without file access', () => {
  test.beforeEach(async ({ page, baseURL }) => {
    await removePickers(page);
    await openPlatformPage(page, baseURL ?? '');
  });

  test('saving and exporting download', async ({ page }) => {
    const downloaded = page.waitForEvent('download');
    expect(await save(page, request('text €', null))).toMatchObject({
      ok: true,
      value: { handle: null, name },
    });
    const file = await downloaded;
    expect(file.suggestedFilename()).toBe(name);
    expect(await readFile(await file.path(), 'utf8')).toBe('text €');

    const exported = page.waitForEvent('download');
    const bytes = [137, 80, 78, 71, 0, 255];
    await page.evaluate(
      (data) =>
        window.platform.exportFile({
          suggestedName: 'orders.png',
          mimeType: 'image/png',
          data: new Uint8Array(data),
        }),
      bytes,
    );
    expect([...(await readFile(await (await exported).path()))]).toEqual(bytes);
  });

  test('opening reads the file chosen, and cancelling is null', async ({ page }) => {
    const chosen = page.waitForEvent('filechooser');
    const opened = page.evaluate(() => window.platform.openFile());
    await (await chosen).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
    expect(await opened).toMatchObject({ ok: true, value: { handle: null, name, text: '{"a":1}' } });

    const asked = page.waitForEvent('filechooser');
    const cancelled = page.evaluate(() => window.platform.openFile());
    await asked;
    await page.locator('input[type=file]').dispatchEvent('cancel');
    expect(await cancelled).toEqual({ ok: true, value: null });
    await expect(page.locator('input[type=file]')).toHaveCount(0);
  });
});
