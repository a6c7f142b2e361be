import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { openEditor, shippedExample } from '../support/editorPage';

/** Without the File System Access API the editor opens by a file input and saves by a download. */
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showOpenFilePicker');
    Reflect.deleteProperty(window, 'showSaveFilePicker');
  });
});

const document = (text: object) => ({
  name: 'orders.plumb',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(text)),
});

const small = {
  format: 'plumbline',
  version: 1,
  title: 'Orders',
  components: {
    user: { type: 'client' },
    api: { type: 'service' },
    x: { type: 'quantum-store', settings: { spin: 'up' } },
  },
  connections: { c1: { from: 'user', to: 'api', colour: 'teal' } },
  workshop: { kept: [1, 2, 3] },
};

test('open, change, save: the rest of the file comes back word for word', async ({ page }) => {
  const editor = await openEditor(page);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+o')]);
  await chooser.setFiles(document(small));
  await expect(page.getByLabel('Title of the diagram')).toHaveValue('Orders');
  await expect(editor.card('x')).toContainText('unknown type: quantum-store');
  // Components without a position were laid out.
  const opened = await editor.diagram();
  for (const component of opened.components.values()) expect(component.position).toBeDefined();

  await editor.select('api');
  await page.getByRole('textbox', { name: 'Replicas' }).fill('2');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
  expect(download.suggestedFilename()).toBe('orders.plumb');
  const saved = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(saved).toMatchObject({
    title: 'Orders',
    components: {
      api: { settings: { replicas: 2 } },
      x: { type: 'quantum-store', settings: { spin: 'up' } },
    },
    connections: { c1: { colour: 'teal' } },
    workshop: { kept: [1, 2, 3] },
  });
  await expect(page.locator('.save-status')).toHaveText('Saved');
});

for (const [what, content, says] of [
  ['broken JSON', '{ "format": ', /broken at line 1/],
  ['an empty file', '', /empty/],
  ['a binary', '\u0000\u0001\u0002PNG', /not a text file|can’t be opened/],
  ['a newer version', JSON.stringify({ ...small, version: 99 }), /too new/],
  [
    'a missing end',
    JSON.stringify({ ...small, connections: { c1: { from: 'user', to: 'nobody' } } }),
    /connections\.c1\.to/,
  ],
] as const)
  test(`${what} leaves the open document as it is and says why`, async ({ page }) => {
    const editor = await openEditor(page);
    await editor.select('redirect');
    await page.getByRole('textbox', { name: 'Replicas' }).fill('7');
    const before = await editor.diagram();
    await page.locator('[data-canvas]').focus();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+o')]);
    await chooser.setFiles({ name: 'bad.plumb', mimeType: 'application/json', buffer: Buffer.from(content) });
    await expect(page.getByRole('alert')).toContainText('bad.plumb');
    await expect(page.getByRole('alert')).toContainText(says);
    expect(await editor.diagram()).toEqual(before);
  });

test('a reload loses nothing, even right after an edit', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('shorten');
  const before = shippedExample().components.get('shorten')?.position;
  await page.keyboard.press('Shift+ArrowRight');
  await page.reload();
  await expect(editor.card('shorten')).toBeVisible();
  await expect(page.locator('.save-status')).toContainText('Draft kept');
  const after = (await editor.diagram()).components.get('shorten')?.position;
  expect(after).toEqual({ x: (before?.x ?? 0) + 10, y: before?.y });
});

test('an empty diagram says what to do', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await expect(page.getByLabel('Inspector')).toContainText('Drag a component from the left');
});
