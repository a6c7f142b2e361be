import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { parseDiagram } from '../../src/document/parseDiagram';
import { openEditor } from '../support/editorPage';
import { removePickers } from '../support/platformPage';

/** The same job without a mouse: add, connect, be refused, take the remedy, set, undo, save, find it again. */
test('the story, by keyboard alone', async ({ page }) => {
  await removePickers(page);
  const editor = await openEditor(page);
  await editor.startEmpty();

  // Three components by name.
  await editor.addByPalette('client');
  await editor.addByPalette('postgresql');
  let diagram = await editor.diagram();
  expect([...diagram.components.values()].map((c) => c.type)).toEqual(['client', 'sql-database']);
  expect(diagram.components.get('postgresql')?.settings?.technology).toBe('postgresql');

  // Walk back to the client and connect: the database can't be called from there, and says why.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.locator('[data-announcer]')).toContainText('Client, Client');
  await page.keyboard.press('c');
  const picker = page.getByRole('dialog');
  await expect(picker).toContainText(/Clients don.t talk to .* directly/);
  await page.keyboard.type('sql');
  await page.keyboard.press('Enter');
  await expect(picker).toBeHidden();

  // The remedy put a service between.
  diagram = await editor.diagram();
  const service = [...diagram.components].find(([, c]) => c.type === 'service')?.[0] ?? '';
  expect([...diagram.connections.values()].map((c) => `${c.from}>${c.to}`)).toEqual([
    `client>${service}`,
    `${service}>postgresql`,
  ]);
  await expect(page.locator('[data-connection]')).toHaveCount(2);

  // Three instances of it: into the inspector by Tab, to the field that says so.
  const shown = page.locator('.status-bar');
  const before = await shown.textContent();
  await tabTo(page, page.getByRole('textbox', { name: 'Replicas' }));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect(shown).not.toHaveText(before ?? '');
  expect((await editor.diagram()).components.get(service)?.settings?.replicas).toBe(3);

  // Move it, take that back, name it.
  const placed = (await editor.diagram()).components.get(service)?.position;
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  expect((await editor.diagram()).components.get(service)?.position).toEqual({
    x: placed?.x,
    y: (placed?.y ?? 0) + 20,
  });
  await page.keyboard.press('Control+z');
  expect((await editor.diagram()).components.get(service)?.position).toEqual(placed);
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Orders API');
  await page.keyboard.press('Enter');
  expect((await editor.diagram()).components.get(service)?.name).toBe('Orders API');

  // Everything is reachable by name too.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('lay out');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect
    .poll(async () => (await editor.diagram()).components.get(service)?.position)
    .not.toEqual(placed);

  // A colour, a zone around it, a note beside it.
  await run(page, 'Colour: teal');
  await page.keyboard.press('Control+g');
  await expect.poll(async () => (await editor.diagram()).groups.size).toBe(1);
  await page.keyboard.press('Shift+N');
  await expect(page.locator('.note-node .inline-name')).toBeFocused();
  await page.keyboard.type('Orders are kept for ten years');
  await page.keyboard.press('Escape');
  expect((await editor.diagram()).components.get(service)?.accent).toBe('teal');
  expect([...(await editor.diagram()).notes.values()].map(({ text }) => text)).toEqual([
    'Orders are kept for ten years',
  ]);

  // The figure of it all.
  await page.keyboard.press('Control+e');
  const formats = page.getByRole('radio', { name: 'SVG picture' });
  await expect(page.getByRole('dialog')).toBeVisible();
  for (let n = 0; n < 5 && !(await formats.isChecked()); n++) await page.keyboard.press('ArrowDown');
  const [figure] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const drawn = await readFile(await figure.path(), 'utf8');
  for (const word of ['Orders API', 'Client', 'ten years', '% available']) expect(drawn).toContain(word);
  await expect(page.getByRole('dialog')).toBeHidden();

  // Save it, close it, find it again.
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
  const saved = parseDiagram(await readFile(await download.path(), 'utf8'));
  const kept = await editor.diagram();
  expect(saved).toEqual({ ok: true, value: kept });
  await page.reload();
  await expect(page.getByText('Orders API').first()).toBeVisible();
  expect((await editor.diagram()).components.get(service)?.name).toBe('Orders API');
  expect((await editor.diagram()).connections).toEqual(kept.connections);
});

/** By the list of all commands. */
async function run(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(label);
  await page.keyboard.press('Enter');
}

async function tabTo(page: Page, field: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await field.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('the field is not reached by Tab');
}
