import { expect, test } from '@playwright/test';
import { openEditor } from '../support/editorPage';

test('a key is chosen by mouse and press, taken from another, shown everywhere, kept, and put back', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.keyboard.press('?');
  await page.getByRole('textbox', { name: 'Find a key or what it does' }).fill('duplicate');
  await expect(page.getByRole('dialog')).toContainText('Ctrl+D');
  await page.getByRole('button', { name: 'Change keys…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keyboard' });
  await dialog.getByRole('button', { name: 'Change Delete for Delete' }).click();
  await page.keyboard.press('Control+d');
  await expect(dialog.getByRole('status')).toHaveText('Ctrl+D: Delete. “Duplicate” lost it.');
  await dialog.getByRole('button', { name: 'Add a key for Zoom to fit' }).click();
  await page.keyboard.press('Control+Shift+PageUp');
  await expect(dialog.getByRole('status')).toContainText('A browser keeps that key for itself');
  await dialog.getByRole('button', { name: 'Close' }).click();

  await editor.select('shorten');
  await page.keyboard.press('Control+d');
  expect((await editor.diagram()).components.has('shorten')).toBe(false);
  await page.reload();
  await editor.select('links');
  await page.keyboard.press('Control+d');
  expect((await editor.diagram()).components.has('links')).toBe(false);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('change keys');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Reset all' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await editor.select('redirect');
  await page.keyboard.press('Control+d');
  const { components } = await editor.diagram();
  expect([components.has('redirect'), components.has('redirect-2')]).toEqual([true, true]);
});

test('keys that can’t be read are the usual ones, and it is said', async ({ page }) => {
  await openEditor(page);
  await page.evaluate(() =>
    localStorage.setItem('plumbline.preferences', '{"rebound":[{"command":7}],"marks":false}'),
  );
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('the usual ones are in force');
});

test('the overview goes and stays away, and what was run lately comes first', async ({ page }) => {
  await openEditor(page);
  await expect(page.locator('.overview')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('overview in the corner');
  await page.keyboard.press('Enter');
  await expect(page.locator('.overview')).toHaveCount(0);
  await page.reload();
  await expect(page.locator('[data-component]').first()).toBeVisible();
  await expect(page.locator('.overview')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option').first()).toContainText('Show or hide the overview in the corner');
});
