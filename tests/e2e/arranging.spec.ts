import { expect, type Page, test } from '@playwright/test';
import type { Component } from '../../src/model/diagram';
import { drawServices } from '../support/drawServices';
import type { EditorPage } from '../support/editorPage';

/** Selecting, moving and arranging as hands know it from elsewhere; each by mouse and by key, seen in the document. */

const part = async (editor: EditorPage, id: string): Promise<Component | undefined> =>
  (await editor.diagram()).components.get(id);

/** How far one card stands from another, in the document. */
async function between(editor: EditorPage, from: string, to: string) {
  const { components } = await editor.diagram();
  const [a, b] = [components.get(from)?.position, components.get(to)?.position];
  if (!a || !b) throw new Error('not in the document');
  return { x: b.x - a.x, y: b.y - a.y };
}

async function selectAll(page: Page): Promise<void> {
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+a');
}

async function menuAt(page: Page, editor: EditorPage, id: string): Promise<void> {
  const { x, y } = await editor.middleOf(id);
  await page.mouse.click(x + 40, y, { button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
}

const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });

test('a locked card is neither dragged, nudged nor deleted, and says so with the way out', async ({
  page,
}) => {
  const editor = await drawServices(page, { a: [0, 0], b: [0, 200] });
  await editor.select('a');
  await page.keyboard.press('Control+Shift+l');
  expect(await part(editor, 'a')).toMatchObject({ locked: true });
  const start = (await part(editor, 'a'))?.position;
  await editor.dragBy(editor.card('a'), { x: 80, y: 60 });
  await expect(page.getByText('Locked: a. Unlock it first.')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Delete');
  expect((await part(editor, 'a'))?.position).toEqual(start);
  await expect(editor.card('a').getByRole('img', { name: 'Locked' })).toBeVisible();
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  expect(await part(editor, 'a')).not.toHaveProperty('locked');
  await page.getByRole('button', { name: 'Lock or unlock' }).click();
  expect(await part(editor, 'a')).toMatchObject({ locked: true });
});

test('a marquee takes what it touches, adds with Shift, and passes over what is locked', async ({ page }) => {
  const editor = await drawServices(page, { a: [0, 0], b: [0, 200], c: [300, 0], d: [300, 200] });
  await editor.select('d');
  await page.keyboard.press('Control+Shift+l');
  const [a, b, c] = [await editor.middleOf('a'), await editor.middleOf('b'), await editor.middleOf('c')];
  const marquee = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 6 });
    await page.mouse.up();
  };
  await marquee({ x: a.x - 110, y: a.y - 60 }, { x: a.x - 20, y: b.y });
  await expect(page.getByLabel('Inspector')).toContainText('2 components');
  await page.keyboard.down('Shift');
  await marquee({ x: c.x + 110, y: c.y - 60 }, { x: c.x + 20, y: b.y + 60 });
  await page.keyboard.up('Shift');
  await expect(page.getByLabel('Inspector')).toContainText('3 components');
  await page.keyboard.press('Delete');
  expect([...(await editor.diagram()).components.keys()]).toEqual(['d']);
});

test('a click on one of several selected cards selects that one', async ({ page }) => {
  const editor = await drawServices(page, { a: [0, 0], b: [0, 200] });
  await selectAll(page);
  await editor.select('b');
  await page.keyboard.press('Delete');
  expect([...(await editor.diagram()).components.keys()]).toEqual(['a']);
});

