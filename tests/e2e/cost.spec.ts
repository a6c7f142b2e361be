import { expect, test } from '@playwright/test';
import { openEditor } from '../support/editorPage';

test('a price beside a part is what it, each journey and the whole cost a month, and gone with it', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.select('redirect');
  const each = page.getByRole('textbox', { name: 'Each replica' });
  await each.click();
  await each.fill('60');
  await each.press('Enter');
  expect((await editor.diagram()).components.get('redirect')?.settings?.costPerMonth).toBe(60);
  await expect(page.locator('.inspector output.cost')).toHaveText('720 a month');

  // Nothing but opening a link asks the Redirect API: it bears all of it.
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Escape');
  const opens = page.getByRole('article', { name: 'Journey Open a short link' });
  await expect(opens).toContainText('720 a month');
  await expect(opens).toContainText('0.068 for a million requests');
  await expect(page.locator('.inspector output.cost')).toHaveText('720 a month');

  await page.keyboard.press('Control+z');
  await expect(page.locator('.inspector output.cost')).toHaveCount(0);
  expect((await editor.diagram()).components.get('redirect')?.settings).not.toHaveProperty('costPerMonth');
});
