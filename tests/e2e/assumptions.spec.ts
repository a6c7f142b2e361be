import { expect, test } from '@playwright/test';
import { assumptionSheet } from '../../src/estimate/explain/assumptionSheet';
import { assumptionsMarkdown, effectWords, warnings } from '../../src/formats/exporters/assumptionsMarkdown';
import { axeViolations } from '../support/axe';
import { openEditor, shippedExample } from '../support/editorPage';

test('every input is on the sheet with its source, what matters most first; a click goes to its field; a text has it if asked', async ({
  page,
}) => {
  await openEditor(page);
  const sheet = assumptionSheet(shippedExample(), 'redirect');
  if (!sheet) throw new Error('no sheet');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Numbers' }).click();
  await page.getByRole('menuitem', { name: /^Assumptions/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Assumptions: Open a short link' });
  const rows = dialog.getByRole('row');
  await expect(rows).toHaveCount(sheet.inputs.length + 1);
  const [first] = sheet.inputs;
  await expect(rows.nth(1)).toContainText(first?.name ?? '');
  await expect(rows.nth(1)).toContainText(effectWords(first?.effect ?? null));
  await expect(dialog.getByRole('list', { name: 'What matters most' }).getByRole('listitem')).toHaveText([
    ...warnings(shippedExample(), sheet),
  ]);
  expect(await axeViolations(page, { within: '[role="dialog"]' })).toEqual([]);

  await dialog.getByRole('radio', { name: 'Set here' }).check();
  const set = sheet.inputs.filter(({ origin }) => origin === 'user');
  await expect(rows).toHaveCount(set.length + 1);
  await dialog
    .getByRole('row', { name: /Redirect API\s*Replicas/ })
    .getByRole('button')
    .click();
  await expect(page.getByRole('textbox', { name: 'Replicas' })).toBeFocused();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+e');
  await page.getByRole('radio', { name: 'Markdown text' }).check();
  await page.getByRole('checkbox', { name: 'Assumptions' }).check();
  const [, ...lines] = assumptionsMarkdown(shippedExample(), sheet).trimEnd().split('\n');
  await expect(page.locator('.export-preview pre')).toContainText(lines.join('\n').trim());
});

test('by keys, of another journey: defaults alone, copied as text, to a field, and put away', async ({
  page,
}) => {
  await openEditor(page);
  const focus = page.getByRole('button', { name: 'Focus on Shorten a link' });
  await focus.press('Enter');
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Shift+A');
  const dialog = page.getByRole('dialog', { name: 'Assumptions: Shorten a link' });
  const sheet = assumptionSheet(shippedExample(), 'shorten');
  if (!sheet) throw new Error('no sheet');
  await expect(dialog.getByRole('row')).toHaveCount(sheet.inputs.length + 1);
  await dialog.getByRole('radio', { name: 'All' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('radio', { name: 'Defaults' })).toBeChecked();
  const defaults = sheet.inputs.filter(({ origin }) => origin !== 'user');
  await expect(dialog.getByRole('row')).toHaveCount(defaults.length + 1);
  // Every default says where it is from.
  for (const cell of await dialog.locator('tbody tr td:nth-child(4)').allTextContents())
    expect(cell.trim()).not.toBe('');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('[data-canvas]')).toBeFocused();
});
