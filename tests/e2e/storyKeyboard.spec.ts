import { expect, test } from '@playwright/test';
import { openEditor } from '../support/editorPage';

/** The same job without a mouse: add, connect, be refused, take the remedy, set, undo, save, find it again. */
test('the story, by keyboard alone', async ({ page }) => {
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

  // Two instances of it: into the inspector by Tab is the long way; the palette of commands is the short one.
  const shown = page.locator('.status-bar');
  const before = await shown.textContent();
  await page.getByRole('textbox', { name: 'Replicas' }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect(shown).not.toHaveText(before ?? '');
  expect((await editor.diagram()).components.get(service)?.settings?.replicas).toBe(3);

  // Move it, take that back, name it.
  await page.locator('[data-canvas]').focus();
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

  const kept = await editor.diagram();
  await page.reload();
  await expect(page.getByText('Orders API').first()).toBeVisible();
  expect((await editor.diagram()).components.get(service)?.name).toBe('Orders API');
  expect((await editor.diagram()).connections).toEqual(kept.connections);
});
