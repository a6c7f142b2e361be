import { expect, type Locator, test } from '@playwright/test';
import { type EditorPage, openEditor, shippedExample } from '../support/editorPage';

/** A number that isn't known for sure: low, likely and high in its place, by mouse and by keyboard. */

const settingsOf = async (editor: EditorPage, id: string) =>
  (await editor.diagram()).components.get(id)?.settings;

async function type(field: Locator, text: string) {
  await field.click();
  await field.press('Control+a');
  await field.pressSequentially(text);
}

test('a number becomes a range and a number again, each one step to undo', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('redirect');
  const before = shippedExample().components.get('redirect')?.settings;
  const toggle = page.getByRole('button', { name: 'Availability, one as a range' });
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await page.getByText('Availability, one').hover();
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  const low = page.getByRole('textbox', { name: 'Availability, one: low' });
  await expect(page.getByRole('textbox', { name: 'Availability, one: likely' })).toHaveValue('99.5');
  await expect(low).toHaveValue('99');
  expect((await settingsOf(editor, 'redirect'))?.availability).toEqual({
    low: 0.99,
    likely: 0.995,
    high: 0.9975,
  });
  // Higher than the others, it takes them along; digit by digit they are left as they were.
  await type(low, '99.9');
  await low.press('Enter');
  expect((await settingsOf(editor, 'redirect'))?.availability).toEqual({
    low: 0.999,
    likely: 0.999,
    high: 0.999,
  });
  await type(low, '98');
  await low.press('Enter');
  await toggle.click();
  await expect(page.getByRole('textbox', { name: 'Availability, one' })).toHaveValue('99.9');
  expect((await settingsOf(editor, 'redirect'))?.availability).toBe(0.999);
  await page.locator('[data-canvas]').focus();
  for (const expected of [{ low: 0.98 }, { low: 0.999 }, { low: 0.99, likely: 0.995 }]) {
    await page.keyboard.press('Control+z');
    expect((await settingsOf(editor, 'redirect'))?.availability).toMatchObject(expected);
  }
  await page.keyboard.press('Control+z');
  expect(await settingsOf(editor, 'redirect')).toEqual(before);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('by keyboard alone, of a latency: the toggle keeps the focus and the fields follow it', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.select('redirect');
  const toggle = page.getByRole('button', { name: 'Own work, p50 / p99 as a range' });
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(toggle).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Own work, p50 / p99: p50, low' })).toBeFocused();
  for (let step = 0; step < 5; step++) await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Own work, p50 / p99: p99, high' })).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('400');
  await page.keyboard.press('Enter');
  expect((await settingsOf(editor, 'redirect'))?.latencyMs).toEqual({
    low: { p50: 4, p99: 40 },
    likely: { p50: 8, p99: 80 },
    high: { p50: 16, p99: 400 },
  });
  await toggle.focus();
  await page.keyboard.press('Enter');
  expect((await settingsOf(editor, 'redirect'))?.latencyMs).toEqual({ p50: 8, p99: 80 });
});

test('journeys and parts say how far their numbers may be off, and no longer once nothing is a range', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await expect(page.locator('.journey-card').first()).toBeVisible();
  await expect(page.locator('.spread')).toHaveCount(0);
  await editor.select('redirect');
  const toggle = page.getByRole('button', { name: 'Own work, p50 / p99 as a range' });
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.figures .spread').first()).toHaveText(/^[\d.]+–[\d.]+ ms$/);
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Escape');
  await expect(page.locator('.journey-card .spread').first()).toHaveText(/^[\d.]+–[\d.]+ ms$/);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.spread')).toHaveCount(0);
});

test('a link, a zone and a load may be ranges too', async ({ page }) => {
  const editor = await openEditor(page);
  await page
    .locator('[data-connection]')
    .nth(1)
    .click({ position: { x: 3, y: 12 } });
  const fails = page.getByRole('button', { name: 'Calls that fail as a range' });
  await fails.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Calls that fail: high' })).toHaveValue('0.1');
  const connections = [...(await editor.diagram()).connections.values()];
  expect(connections.map((it) => it.errorRate).filter(Boolean)).toEqual([{ low: 0, likely: 0, high: 0.001 }]);
  await page.locator('.group-title').first().click();
  await page.getByRole('button', { name: 'Is up as a range' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Is up: likely' })).toBeVisible();
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^Edit / })
    .first()
    .click();
  await page.getByRole('button', { name: 'Load as a range' }).focus();
  await page.keyboard.press('Enter');
  const [first] = (await editor.diagram()).journeys.values();
  expect(first?.requestsPerSecond).toMatchObject({ likely: expect.any(Number) });
});
