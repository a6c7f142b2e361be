import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openEditor } from '../support/editorPage';

test('a store is failed from the menu: what stops and why is painted; the load is turned up; nothing is changed', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const panel = page.getByRole('region', { name: 'What if' });
  await editor.card('links').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'What if', exact: true }).press('ArrowRight');
  await page.getByRole('menuitem', { name: 'What if it fails' }).press('Enter');
  await expect(panel.getByRole('button', { name: 'Not so: Links is down' })).toBeVisible();
  await expect(editor.card('links')).toContainText('down');
  await expect(editor.card('shorten')).toContainText('stopped');
  await expect(editor.card('redirect')).toContainText('degraded');
  await expect(panel).toContainText('Links is down, and every request needs it.');
  await expect(panel).toContainText('99.982 → 79.9 %');
  expect(
    (await new AxeBuilder({ page }).include('.what-if').include('.canvas').analyze()).violations,
  ).toEqual([]);

  await panel.getByRole('button', { name: 'Not so: Links is down' }).click();
  await panel.getByRole('button', { name: /Up to where something is full: × 1\.5/ }).click();
  await expect(editor.card('redirect')).toContainText('overloaded');
  await expect(panel.getByRole('slider', { name: 'Load' })).toHaveAttribute('aria-valuetext', '× 1.5');
  await panel.getByRole('button', { name: 'End what if' }).click();
  await expect(panel).toHaveCount(0);
  await expect(page.locator('[data-fate]')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('by keys: X fails what is selected and lets it be again, Escape ends it', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('redirect');
  await page.keyboard.press('x');
  await expect(editor.card('redirect')).toContainText('down');
  await page.keyboard.press('x');
  await expect(editor.card('redirect')).not.toContainText('down');
  await page.keyboard.press('x');
  await page.keyboard.press('Escape');
  const panel = page.getByRole('region', { name: 'What if' });
  await expect(panel).toContainText('Redirect API is down');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
});
