import { expect, test } from '@playwright/test';
import { estimate } from '../../src/estimate/estimate';
import { comparedNumbers } from '../../src/formats/compare/comparedNumbers';
import { compareDiagrams } from '../../src/model/compare';
import { axeViolations } from '../support/axe';
import { openEditor, shippedExample } from '../support/editorPage';

test('what was changed since the file was saved is marked on the canvas, said in words and in numbers, and exported', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const panel = page.getByRole('region', { name: 'Compare' });
  const layer = page.locator('.compare-layer');
  await editor.select('totals');
  await page.keyboard.press('Delete');
  await editor.select('redirect');
  await page.getByRole('textbox', { name: 'Replicas' }).fill('24');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+D');
  await expect(panel.getByText('1 changed', { exact: false })).toContainText('2 removed, 1 changed');
  await expect(panel.getByRole('list', { name: 'What differs' })).toContainText('Replicas: 12 → 24');
  await expect(layer.locator('[data-difference="removed"]')).toHaveCount(2);
  await expect(layer).toContainText('Click totals');
  await expect(layer.locator('[data-difference="changed"]')).toContainText('± changed');

  // As the engine has it.
  const [before, after] = [shippedExample(), await editor.diagram()];
  const [journey] = comparedNumbers(
    { diagram: before, journeys: estimate(before).journeys },
    { diagram: after, journeys: estimate(after).journeys },
    compareDiagrams(before, after),
  );
  const table = panel.getByRole('table', { name: journey?.name ?? '' });
  for (const { label, before: was, after: is, trend } of journey?.numbers ?? [])
    await expect(table.getByRole('row', { name: label })).toHaveText(
      `${label}${was}${is}${trend === 'same' ? '' : trend}`,
    );
  expect(await axeViolations(page, { within: '.compare, .canvas' })).toEqual([]);

  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  for (const format of ['SVG', 'PNG']) {
    const download = page.waitForEvent('download');
    await panel.getByRole('button', { name: `Export ${format}` }).click();
    const name = (await download).suggestedFilename();
    expect(name).toBe(`url-shortener-compared.${format.toLowerCase()}`);
  }
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await panel.getByRole('button', { name: 'Copy as picture' }).click();
  await expect(page.getByText('The comparison was copied as a picture.')).toBeVisible();
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).map((item) => item.types));
  expect(types).toEqual([['image/png']]);

  await panel.getByRole('button', { name: 'Redirect API' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Redirect API');
  await panel.getByRole('button', { name: 'End comparing' }).click();
  await expect(layer).toHaveCount(0);
});

test('by keys: with a moment of this session, and with another page', async ({ page }) => {
  const editor = await openEditor(page);
  const panel = page.getByRole('region', { name: 'Compare' });
  await page.keyboard.press('Shift+D');
  await expect(panel).toContainText('There is no other version yet');
  await page.keyboard.press('Shift+D');
  for (const id of ['totals', 'analytics']) {
    await editor.select(id);
    await page.keyboard.press('Delete');
  }
  await page.keyboard.press('Shift+D');
  await panel.getByRole('combobox', { name: 'Compared with' }).press('Enter');
  await page.getByRole('option', { name: 'A moment ago…' }).press('Enter');
  await expect(panel).toContainText('2 removed');
  await panel.getByRole('slider', { name: 'Moment' }).press('ArrowLeft');
  await expect(panel.getByRole('slider', { name: 'Moment' })).toHaveAttribute(
    'aria-valuetext',
    '2 steps ago',
  );
  await expect(panel).toContainText('4 removed');
  await panel.getByRole('slider', { name: 'Moment' }).press('Escape');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  expect((await editor.diagram()).components.size).toBe(10);

  // A page of its own: what it is compared with is all of the document then.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Duplicate the page');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+D');
  await panel.getByRole('button', { name: 'Copy as Markdown' }).focus();
  await expect(panel.getByRole('list', { name: 'What differs' })).toContainText(/Page added/);
  await panel.getByRole('combobox', { name: 'Compared with' }).press('Enter');
  await page.getByRole('option', { name: 'Page 1' }).press('Enter');
  await expect(panel).toContainText('Nothing differs');
});
