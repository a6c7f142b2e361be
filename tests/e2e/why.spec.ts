import { expect, test } from '@playwright/test';
import { axeViolations } from '../support/axe';
import { openEditor } from '../support/editorPage';

test('a click on a number says why, and the best action is applied and taken back', async ({ page }) => {
  const editor = await openEditor(page);
  const card = page.getByRole('region', { name: 'Why' });
  const journey = page.getByRole('article', { name: 'Journey Open a short link' });
  await journey.getByRole('button', { name: '158 ms' }).click();
  await expect(card.getByRole('heading', { name: 'Why p99 is 158 ms' })).toBeVisible();
  // What it is made of adds up to it.
  const amounts = await card.locator('.why-bars tbody tr td:last-child').allTextContents();
  const sum = amounts.reduce((all, text) => all + Number.parseFloat(text.replace('−', '-')), 0);
  expect(Math.abs(sum - 158)).toBeLessThan(2);
  await expect(card.getByRole('img', { name: /How answer times are spread: p50 44\.6 ms/ })).toBeVisible();

  await card.getByRole('radio', { name: 'Available' }).click();
  await expect(card.getByRole('heading', { name: 'Why it is available 99.982 %' })).toBeVisible();
  await expect(card.locator('.why-bars tbody th').first()).toHaveText('eu-west-1');
  const apply = card.getByRole('button', { name: 'Apply: Run 13 instances of Redirect API instead of 12' });
  await expect(card.locator('[data-stale]')).toHaveCount(0);
  await apply.click();
  expect((await editor.diagram()).components.get('redirect')?.settings?.replicas).toBe(13);
  await expect(card.getByRole('heading', { name: 'Why it is available 99.986 %' })).toBeVisible();
  expect(await axeViolations(page, { within: '.why-card' })).toEqual([]);
  await card.getByRole('button', { name: 'Close' }).click();
  await expect(card).toHaveCount(0);
  await page.keyboard.press('Control+z');
  expect((await editor.diagram()).components.get('redirect')?.settings?.replicas).toBe(12);
});

test('W asks about what is selected; Escape puts the card away and leaves the selection', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.select('redirect');
  await page.keyboard.press('w');
  const card = page.getByRole('region', { name: 'Why' });
  await expect(card).toBeFocused();
  await expect(card).toContainText('Redirect API, under the load of all journeys');
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Redirect API');
});

test('a number of the inspector that changes keeps the focus', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('redirect');
  const busy = page.locator('.inspector .figures .why-button').last();
  const before = await busy.innerText();
  const replicas = page.locator('.inspector [data-row="Replicas"] input').first();
  await replicas.fill('24');
  await replicas.press('Enter');
  await expect(busy).not.toHaveText(before);
  await busy.focus();
  await page.keyboard.press('Control+z');
  await expect(busy).toHaveText(before);
  await expect(busy).toBeFocused();
});
