import { expect, type Page, test } from '@playwright/test';
import { command } from '../../src/state/commands/commands';
import { type EditorPage, openEditor } from '../support/editorPage';

/** The list of findings asked for words, places and one thing; a kind of them fixed at once; marks on the canvas. */

const RULE = 'queue-without-consumer';
const panelOf = (page: Page) => page.getByRole('region', { name: 'Findings', exact: true });
const rowsOf = (page: Page) => panelOf(page).locator('.finding-row');

async function withTwoQueues(page: Page): Promise<EditorPage> {
  const editor = await openEditor(page);
  for (const name of ['message queue', 'message queue']) await editor.addByPalette(name);
  await expect(editor.card('message-queue-2')).toBeVisible();
  return editor;
}

async function workersIn(editor: EditorPage): Promise<number> {
  const { components } = await editor.diagram();
  return [...components.values()].filter(({ type }) => type === 'worker').length;
}

test('by mouse: a mark opens what is found there; words and places narrow it; a kind is fixed in one step', async ({
  page,
}) => {
  const editor = await withTwoQueues(page);
  const before = await editor.diagram();
  const had = await workersIn(editor);
  const mark = editor.card('message-queue').getByRole('button', { name: /^Findings of/ });
  await mark.click();
  const panel = panelOf(page);
  await expect(panel.getByRole('button', { name: /only: show all findings$/ })).toBeVisible();
  await expect(rowsOf(page).first()).toBeFocused();
  await expect(panel.getByRole('button', { name: `2 places of ${RULE}` })).toHaveCount(0);
  await panel.getByRole('button', { name: /only: show all findings$/ }).click();
  await expect(panel.getByRole('button', { name: `2 places of ${RULE}` })).toBeVisible();

  const filter = panel.getByRole('textbox', { name: 'Filter the findings' });
  await filter.fill('nobody takes');
  await expect(rowsOf(page)).toHaveCount(1);
  await filter.fill('no such thing anywhere');
  await expect(panel).toContainText('None of those asked for');
  await filter.press('Escape');
  await expect(filter).toHaveValue('');
  await panel.getByRole('radio', { name: 'By place' }).click();
  const name = before.components.get('message-queue-2')?.name ?? '';
  const place = panel.getByRole('region', { name, exact: true }).last();
  await expect(place.locator('.finding-row').first()).toBeVisible();
  await place.getByRole('button', { name, exact: true }).click();
  await expect(page.locator('[data-component="message-queue-2"][data-selected]')).toBeVisible();
  await panel.getByRole('radio', { name: 'By severity' }).click();

  const row = panel.locator('li[data-fold]', {
    has: page.getByRole('button', { name: `2 places of ${RULE}` }),
  });
  await row.getByRole('button', { name: 'Fix all 2…' }).click();
  const card = panel.getByRole('group', { name: 'Fix all of a kind' });
  await expect(card).toContainText('Add worker, 2 times: 2 edits, one step to undo.');
  await expect(card).toContainText('the same numbers');
  expect(await editor.diagram()).toEqual(before);
  await card.getByRole('button', { name: 'Fix all 2', exact: true }).click();
  await expect.poll(() => workersIn(editor)).toBe(had + 2);
  await expect(panel.getByRole('button', { name: `2 places of ${RULE}` })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect.poll(editor.diagram).toEqual(before);

  // Lines wear a mark too, where more is asked of them.
  await panel.getByRole('radio', { name: 'Interview' }).click();
  await page.locator('.line-mark').first().click();
  const chip = panel.getByRole('button', { name: /→.*only: show all findings$/ });
  await expect(chip).toBeVisible();
  await expect(rowsOf(page).first()).toBeFocused();
  expect((await editor.diagram()).review.profile).toBe('interview');
});

test('by keyboard: what is found of the selected part, and a kind fixed', async ({ page }) => {
  const editor = await withTwoQueues(page);
  const before = await editor.diagram();
  const had = await workersIn(editor);
  await editor.select('message-queue');
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type(command('findings-here').label);
  await page.keyboard.press('Enter');
  await expect(rowsOf(page).first()).toBeFocused();
  await expect(panelOf(page).getByRole('button', { name: /only: show all findings$/ })).toBeVisible();
  await panelOf(page)
    .getByRole('button', { name: /only: show all findings$/ })
    .press('Enter');
  await expect(panelOf(page)).toBeFocused();
  const fix = panelOf(page)
    .locator('li[data-fold]', { has: page.getByRole('button', { name: `2 places of ${RULE}` }) })
    .getByRole('button', { name: 'Fix all 2…' });
  await fix.press('Enter');
  await expect(page.getByRole('button', { name: 'Fix all 2', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Fix all of a kind' })).toHaveCount(0);
  await fix.press('Enter');
  await page.keyboard.press('Enter');
  await expect.poll(() => workersIn(editor)).toBe(had + 2);
  await page.keyboard.press('Control+z');
  await expect.poll(editor.diagram).toEqual(before);
});
