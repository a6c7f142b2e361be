import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { parseDiagram } from '../../src/document/parseDiagram';
import { openEditor } from '../support/editorPage';
import { removePickers } from '../support/platformPage';

/** The main job by mouse: draw, be refused with a reason, take the remedy, watch the nines, save, find it again. */
test('the story, by mouse', async ({ page }) => {
  await removePickers(page);
  const editor = await openEditor(page);

  // A real system, every connection with its caller's numbers.
  await expect(page.getByLabel('Title of the diagram')).toHaveValue('URL shortener');
  const connections = await page.locator('.react-flow__edge').count();
  await expect(page.locator('[data-connection]')).toHaveCount(connections);
  const journey = page.getByRole('article', { name: 'Journey Open a short link' });
  await expect(journey).toContainText('99.9');
  await expect(page.locator('[data-connection] text').first()).toHaveText(/\d ms/);

  // Drag a load balancer in.
  const item = page.locator('.palette-item', { hasText: 'Load balancer' }).first();
  await item.dragTo(page.locator('.react-flow__pane'), { targetPosition: { x: 350, y: 560 } });
  await expect(page.locator('[data-component] strong', { hasText: 'Load balancer 2' })).toBeVisible();
  const added = [...(await editor.diagram()).components].find(([, c]) => c.name === 'Load balancer 2');
  expect(added).toBeDefined();
  const balancer = added?.[0] ?? '';
  await expect(page.locator('[data-canvas]')).toBeFocused();

  // Connect it.
  await editor.dragConnection(balancer, 'shorten');
  await expect
    .poll(async () => [...(await editor.diagram()).connections.values()].filter((c) => c.from === balancer))
    .toMatchObject([{ to: 'shorten' }]);

  // A browser straight to a store: dimmed from the start, a sentence at the pointer, nothing drawn.
  const before = await editor.diagram();
  await editor.dragConnection('browser', 'links', false);
  await expect(editor.card('links')).toHaveAttribute('data-ends', 'impossible');
  await expect(editor.card('redirect')).toHaveAttribute('data-ends', 'possible');
  await expect(page.getByText(/Clients don.t talk to .* directly/)).toBeVisible();
  await page.mouse.up();
  const refusal = page.getByRole('alertdialog');
  await expect(refusal).toContainText(/put a service between/);
  expect((await editor.diagram()).connections.size).toBe(before.connections.size);

  // One button puts a service between.
  await refusal.getByRole('button', { name: 'Insert service' }).click();
  await expect(refusal).toBeHidden();
  const remedied = await editor.diagram();
  expect(remedied.components.size).toBe(before.components.size + 1);
  const between = [...remedied.components.keys()].find((id) => !before.components.has(id)) ?? '';
  expect(remedied.components.get(between)?.type).toBe('service');
  const ends = [...remedied.connections.values()].map((c) => `${c.from}>${c.to}`);
  expect(ends).toContain(`browser>${between}`);
  expect(ends).toContain(`${between}>links`);

  // The nines change: the browser now needs the new service too.
  await page.keyboard.press('Control+z');
  expect((await editor.diagram()).components.size).toBe(before.components.size);
  await expect(page.locator(`[data-component="${between}"]`)).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(page.locator(`[data-component="${between}"]`)).toHaveCount(1);

  // Save, close and find everything again.
  await page.getByRole('button', { name: 'Menu' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^Save\b(?! as)/ }).click();
  const kept = await editor.diagram();
  const saved = parseDiagram(await readFile(await (await saving).path(), 'utf8'));
  expect(saved).toEqual({ ok: true, value: kept });
  await expect(page.locator('.save-status')).toHaveText('Saved');
  await page.reload();
  await expect(page.locator(`[data-component="${between}"]`)).toBeVisible();
  expect(await editor.diagram()).toEqual(kept);
});

test('the numbers answer to a change of settings at once, and undo takes it back', async ({ page }) => {
  const editor = await openEditor(page);
  const shown = page.locator('.journey-button b').first();
  const before = await shown.textContent();
  await editor.select('redirect');
  const replicas = page.getByRole('textbox', { name: 'Replicas' });
  await replicas.fill('8');
  await expect(shown).not.toHaveText(before ?? '');
  expect((await editor.diagram()).components.get('redirect')?.settings?.replicas).toBe(8);
  await replicas.press('Enter');
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+z');
  await expect(shown).toHaveText(before ?? '');
});
