import { expect, type Page, test } from '@playwright/test';
import { pagesOf } from '../../src/model/pages';
import { type EditorPage, openEditor } from '../support/editorPage';

const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name, exact: true });
const names = async (editor: EditorPage) => pagesOf(await editor.diagram()).map(({ name }) => name);

test('pages by mouse: added, named, drawn on, dragged to the front, deleted, undone', async ({ page }) => {
  const editor = await openEditor(page);
  await page.getByRole('button', { name: 'Add a page' }).click();
  await expect(tab(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
  await expect(page.locator('[data-component]')).toHaveCount(0);
  await page.mouse.dblclick(600, 400);
  await page.keyboard.type('Cashier');
  await page.keyboard.press('Enter');
  await tab(page, 'Page 2').dblclick();
  await page.getByRole('textbox', { name: 'Name of the page' }).fill('Payments');
  await page.keyboard.press('Enter');
  await expect(tab(page, 'Payments')).toBeVisible();
  const first = (await tab(page, 'Page 1').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await editor.dragBy(tab(page, 'Payments'), { x: -first.width - 40, y: 0 });
  expect(await names(editor)).toEqual(['Payments', 'Page 1']);
  const moved = await editor.diagram();
  expect([...moved.components.values()].map(({ name }) => name)).toEqual(['Cashier']);
  await expect(page.locator('[data-component]')).toHaveCount(1);

  await tab(page, 'Page 1').click();
  expect(await page.locator('[data-component]').count()).toBeGreaterThan(3);
  await tab(page, 'Page 1').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Delete the page' }).click();
  await expect(page.locator('[data-component]')).toHaveCount(1);
  expect(await names(editor)).toEqual(['Payments']);
  await page.keyboard.press('Control+z');
  expect(await names(editor)).toEqual(['Payments', 'Page 1']);
  expect(await page.locator('[data-component]').count()).toBeGreaterThan(3);
});

test('pages by keyboard: each keeps its selection and its view', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('shorten');
  const before = await editor.middleOf('shorten');
  await page.keyboard.press('Alt+Shift+n');
  await page.keyboard.press('Shift+F2');
  await page.keyboard.type('Second');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+Shift+d');
  expect(await names(editor)).toEqual(['Page 1', 'Second', 'Second copy']);
  await page.keyboard.press('Alt+Shift+PageUp');
  await page.keyboard.press('Alt+Shift+PageUp');
  expect(await names(editor)).toEqual(['Second copy', 'Page 1', 'Second']);
  await page.keyboard.press('Alt+PageDown');
  await expect(editor.card('shorten')).toBeVisible();
  expect(await editor.middleOf('shorten')).toEqual(before);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Key generator');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('delete the page');
  await page.keyboard.press('Enter');
  expect(await names(editor)).toEqual(['Second copy', 'Second']);
});

test('tabs with the focus are walked by arrows and named by F2', async ({ page }) => {
  const editor = await openEditor(page);
  await page.keyboard.press('Alt+Shift+n');
  await tab(page, 'Page 2').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(tab(page, 'Page 1')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('Overview');
  await page.keyboard.press('Enter');
  expect(await names(editor)).toEqual(['Overview', 'Page 2']);
  expect((await editor.diagram()).name).toBe('Overview');
});

test('another tab pressed while one is named: the name is kept and the other page is shown', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.keyboard.press('Alt+Shift+n');
  await tab(page, 'Page 1').dblclick();
  await page.keyboard.type('A');
  await tab(page, 'Page 2').click();
  await expect(tab(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
  await expect(page.locator('[data-component]')).toHaveCount(0);
  expect(await names(editor)).toEqual(['A', 'Page 2']);
});

test('what is typed on a further page counts among the things to try', async ({ page }) => {
  const editor = await openEditor(page);
  await page.keyboard.press('Alt+Shift+n');
  await page.mouse.move(600, 400);
  await page.keyboard.press('/');
  await page.keyboard.type('user > lb > api > redis');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-component]')).toHaveCount(4);
  await expect(page.locator('.welcome [data-done]')).toHaveCount(1);
  const further = [...(await editor.diagram()).pages.values()];
  expect(further.map(({ components }) => components.size)).toEqual([4]);
});
