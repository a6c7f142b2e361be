import { expect, test } from '@playwright/test';
import { totalCost } from '../../src/estimate/cost';
import { estimate } from '../../src/estimate/estimate';
import { findPlans } from '../../src/estimate/plans/findPlans';
import { formatAvailability, formatCount } from '../../src/shared/formatNumbers';
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

test('where parts have a price, each plan says what it costs a month more, and taken costs that', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const panel = page.getByRole('region', { name: 'Targets', exact: true });
  const price = async (id: string, each: number) => {
    await page.locator('[data-canvas]').focus();
    await page.keyboard.press('Escape');
    await editor.select(id);
    await page.getByRole('textbox', { name: 'Each replica' }).fill(`${each}`);
    await page.keyboard.press('Enter');
  };
  const plans = async () => {
    const found = findPlans(await editor.diagram(), 'redirect');
    if (!found) throw new Error('nothing reaches it');
    return found.plans;
  };
  for (const [index, id] of ['lb', 'redirect', 'cache', 'links'].entries()) await price(id, 40 + 10 * index);
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+B');
  await panel.getByRole('textbox', { name: 'Available' }).fill('99.985');
  await page.keyboard.press('Enter');
  const priced = await plans();
  const items = panel.getByRole('listitem');
  const costs = priced.map(({ costPerMonth }) => costPerMonth);
  expect(costs.some((cost) => typeof cost === 'number' && cost > 0)).toBe(true);
  for (const [index, { steps, costPerMonth }] of priced.slice(0, 4).entries()) {
    const item = items.nth(index);
    for (const { sentence } of steps) await expect(item).toContainText(sentence);
    await expect(item).toContainText(
      costPerMonth === null
        ? 'what it costs isn’t known'
        : costPerMonth === 0
          ? 'costs nothing more'
          : `${formatCount(Math.abs(costPerMonth ?? Number.NaN))} a month ${(costPerMonth ?? 0) > 0 ? 'more' : 'less'}`,
    );
  }
  // Taking the first raises the whole by as much as it said.
  const [first] = priced;
  const before = await editor.diagram();
  await items
    .first()
    .getByRole('button', { name: /^Apply/ })
    .click();
  const after = await editor.diagram();
  const total = (diagram: typeof before) => totalCost(diagram, estimate(diagram)) ?? 0;
  expect(total(after) - total(before)).toBeCloseTo(first?.costPerMonth ?? Number.NaN, 6);
});
