import { expect, type Page, test } from '@playwright/test';
import { axeViolations } from '../support/axe';
import { openEditor } from '../support/editorPage';

/** The first minutes: three things to try, and an empty page that says how to begin. */

const welcome = (page: Page) => page.getByRole('region', { name: 'Three things to try' });

test('three things to try tick themselves off, are put away for good, and come back when asked for', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await expect(
    welcome(page).getByRole('button', { name: /^Give Redirect API another replica/ }),
  ).toBeVisible();

  await welcome(page).getByRole('button', { name: /^Give/ }).click();
  await page.keyboard.press('ArrowUp');
  await expect
    .poll(async () => (await editor.diagram()).components.get('redirect')?.settings?.replicas)
    .toBe(13);
  await expect(welcome(page).getByRole('button', { name: /^Give.*done/ })).toBeVisible();

  await welcome(page)
    .getByRole('button', { name: /^Connect Browser/ })
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');

  await welcome(page).getByRole('button', { name: /^Type/ }).click();
  await page.keyboard.type('user > lb > api x3 > redis, postgres');
  await page.keyboard.press('Enter');
  await expect(welcome(page)).toContainText('That is the idea');
  expect(await axeViolations(page, { within: '.welcome' })).toEqual([]);

  await welcome(page).getByRole('button', { name: 'Put away the things to try' }).click();
  await expect(welcome(page)).toHaveCount(0);
  await page.reload();
  await expect(page.locator('[data-component]').first()).toBeVisible();
  await expect(welcome(page)).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('things to try');
  await page.keyboard.press('Enter');
  await expect(welcome(page).getByRole('button', { name: /done/ })).toHaveCount(0);
});

test('a refusal while dragging counts as well; a copy of everything is no diagram typed', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.dragConnection('browser', 'links');
  await expect(welcome(page).getByRole('button', { name: /^Connect.*done/ })).toBeVisible();
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+d');
  expect((await editor.diagram()).components.size).toBe(24);
  await expect(welcome(page).getByRole('button', { name: /^Type.*done/ })).toHaveCount(0);
});

test('an empty page says how to begin, until something is drawn', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  const hint = page.locator('.empty-hint');
  await expect(hint).toContainText('Double-click for a box');
  await page.mouse.dblclick(700, 300);
  await page.keyboard.type('Shop');
  await page.keyboard.press('Enter');
  await expect(hint).toHaveCount(0);
  expect([...(await editor.diagram()).components.values()].map(({ name }) => name)).toEqual(['Shop']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await hint.getByRole('button', { name: 'Open an example' }).click();
  await expect.poll(async () => (await editor.diagram()).components.size).toBe(12);
});
