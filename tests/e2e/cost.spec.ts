import { expect, test } from '@playwright/test';
import { costLine, totalCost } from '../../src/estimate/cost';
import { estimate } from '../../src/estimate/estimate';
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

test('by keys: a price for a million requests is shared by the journeys as the engine does it; exported, and emptied again', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('Load balancer');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const price = page.getByRole('textbox', { name: 'Requests', exact: true });
  await price.focus();
  await page.keyboard.type('0.5');
  await page.keyboard.press('Enter');
  const priced = await editor.diagram();
  const numbers = estimate(priced);
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Escape');
  for (const [id, { name = '' }] of priced.journeys) {
    const journey = page.getByRole('article', { name: `Journey ${name}` });
    await expect(journey).toContainText(costLine(numbers.journeys.get(id)?.costPerMonth ?? 0));
  }
  const total = costLine(totalCost(priced, numbers) ?? 0);
  await expect(page.locator('.inspector output.cost')).toHaveText(total);
  await page.keyboard.press('Control+e');
  await page.getByRole('radio', { name: 'Markdown text' }).press('Space');
  await expect(page.locator('.export-preview pre')).toContainText(`All parts cost ${total}.`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.inspector output.cost')).toHaveCount(0);
});