test('order by key and by menu', async ({ page }) => {
  const editor = await drawServices(page, { a: [0, 0], b: [60, 30] });
  const a = await editor.middleOf('a');
  await page.mouse.click(a.x - 40, a.y);
  await page.keyboard.press('Control+]');
  expect((await part(editor, 'a'))?.layer).toBe(1);
  const topmost = () =>
    page.evaluate(
      ({ x, y }) =>
        document.elementFromPoint(x, y)?.closest('[data-component]')?.getAttribute('data-component'),
      { x: a.x + 40, y: a.y + 15 },
    );
  expect(await topmost()).toBe('a');
  await page.mouse.click(a.x - 40, a.y, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Order' }).click();
  await page.getByRole('menuitem', { name: 'Send to the back' }).click();
  expect((await part(editor, 'a'))?.layer).toBe(-1);
  expect(await topmost()).toBe('b');
  await page.keyboard.press('Control+Shift+}');
  expect(await topmost()).toBe('a');
});

test('aligning and spacing out, by key and in the inspector', async ({ page }) => {
  const editor = await drawServices(page, { a: [0, 0], b: [190, 90], c: [520, 200] });
  await selectAll(page);
  await page.keyboard.press('Control+Shift+ArrowLeft');
  expect(await between(editor, 'a', 'c')).toEqual({ x: 0, y: 200 });
  await page.keyboard.press('Control+z');
  expect(await between(editor, 'a', 'c')).toEqual({ x: 520, y: 200 });
  await selectAll(page);
  const inspector = page.getByLabel('Inspector');
  await inspector.getByRole('button', { name: 'Align top edges' }).click();
  await inspector.getByRole('button', { name: 'Same gaps side by side' }).click();
  expect(await between(editor, 'a', 'b')).toEqual({ x: 260, y: 0 });
  expect(await between(editor, 'b', 'c')).toEqual({ x: 260, y: 0 });
});

test('a dragged card lines up with another; Ctrl held lets it stand anywhere, Shift keeps it on its axis', async ({
  page,
}) => {
  const editor = await drawServices(page, { a: [0, 0], b: [40, 200] });
  const b = await editor.middleOf('b');
  const drag = async (by: { x: number; y: number }, key?: 'Control' | 'Shift') => {
    await page.mouse.move(b.x, b.y);
    await page.mouse.down();
    await page.mouse.move(b.x + by.x / 2, b.y + by.y / 2, { steps: 3 });
    if (key) await page.keyboard.down(key);
    await page.mouse.move(b.x + by.x, b.y + by.y, { steps: 3 });
    await expect.poll(async () => (await page.locator('.guide').count()) > 0).toBe(key !== 'Control');
    await page.mouse.up();
    if (key) await page.keyboard.up(key);
  };
  await drag({ x: -36, y: 53 });
  expect(await between(editor, 'a', 'b')).toEqual({ x: 0, y: 253 });
  await expect(page.locator('.guide')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await drag({ x: -36, y: 53 }, 'Control');
  expect(await between(editor, 'a', 'b')).toEqual({ x: 4, y: 253 });
  await page.keyboard.press('Control+z');
  await drag({ x: -38, y: 20 }, 'Shift');
  expect(await between(editor, 'a', 'b')).toEqual({ x: 0, y: 200 });
  await page.keyboard.press('Control+z');
  expect(await between(editor, 'a', 'b')).toEqual({ x: 40, y: 200 });
});

test('equal gaps hold, and are shown', async ({ page }) => {
  const editor = await drawServices(page, { a: [0, 0], b: [230, 10], c: [470, 120] });
  const c = await editor.middleOf('c');
  await page.mouse.move(c.x, c.y);
  await page.mouse.down();
  await page.mouse.move(c.x - 6, c.y - 90, { steps: 6 });
  await expect(page.locator('.guide-figure').filter({ hasText: '62' })).toHaveCount(2);
  await page.mouse.up();
  expect((await between(editor, 'a', 'c')).x).toBe(460);
});

test('on the grid by key: what is dragged lands on whole steps', async ({ page }) => {
  const editor = await drawServices(page, { a: [3, 5] });
  await page.keyboard.press("Control+'");
  await editor.dragBy(editor.card('a'), { x: 101, y: 46 });
  const { x, y } = (await part(editor, 'a'))?.position ?? { x: 1, y: 1 };
  expect([x % 8, y % 8].map(Math.abs)).toEqual([0, 0]);
});

test('a handle resizes while it is dragged, in one step; Escape puts it back; keys do the same', async ({
  page,
}) => {
  const editor = await drawServices(page, { a: [0, 0] });
  await editor.select('a');
  const handle = page.locator('.resize-handle[data-handle="se"]');
  const box = await handle.boundingBox();
  if (!box) throw new Error('no handle');
  await page.mouse.move(box.x + 4, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + 44, box.y + 34, { steps: 5 });
  await expect.poll(async () => (await editor.card('a').boundingBox())?.width).toBe(208);
  await page.mouse.up();
  expect((await part(editor, 'a'))?.size).toEqual({ width: 208, height: 90 });
  const again = await handle.boundingBox();
  await page.mouse.move((again?.x ?? 0) + 4, (again?.y ?? 0) + 4);
  await page.mouse.down();
  await page.mouse.move((again?.x ?? 0) + 90, (again?.y ?? 0) + 90, { steps: 3 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect((await part(editor, 'a'))?.size).toEqual({ width: 208, height: 90 });
  await page.keyboard.press('Control+z');
  expect(await part(editor, 'a')).not.toHaveProperty('size');
  await editor.select('a');
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  expect((await part(editor, 'a'))?.size).toEqual({ width: 176, height: 68 });
  await menuAt(page, editor, 'a');
  await page.getByRole('menuitem', { name: 'Size' }).press('ArrowRight');
  await page.getByRole('menuitem', { name: 'Size as usual' }).click();
  expect(await part(editor, 'a')).not.toHaveProperty('size');
});

test('grouping what is selected, and dissolving it, by key and by menu', async ({ page }) => {
  const editor = await drawServices(page, { a: [0, 0], b: [0, 200] });
  await selectAll(page);
  await page.keyboard.press('Control+g');
  expect([...(await editor.diagram()).groups]).toEqual([['cluster', { type: 'cluster', name: 'Cluster' }]]);
  expect((await part(editor, 'b'))?.in).toEqual(['cluster']);
  await page.keyboard.press('Control+Shift+g');
  expect((await editor.diagram()).groups.size).toBe(0);
  expect(await part(editor, 'b')).not.toHaveProperty('in');
  await menuAt(page, editor, 'a');
  await page.getByRole('menuitem', { name: /^Group/ }).click();
  expect((await part(editor, 'a'))?.in).toEqual(['cluster']);
  expect((await part(editor, 'b'))?.in).toEqual(['cluster']);
});

test('the menu of a right click: for a card, for the canvas, not after panning; and by key', async ({
  page,
}) => {
  const editor = await drawServices(page, { a: [0, 0] });
  await menuAt(page, editor, 'a');
  await page.getByRole('menuitem', { name: /^Duplicate/ }).click();
  expect((await editor.diagram()).components.size).toBe(2);
  await page.keyboard.press('Escape');
  const a = await editor.middleOf('a');
  await page.mouse.click(a.x, a.y + 250, { button: 'right' });
  await page.getByRole('menuitem', { name: /^Select all/ }).click();
  await expect(page.getByLabel('Inspector')).toContainText('2 components');
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.mouse.move(a.x, a.y + 250);
  await page.mouse.down({ button: 'right' });
  await page.mouse.move(a.x + 80, a.y + 250, { steps: 4 });
  await page.mouse.up({ button: 'right' });
  await expect(page.getByRole('menu')).toHaveCount(0);
  expect((await editor.middleOf('a')).x).toBeCloseTo(a.x + 80, 0);
  await page.keyboard.press('ContextMenu');
  await page.getByRole('menuitem', { name: /^Delete/ }).press('Enter');
  expect((await editor.diagram()).components.size).toBe(0);
});

test('the view follows what is nudged out of it, and pans while something is dragged to its edge', async ({
  page,
}) => {
  const editor = await drawServices(page, { a: [0, 0] });
  await editor.select('a');
  const before = (await part(editor, 'a'))?.position?.x ?? 0;
  for (let n = 0; n < 60; n++) await page.keyboard.press('Shift+ArrowRight');
  expect((await part(editor, 'a'))?.position?.x).toBe(before + 600);
  const inspector = await page.getByLabel('Inspector').boundingBox();
  const card = await editor.card('a').boundingBox();
  expect((card?.x ?? 0) + (card?.width ?? 0)).toBeLessThan(inspector?.x ?? 0);
  const at = await editor.middleOf('a');
  const start = (await part(editor, 'a'))?.position?.y ?? 0;
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  const viewTop = () =>
    page
      .locator('.react-flow__viewport')
      .evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).f);
  const top = await viewTop();
  await page.mouse.move(at.x, 880, { steps: 6 });
  await expect.poll(viewTop).toBeLessThan(top - 60);
  await page.mouse.up();
  expect((await part(editor, 'a'))?.position?.y).toBeGreaterThan(start + (880 - at.y) + 40);
  await expect(undo(page)).toBeEnabled();
});
