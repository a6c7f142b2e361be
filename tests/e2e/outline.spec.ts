import { expect, type Page, test } from '@playwright/test';
import { axeViolations } from '../support/axe';
import { openEditor } from '../support/editorPage';

/** The diagram as a tree: read, walked, and worked on by keys alone. */

const tree = (page: Page) => page.getByRole('tree', { name: 'Components, connections and notes' });
const active = (page: Page) =>
  tree(page).evaluate((element) => {
    const id = element.getAttribute('aria-activedescendant');
    return id === null ? null : (document.getElementById(id)?.textContent ?? null);
  });

test('by keys: to a component, its connections, its numbers, renamed and deleted', async ({ page }) => {
  const editor = await openEditor(page);
  await page.keyboard.press('Alt+4');
  await expect(tree(page)).toBeFocused();
  await page.keyboard.press('Home');
  for (let n = 0; n < 60 && !(await active(page))?.startsWith('Redirect'); n++)
    await page.keyboard.press('ArrowDown');
  expect(await active(page)).toMatch(/^Redirect.*, Service, 99\.\d+ %, p99 .* ms, .* rps$/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await active(page)).toMatch(/^→ Link cache, redis, p99 .* ms, p50 .* ms, .* %$/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(editor.card('redirect')).toHaveAttribute('data-selected');
  await page.keyboard.press('F2');
  await page.keyboard.type('Forwarder');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await editor.diagram()).components.get('redirect')?.name).toBe('Forwarder');
  await page.keyboard.press('Alt+4');
  await page.keyboard.press('Alt+4');
  await expect(tree(page)).toBeFocused();
  expect(await active(page)).toMatch(/^Forwarder/);
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await editor.diagram()).components.has('redirect')).toBe(false);
});

test('by mouse: a line shows where it is, several with Ctrl, and what is selected there is marked here', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.keyboard.press('Alt+4');
  const lines = tree(page).getByRole('treeitem');
  const database = lines.filter({ hasText: 'Links' }).first();
  await database.click();
  await expect(database).toHaveAttribute('aria-selected', 'true');
  await lines
    .filter({ hasText: 'Redirect' })
    .first()
    .click({ modifiers: ['Control'] });
  await expect(page.locator('[data-component][data-selected]')).toHaveCount(2);
  await editor.select('browser');
  await expect(database).toHaveAttribute('aria-selected', 'false');
  await lines.filter({ hasText: 'Redirect' }).first().locator('.outline-twist').click();
  await expect(lines.filter({ hasText: '→' }).first()).toBeVisible();
  expect(await axeViolations(page, { within: '.outline' })).toEqual([]);
});

test('takes the place of the palette and gives it back; of nothing it says what to do', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('navigation', { name: 'Components' })).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Outline' })).toContainText('Nothing is drawn yet');
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('navigation', { name: 'Components' })).toBeVisible();
  await page.keyboard.press('Alt+4');
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('navigation', { name: 'Outline' })).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Components' })).toBeVisible();
});
