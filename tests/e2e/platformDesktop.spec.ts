import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type DesktopDriver, startDesktop } from '../support/desktopBridge';
import { openPlatformPage } from '../support/platformPage';

let desktop: DesktopDriver;
test.beforeEach(async ({ page, baseURL }) => {
  desktop = await startDesktop();
  await desktop.attach(page);
  await openPlatformPage(page, baseURL ?? '');
});
test.afterEach(() => desktop.close());

test('the page is a desktop window: it opens and saves real files', async ({ page }) => {
  expect(await page.evaluate(() => window.platform.kind)).toBe('desktop');
  const path = join(desktop.folder, 'orders.plumb');
  await writeFile(path, 'old');
  desktop.person.opens.push(path);
  const opened = await page.evaluate(() => window.platform.openFile());
  expect(opened).toMatchObject({ ok: true, value: { name: 'orders.plumb', text: 'old' } });
  const handle = opened.ok ? (opened.value?.handle ?? null) : null;
  const saved = await page.evaluate(
    (known) =>
      window.platform.saveFile({
        handle: known,
        suggestedName: 'orders.plumb',
        text: 'new €',
        ifChangedOnDisk: 'refuse',
      }),
    handle,
  );
  expect(saved).toMatchObject({ ok: true, value: { handle } });
  expect(await readFile(path, 'utf8')).toBe('new €');
  expect(await page.evaluate(() => window.platform.openFile())).toEqual({ ok: true, value: null });
});

test('bytes cross the bridge as they are', async ({ page }) => {
  const path = join(desktop.folder, 'orders.png');
  desktop.person.saves.push(path);
  const exported = await page.evaluate(() =>
    window.platform.exportFile({
      suggestedName: 'orders.png',
      mimeType: 'image/png',
      data: new Uint8Array([137, 80, 0, 255]),
    }),
  );
  expect(exported).toMatchObject({ ok: true });
  expect([...(await readFile(path))]).toEqual([137, 80, 0, 255]);
});

test('a reload finds its work, also what was written as the page went', async ({ page }) => {
  await page.evaluate(() => {
    const base = { title: 'Orders', fileName: null, handle: null, unsaved: true, savedAt: 1 };
    for (const text of ['1', '2', '3']) void window.platform.journal.write({ ...base, text });
    window.dispatchEvent(new Event('pagehide'));
  });
  await expect
    .poll(() => page.evaluate(() => window.platform.journal.read()))
    .toMatchObject({ value: { own: { text: '3' } } });
  await page.reload();
  expect(await page.evaluate(() => window.platform.journal.read())).toMatchObject({
    ok: true,
    value: { own: { text: '3' }, orphans: [] },
  });
});

test('menu commands and the wish to save arrive, until nobody listens', async ({ page }) => {
  await page.evaluate(() => {
    const heard: string[] = [];
    const stop = window.platform.desktop?.onMenuCommand((id) => heard.push(id));
    window.platform.desktop?.onSaveAndClose(() => heard.push('save and close'));
    Object.assign(window, { heard, stop });
  });
  const heard = () => page.evaluate(() => ('heard' in window ? window.heard : null));
  desktop.person.closes.push('save');
  await page.evaluate(() =>
    window.platform.desktop?.setWindowState({ title: 'Orders', fileName: null, unsaved: true }),
  );
  expect(desktop.services.mayClose(1)).toBe(false);
  await expect.poll(heard).toEqual(['save and close']);
  await page.evaluate(() => window.plumblineHear?.('plumbline:menuCommand', 'undo'));
  await expect.poll(heard).toEqual(['save and close', 'undo']);
  await page.evaluate(() => {
    if ('stop' in window && typeof window.stop === 'function') window.stop();
    window.plumblineHear?.('plumbline:menuCommand', 'redo');
  });
  expect(await heard()).toEqual(['save and close', 'undo']);
});

test('the editor as a desktop window saves to a real file and finds its work after a reload', async ({
  page,
}) => {
  await page.goto('./');
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  const path = join(desktop.folder, 'saved.plumb');
  desktop.person.saves.push(path);
  await page.keyboard.press('Control+s');
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('"format": "plumbline"');
  const before = await page.locator('.react-flow__node').count();
  await page.reload();
  await expect(page.locator('.react-flow__node')).toHaveCount(before);
});
