import { expect, type Page, test } from '@playwright/test';
import { rule as clientToStore } from '../../src/rules/connections/client-to-store';
import { rule as callWithoutTimeout } from '../../src/rules/design/call-without-timeout';
import { axeViolations } from '../support/axe';
import { openEditor } from '../support/editorPage';

/** Help on component types and rules: each way in, the way back, and what stands there. */

const sheet = (page: Page) => page.getByRole('dialog');
const title = (page: Page) => sheet(page).getByRole('heading', { level: 2 });

const expectNoViolations = async (page: Page): Promise<void> =>
  expect(await axeViolations(page, { within: '[role="dialog"]' })).toEqual([]);

test('from a type’s name in the inspector, and back to it', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('redirect');
  const button = page.getByRole('button', { name: 'Help on Service' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Service');
  await expect(title(page)).toBeFocused();
  for (const part of ['Amazon Compute SLA', 'Replicas', 'A whole number from 0 to 1,000,000.', 'Calls with'])
    await expect(sheet(page)).toContainText(part);
  const rule = sheet(page).getByRole('button', { name: callWithoutTimeout.title }).first();
  await expect(rule).toBeVisible();
  await expectNoViolations(page);
  // Tab stays in the sheet.
  for (let n = 0; n < 4; n++) await page.keyboard.press('Tab');
  expect(await sheet(page).evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('from a refusal while connecting by keyboard, and back to it', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('browser');
  await page.keyboard.press('c');
  const picker = page.getByRole('dialog', { name: /^Connect from/ });
  await picker.getByRole('combobox').fill('links');
  await page.keyboard.press('F1');
  await expect(title(page)).toHaveText(clientToStore.title);
  await expect(title(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(picker).toBeVisible();
  await expect(picker.getByRole('combobox')).toBeFocused();
  await picker
    .getByTitle(/^What this rule says/)
    .first()
    .click();
  await expect(title(page)).toBeFocused();
});

test('from a rule’s name in the findings, to a component in it and back', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.addByPalette('message queue');
  await page.keyboard.press('Alt+3');
  const link = page
    .getByRole('region', { name: 'Findings' })
    .getByRole('button', { name: 'queue-without-consumer', exact: true });
  await link.click();
  await expect(title(page)).toBeFocused();
  const heading = (await title(page).textContent()) ?? '';
  for (const part of [
    'When it doesn’t apply',
    'Where it comes from',
    'Fine',
    'It speaks: the profile is Whiteboard.',
  ])
    await expect(sheet(page)).toContainText(part);
  await expect(sheet(page).locator('.help-figure svg')).toHaveCount(2);
  await expectNoViolations(page);
  await sheet(page).getByRole('button', { name: 'Message queue' }).click();
  await expect(title(page)).toHaveText('Message queue');
  await expect(title(page)).toBeFocused();
  await sheet(page).getByRole('button', { name: 'Back', exact: true }).click();
  await expect(title(page)).toHaveText(heading);
  // What the rule weighs is set here too: an edit of the document.
  await sheet(page).getByRole('combobox', { name: 'Severity in this document' }).click();
  await page.getByRole('option', { name: /^Error/ }).click();
  expect((await editor.diagram()).review.severities.get('queue-without-consumer')).toBe('error');
  await expect(sheet(page)).toContainText('It speaks as “error”, in every profile.');
  await sheet(page).getByRole('button', { name: 'Close the help' }).click();
  await expect(link).toBeFocused();
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+z');
  expect((await editor.diagram()).review.severities.size).toBe(0);
});

test('from a finding’s menu, and back to the button it hangs on', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.addByPalette('message queue');
  await page.keyboard.press('Alt+3');
  const menu = page.getByRole('region', { name: 'Findings' }).getByRole('button', {
    name: 'What to do about queue-without-consumer',
  });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Explain' }).click();
  await expect(title(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  // Nothing is left in the way of the pointer.
  await editor.select('redirect');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Redirect API');
});

test('from the palette: F1 on the entry the arrows are at, and its question mark', async ({ page }) => {
  await openEditor(page);
  await page.keyboard.press('Control+/');
  await page.keyboard.type('load balancer');
  await page.keyboard.press('F1');
  await expect(title(page)).toHaveText('Load balancer');
  await page.keyboard.press('Escape');
  await expect(page.getByPlaceholder('Find a component')).toBeFocused();
  const entry = page.getByRole('option', { name: 'Load balancer' }).first();
  await entry.hover();
  await entry.locator('.palette-help').click();
  await expect(title(page)).toHaveText('Load balancer');
});

test('from what is selected with F1, and by search from the command palette', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('links');
  await page.keyboard.press('F1');
  await expect(title(page)).not.toHaveText('');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-canvas]')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await page.keyboard.type('dead letter');
  await expect(page.getByRole('option').first()).toHaveText('Help: Dead-letter queue');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Dead-letter queue');
  await expect(title(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-canvas]')).toBeFocused();
});

test('from a refusal at the pointer', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.dragConnection('browser', 'links');
  await page.getByRole('button', { name: 'Why?' }).click();
  await expect(sheet(page)).toContainText('client-to-store');
  await expect(sheet(page)).toContainText('Refused');
});
