import { expect, type Locator, test } from '@playwright/test';
import { nodeRect } from '../../src/layout/nodeRect';
import type { Connection } from '../../src/model/diagram';
import { type EditorPage, openEditor, shippedExample } from '../support/editorPage';

/** Lines and their labels by mouse and by keyboard, each ending in the document. */

/** Not on its numbers, which are asked about by a click. */
const BESIDE = { x: 3, y: 12 };
const labelOf = (editor: EditorPage, id: string): Locator => editor.page.locator(`[data-connection="${id}"]`);

async function connection(editor: EditorPage, id: string): Promise<Connection> {
  const found = (await editor.diagram()).connections.get(id);
  if (!found) throw new Error(`no connection ${id}`);
  return found;
}

async function command(editor: EditorPage, name: string): Promise<void> {
  await editor.page.keyboard.press('Control+K');
  await editor.page.keyboard.type(name);
  await editor.page.keyboard.press('Enter');
}

async function centerOf(what: Locator) {
  const box = await what.boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('a label dragged along its line stays there, one undo step; Escape puts it back', async ({ page }) => {
  const editor = await openEditor(page);
  const label = labelOf(editor, 'browser-lb');
  const start = await centerOf(label);
  await editor.dragBy(label, { x: -22, y: 60 });
  const { labelAt } = await connection(editor, 'browser-lb');
  expect(labelAt).toBeLessThan(0.5);
  expect((await centerOf(label)).x).toBeLessThan(start.x - 10);
  expect(Math.abs((await centerOf(label)).y - start.y)).toBeLessThan(4);
  await page.keyboard.press('Control+Z');
  expect(await connection(editor, 'browser-lb')).not.toHaveProperty('labelAt');

  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x - 20, start.y, { steps: 4 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await connection(editor, 'browser-lb')).not.toHaveProperty('labelAt');
});

test('a label by keyboard, kept through layout, and put back', async ({ page }) => {
  const editor = await openEditor(page);
  await labelOf(editor, 'browser-lb').click({ position: BESIDE });
  await page.keyboard.press('Alt+Shift+K');
  await page.keyboard.press('Alt+Shift+K');
  await page.keyboard.press('Alt+Shift+J');
  expect((await connection(editor, 'browser-lb')).labelAt).toBe(0.55);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Alt+F');
  await expect.poll(async () => (await editor.diagram()).components).not.toEqual(shippedExample().components);
  expect((await connection(editor, 'browser-lb')).labelAt).toBe(0.55);
  await labelOf(editor, 'browser-lb').click({ position: BESIDE });
  await command(editor, 'Put the label back');
  expect(await connection(editor, 'browser-lb')).not.toHaveProperty('labelAt');
});

test('styles of line: of one connection and of the page, by command and in the inspector', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await labelOf(editor, 'lb-shorten').click({ position: BESIDE });
  await command(editor, 'Lines: curved');
  expect((await connection(editor, 'lb-shorten')).line).toBe('curved');
  await page.getByRole('combobox', { name: 'Drawn' }).click();
  await page.getByRole('option', { name: 'Straight' }).click();
  expect((await connection(editor, 'lb-shorten')).line).toBe('straight');
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Lines' }).click();
  await page.getByRole('option', { name: 'Square corners' }).click();
  expect((await editor.diagram()).style.lines).toBe('orthogonal');
  await expect(
    page.locator('[data-id="connection:shorten-links"] .react-flow__edge-path'),
  ).not.toHaveAttribute('d', /Q/);
});

test('an end dragged to another component re-routes; refused it says why and nothing changes', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await labelOf(editor, 'redirect-cache').click({ position: BESIDE });
  const end = page.locator('[data-line-end="to"]');
  await expect(end).toBeVisible();
  const before = shippedExample().connections.get('redirect-cache');
  const dragEnd = async (to: string) => {
    const from = await centerOf(end);
    const at = await editor.middleOf(to);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + at.x) / 2, (from.y + at.y) / 2, { steps: 4 });
    await page.mouse.move(at.x, at.y, { steps: 6 });
  };
  await dragEnd('browser');
  await expect(page.locator('.refusal-hint')).toBeVisible();
  await page.mouse.up();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);

  await dragEnd('keys');
  await page.mouse.up();
  const after = await connection(editor, 'redirect-cache');
  expect(after.from).toBe('redirect');
  expect(after.to).toBe('keys');
  expect((await editor.diagram()).connections.size).toBe(shippedExample().connections.size);
  await page.keyboard.press('Control+Z');
  expect(await connection(editor, 'redirect-cache')).toEqual(before);
});

test('by keyboard: where a connection goes', async ({ page }) => {
  const editor = await openEditor(page);
  await labelOf(editor, 'redirect-cache').click({ position: BESIDE });
  await command(editor, 'Change where the connection goes');
  await expect(page.getByRole('dialog')).toBeVisible();
  const name = shippedExample().components.get('keys')?.name ?? 'keys';
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  expect((await connection(editor, 'redirect-cache')).to).toBe('keys');
});

test('a loose component dropped on a line is put between, in one step with the drag', async ({ page }) => {
  const editor = await openEditor(page);
  const before = shippedExample();
  await editor.addByPalette('service');
  const added =
    [...(await editor.diagram()).components.keys()].find((id) => !before.components.has(id)) ?? '';
  await page.keyboard.press('Shift+1');
  await editor.diagram();
  const at = await centerOf(labelOf(editor, 'redirect-links'));
  const from = await editor.middleOf(added);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + at.x) / 2, (from.y + at.y) / 2, { steps: 4 });
  await page.mouse.move(at.x, at.y, { steps: 6 });
  await expect(page.locator('[data-drop="allowed"]')).toHaveCount(1);
  await page.mouse.up();
  const after = await editor.diagram();
  expect(after.connections.size).toBe(before.connections.size + 1);
  expect(after.connections.get('redirect-links')).toMatchObject({ from: 'redirect', to: added });
  // Room was made for it and its numbers, and undo takes that back too.
  const rect = (id: string) => nodeRect(after.components.get(id) ?? { type: 'service' });
  expect(rect(added).x - rect('redirect').x - rect('redirect').width).toBeGreaterThan(100);
  expect(rect('links').x - rect(added).x - rect(added).width).toBeGreaterThan(100);
  await page.keyboard.press('Control+Z');
  const undone = await editor.diagram();
  expect(undone.connections).toEqual(before.connections);
  expect(undone.components.get('links')).toEqual(before.components.get('links'));
  expect(undone.components.has(added)).toBe(true);
});

test('by keyboard: a component inserted into the selected connection', async ({ page }) => {
  const editor = await openEditor(page);
  const before = shippedExample();
  await labelOf(editor, 'redirect-links').click({ position: BESIDE });
  await command(editor, 'Insert a component into the connection');
  await page.keyboard.type('service');
  await page.keyboard.press('Enter');
  const after = await editor.diagram();
  expect(after.components.size).toBe(before.components.size + 1);
  expect(after.connections.size).toBe(before.connections.size + 1);
  expect(after.connections.get('redirect-links')?.to).not.toBe('links');
});
