import { expect, test } from '@playwright/test';
import { openEditor, shippedExample } from '../support/editorPage';

test('a drag is one undo step, and labels follow', async ({ page }) => {
  const editor = await openEditor(page);
  const before = shippedExample();
  await editor.dragBy(editor.card('links'), { x: 40, y: 120 });
  const moved = await editor.diagram();
  const from = before.components.get('links')?.position;
  expect(moved.components.get('links')?.position).not.toEqual(from);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('a card dropped outside its region leaves it, and the numbers change with it', async ({ page }) => {
  const editor = await openEditor(page);
  const pane = page.locator('.react-flow__pane');
  await expect(pane).toBeVisible();
  await editor.dragBy(editor.card('cache'), { x: -640, y: 20 });
  await expect.poll(async () => (await editor.diagram()).components.get('cache')?.in).toBeUndefined();
  await page.keyboard.press('Control+z');
  await expect
    .poll(async () => (await editor.diagram()).components.get('cache')?.in)
    .toEqual(shippedExample().components.get('cache')?.in);
});

test('select by marquee, duplicate, delete', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await editor.addByPalette('service');
  await editor.addByPalette('redis');
  const box = await page.locator('.react-flow__pane').boundingBox();
  if (!box) throw new Error('no pane');
  await page.mouse.move(box.x + 260, box.y + 90);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 340, box.y + box.height - 140, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByLabel('Inspector')).toContainText('2 components');
  await page.keyboard.press('Control+d');
  expect((await editor.diagram()).components.size).toBe(4);
  await page.keyboard.press('Delete');
  expect((await editor.diagram()).components.size).toBe(2);
  await page.keyboard.press('Control+z');
  expect((await editor.diagram()).components.size).toBe(4);
});

test('copy puts the selection on the clipboard as a document; paste brings it back under fresh ids', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const editor = await openEditor(page);
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(text)).toMatchObject({ format: 'plumbline', version: 1 });
  const components = Object.keys(JSON.parse(text).components).length;
  await page.keyboard.press('Control+v');
  expect((await editor.diagram()).components.size).toBe(2 * components);
  await page.keyboard.press('Control+x');
  await expect.poll(async () => (await editor.diagram()).components.size).toBe(components);
});

test('a connection dropped on empty canvas offers what may follow', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await editor.addByPalette('service');
  const at = await editor.middleOf('service');
  await editor.dragConnection('service', { x: at.x + 260, y: at.y + 120 });
  await page.keyboard.type('memc');
  await page.keyboard.press('Enter');
  const diagram = await editor.diagram();
  expect(diagram.components.get('memcached')?.settings?.technology).toBe('memcached');
  expect([...diagram.connections.values()]).toMatchObject([
    { from: 'service', to: 'memcached', protocol: 'memcached' },
  ]);
  await page.keyboard.press('Control+z');
  expect((await editor.diagram()).components.size).toBe(1);
});

test('a frame drawn around cards becomes the zone they stand in', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await editor.addByPalette('service');
  const at = await editor.middleOf('service');
  await page.keyboard.press('g');
  await page.mouse.move(at.x - 160, at.y - 120);
  await page.mouse.down();
  await page.mouse.move(at.x + 160, at.y + 120, { steps: 5 });
  await page.mouse.up();
  const diagram = await editor.diagram();
  const [zone] = diagram.groups.keys();
  expect(diagram.components.get('service')?.in).toEqual([zone]);
  await page.getByRole('button', { name: /Take a typical 99.95 %/ }).click();
  expect((await editor.diagram()).groups.get(zone ?? '')?.settings?.availability).toBe(0.9995);
});

test('double-click makes a box to type in; its type can follow', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await page.locator('.react-flow__pane').dblclick({ position: { x: 700, y: 400 } });
  await expect(page.locator('.inline-name')).toBeFocused();
  await page.keyboard.type('Checkout');
  await page.keyboard.press('Enter');
  expect([...(await editor.diagram()).components.values()]).toMatchObject([
    { type: 'box', name: 'Checkout' },
  ]);
  await page.keyboard.press('Control+z');
  expect((await editor.diagram()).components.size).toBe(0);
  await page.keyboard.press('Control+y');
  await page.getByRole('combobox', { name: 'Type' }).click();
  await page.getByRole('option', { name: 'Service', exact: true }).click();
  expect([...(await editor.diagram()).components.values()]).toMatchObject([{ type: 'service' }]);
});

test('findings jump to their place, and a remedy is one step', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await editor.addByPalette('client');
  await editor.addByPalette('load balancer');
  await editor.addByPalette('service');
  await editor.dragConnection('client', 'load-balancer');
  await editor.dragConnection('load-balancer', 'service');
  await page.keyboard.press('Alt+3');
  const panel = page.getByRole('region', { name: 'Findings' });
  await panel
    .getByRole('button', { name: /Load balancer/ })
    .first()
    .click();
  await expect(page.getByLabel('Inspector')).toContainText('Load balancer');
  const fix = panel.locator('li .button').first();
  const before = await editor.diagram();
  await fix.click();
  await expect.poll(editor.diagram).not.toEqual(before);
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+z');
  await expect.poll(editor.diagram).toEqual(before);
});

test('automatic layout is one undo step', async ({ page }) => {
  const editor = await openEditor(page);
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Shift+Alt+F');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled();
  const laidOut = await editor.diagram();
  const rects = [...laidOut.components.values()].map((c) => c.position);
  expect(new Set(rects.map((p) => `${p?.x},${p?.y}`)).size).toBe(rects.length);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('what a click in the palette adds is in sight, however crowded the view', async ({ page }) => {
  const editor = await openEditor(page);
  const before = new Set(shippedExample().components.keys());
  for (const _ of [1, 2, 3]) await page.keyboard.press('Control+=');
  await editor.addByPalette('message queue');
  await expect.poll(async () => (await editor.diagram()).components.size).toBe(before.size + 1);
  const [added = ''] = [...(await editor.diagram()).components.keys()].filter((id) => !before.has(id));
  const palette = await page.getByRole('navigation', { name: 'Components' }).boundingBox();
  const inspector = await page.locator('.inspector').boundingBox();
  await expect(async () => {
    const card = await editor.card(added).boundingBox();
    if (!card || !palette || !inspector) throw new Error('not on the screen');
    expect(card.x).toBeGreaterThanOrEqual(palette.x + palette.width);
    expect(card.x + card.width).toBeLessThanOrEqual(inspector.x);
    expect(card.y).toBeGreaterThanOrEqual(0);
    expect(card.y + card.height).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
  }).toPass({ timeout: 5000 });
});
