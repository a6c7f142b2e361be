import { expect, test } from '@playwright/test';
import { estimate } from '../../src/estimate/estimate';
import { findPlans } from '../../src/estimate/plans/findPlans';
import { formatAvailability } from '../../src/shared/formatNumbers';
import { axeViolations } from '../support/axe';
import { openEditor } from '../support/editorPage';

test('a target is set: what misses it, where the budget goes, and the best plan, applied and taken back in one step', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const journey = page.getByRole('article', { name: 'Journey Open a short link' });
  await expect(editor.card('browser')).toContainText('meets all targets');
  await journey.getByRole('button', { name: 'Targets and what would reach them' }).click();
  const panel = page.getByRole('region', { name: 'Targets', exact: true });
  await expect(editor.card('browser')).toContainText('meets its 2 targets');
  await expect(panel).toContainText('All targets are met');
  await panel.getByRole('textbox', { name: 'Available' }).fill('99.985');
  await expect(editor.card('browser')).toContainText('misses availability');
  await expect(journey).toContainText('misses 99.985 %');

  const before = await editor.diagram();
  expect(before.journeys.get('redirect')?.target?.availability).toBe(0.99985);
  const found = findPlans(before, 'redirect');
  const [best] = found?.plans ?? [];
  if (!best) throw new Error('nothing reaches it');
  const item = panel.getByRole('listitem').first();
  for (const { sentence } of best.steps) await expect(item).toContainText(sentence);
  await expect(panel).toContainText(`${found?.searched.combinations} combinations`);
  const { availability = 0, unavailability } = estimate(best.diagram).journeys.get('redirect') ?? {};
  await expect(item).toContainText(`→ ${formatAvailability(availability, unavailability)}`);
  await expect(panel.getByRole('region', { name: 'Where the budget goes' })).toContainText(
    'of 1.31 h a year',
  );
  expect(await axeViolations(page)).toEqual([]);

  await item.getByRole('button', { name: /^Apply/ }).click();
  expect((await editor.diagram()).components).toEqual(best.diagram.components);
  await expect(panel).toContainText('All targets are met');
  await expect(editor.card('browser')).toContainText('meets its 2 targets');
  await panel.getByRole('button', { name: 'Close the targets' }).click();
  await page.keyboard.press('Control+z');
  expect((await editor.diagram()).components).toEqual(before.components);
});

test('by keys: Shift+B, a target nothing reaches, what comes nearest, Escape', async ({ page }) => {
  const editor = await openEditor(page);
  await page.keyboard.press('Shift+B');
  const panel = page.getByRole('region', { name: 'Targets', exact: true });
  await expect(panel).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('textbox', { name: 'Available' })).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('99.99');
  await page.keyboard.press('Enter');
  await expect(panel).toContainText('Nothing of up to 3 actions reaches it. What comes nearest:');
  const nearest = findPlans(await editor.diagram(), 'redirect')?.nearest;
  for (const { sentence } of nearest?.steps ?? []) await expect(panel).toContainText(sentence);
  const apply = panel.getByRole('button', { name: /^Apply/ });
  await expect(apply).toBeEnabled();
  await apply.press('Enter');
  expect((await editor.diagram()).components).toEqual(nearest?.diagram.components);
  await panel.getByRole('combobox', { name: 'Journey' }).press('Enter');
  await page.getByRole('option', { name: 'Shorten a link' }).press('Enter');
  await expect(panel.getByRole('combobox')).toContainText('Shorten a link');
  await panel.focus();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
});
