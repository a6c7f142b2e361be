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
  await page.keyboard.press('Shift+A');
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
    .press('Enter');
  await expect(page.getByRole('textbox', { name: 'Replicas' })).toBeFocused();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+e');
  await page.getByRole('radio', { name: 'Markdown text' }).check();
  await page.getByRole('checkbox', { name: 'Assumptions' }).check();
  const [, ...lines] = assumptionsMarkdown(shippedExample(), sheet).trimEnd().split('\n');
  await expect(page.locator('.export-preview pre')).toContainText(lines.join('\n').trim());
});
