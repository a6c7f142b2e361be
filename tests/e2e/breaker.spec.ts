import { expect, test } from '@playwright/test';
import { openEditor } from '../support/editorPage';

/** When a circuit breaker opens: shown where there is one, set by keyboard, each field one step to undo. */

test('a breaker’s settings stand with it, each with its default and the way back', async ({ page }) => {
  const editor = await openEditor(page);
  await page
    .locator('[data-connection]')
    .nth(1)
    .click({ position: { x: 3, y: 12 } });
  const id = (await page.locator('[data-connection]').nth(1).getAttribute('data-connection')) ?? '';
  const breaker = async () => (await editor.diagram()).connections.get(id)?.circuitBreaker;
  const share = page.getByRole('textbox', { name: 'Opens above' });
  const over = page.getByRole('textbox', { name: 'Counted over' });
  const open = page.getByRole('textbox', { name: 'Stays open for' });
  await expect(share).toHaveCount(0);

  const toggle = page.getByRole('switch', { name: 'Circuit breaker' });
  await toggle.focus();
  await page.keyboard.press('Space');
  await expect(toggle).toBeChecked();
  expect(await breaker()).toBe(true);
  await expect(share).toHaveValue('50');
  await expect(over).toHaveValue('10');
  await expect(open).toHaveValue('5');
  await expect(page.getByText('Netflix Hystrix')).toHaveCount(3);

  await page.keyboard.press('Tab');
  await expect(share).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('25');
  await page.keyboard.press('Tab');
  expect(await breaker()).toEqual({ openAfterErrorShare: 0.25 });
  await expect(page.getByText('Netflix Hystrix')).toHaveCount(2);
  await expect(over).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  expect(await breaker()).toEqual({ openAfterErrorShare: 0.25, openSeconds: 5.2 });

  await page.getByRole('button', { name: 'Reset Opens above to its default' }).click();
  await expect(share).toHaveValue('50');
  expect(await breaker()).toEqual({ openSeconds: 5.2 });
  await open.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  expect(await breaker()).toBe(true);

  await page.locator('[data-canvas]').focus();
  for (const expected of [
    { openSeconds: 5.2 },
    { openAfterErrorShare: 0.25, openSeconds: 5.2 },
    { openAfterErrorShare: 0.25 },
    true,
    undefined,
  ]) {
    await page.keyboard.press('Control+z');
    expect(await breaker()).toEqual(expected);
  }
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});
