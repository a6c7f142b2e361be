import { expect, test } from '@playwright/test';
import { openEditor } from '../support/editorPage';

test('what was chosen once is so after the next start', async ({ page }) => {
  await openEditor(page);
  await page.keyboard.press('Alt+M');
  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('region', { name: 'Findings' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('region', { name: 'Findings' })).toBeVisible();
  const stored = await page.evaluate(() => localStorage.getItem('plumbline.preferences'));
  expect(JSON.parse(stored ?? '')).toMatchObject({ marks: false, panels: { findings: true } });
});

test('a broken store is as none', async ({ page }) => {
  await openEditor(page);
  await page.evaluate(() => localStorage.setItem('plumbline.preferences', '{"theme":'));
  await page.reload();
  await expect(page.getByRole('application', { name: 'Diagram' })).toBeVisible();
});
