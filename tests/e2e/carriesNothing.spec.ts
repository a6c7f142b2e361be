import { expect, type Locator, test } from '@playwright/test';
import { openEditor, shippedExample } from '../support/editorPage';

/** Numbers of 0 that make a part carry nothing: they are taken as typed, said, and cured with one click. */

async function type(field: Locator, text: string) {
  await field.click();
  await field.press('Control+a');
  await field.pressSequentially(text);
  await field.press('Enter');
}

test('no replicas and a capacity of 0 are kept as typed, found and cured', async ({ page }) => {
  const editor = await openEditor(page);
  const settingsOf = async () => (await editor.diagram()).components.get('redirect')?.settings;
  await editor.select('redirect');
  const before = shippedExample().components.get('redirect')?.settings;
  const replicas = page.getByRole('textbox', { name: 'Replicas' });
  await type(replicas, '0');
  await expect(replicas).toHaveValue('0');
  await expect(replicas).toHaveAttribute('aria-invalid', 'false');
  expect((await settingsOf())?.replicas).toBe(0);
  const inspector = page.locator('.inspector');
  await expect(inspector).toContainText('has no instance: nothing answers there.');
  await expect(inspector).not.toContainText(/NaN|Infinity|e\+\d/);
  // As many as must be up, or one.
  await inspector.getByRole('button', { name: /^Run (one instance|\d+ instances)$/ }).click();
  expect((await settingsOf())?.replicas).toBeGreaterThanOrEqual(1);
  await expect(inspector).not.toContainText('has no instance');

  const capacity = page.getByRole('textbox', { name: 'Capacity, one' });
  await type(capacity, '0');
  await expect(capacity).toHaveValue('0');
  expect((await settingsOf())?.capacityRps).toBe(0);
  await expect(inspector).toContainText('its capacity is said to be 0.');
  await expect(inspector).not.toContainText(/NaN|Infinity|e\+\d/);
  await type(capacity, '0.5');
  expect((await settingsOf())?.capacityRps).toBe(0.5);

  await page.locator('[data-canvas]').focus();
  for (const expected of [0, before?.capacityRps]) {
    await page.keyboard.press('Control+z');
    expect((await settingsOf())?.capacityRps).toBe(expected);
  }
});
