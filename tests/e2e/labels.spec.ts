/** What connections say: read from the screen, held to the engine, asked about by mouse and by keyboard. */
import { expect, type Page, test } from '@playwright/test';
import { lineLabel } from '../../src/estimate/bundleLabel';
import type { NumberReading } from '../../src/estimate/connectionLabel';
import { estimate } from '../../src/estimate/estimate';
import { numberPath } from '../../src/estimate/progress/numberPath';
import { type ElementRef, kindOf } from '../../src/model/elements';
import { connectionName } from '../../src/model/queries';
import { formatLatency } from '../../src/shared/formatNumbers';
import { openEditor, shippedExample } from '../support/editorPage';

const JOURNEY = 'Open a short link';

test('labels say what callers see, so far, load, nothing; each as the engine has it', async ({ page }) => {
  await openEditor(page);
  const diagram = shippedExample();
  const journey = [...diagram.journeys].find(([, { name }]) => name === JOURNEY)?.[0] ?? '';
  const numbers = estimate(diagram);
  await page.getByRole('button', { name: `Focus on ${JOURNEY}` }).click();
  const chip = page.getByRole('button', { name: /^Lines:/ });
  await expect(chip).toHaveText('Lines: what callers see');
  const said = async (reading: NumberReading) => {
    for (const label of await page.locator('.connection-label').all()) {
      const id = (await label.getAttribute('data-connection')) ?? '';
      const wanted = lineLabel(diagram, numbers, [id], journey, { reading, marks: true });
      await expect(label.locator('.label-strong')).toHaveText(wanted?.lines[0] ?? '');
      if (wanted?.lines[1]) await expect(label.locator('.label-plain')).toHaveText(wanted.lines[1]);
      expect(await label.getAttribute('data-standing')).toBe(wanted?.standing);
      if (wanted?.budget) await expect(label.locator('title')).toContainText(wanted.budget);
    }
  };
  await said('caller');
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Alt+l');
  await expect(chip).toHaveText(`Lines: so far along ${JOURNEY}`);
  await said('so-far');
  await expect(page.locator('.label-strong', { hasText: /^–$/ }).first()).toBeAttached();
  // On its way to what the journey gets, which is what is explained.
  await page.locator('[data-measure="latencyMs.p99"]').first().click();
  const card = page.getByRole('region', { name: 'Why' });
  await expect(card.getByRole('heading', { name: 'Why p99 is 158 ms' })).toBeVisible();
  // What it has come to here stands before it.
  const asked = await page
    .locator('.connection-label:has([data-measure])')
    .first()
    .getAttribute('data-connection');
  const here = numbers.journeys.get(journey)?.soFar?.get(asked ?? '');
  const soFar = card.getByRole('region', { name: 'So far' });
  await expect(soFar.locator('tr[data-here]')).toContainText(formatLatency(here?.latencyMs.p99 ?? null));
  await expect(soFar.locator('tr[data-here]')).toContainText(connectionName(diagram, asked ?? ''));
  await page.keyboard.press('Escape');
  await chip.click();
  await expect(chip).toHaveText('Lines: load');
  await said('load');
  await chip.click();
  await expect(chip).toHaveText('Lines: nothing');
  await expect(page.locator('[data-measure]')).toHaveCount(0);
  await chip.click();
  await expect(chip).toHaveText('Lines: what callers see');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('a number is asked about by a click or by W; pointed at, or selected, it shows what it is made of', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const diagram = shippedExample();
  const card = page.getByRole('region', { name: 'Why' });
  const label = page.locator('.connection-label').nth(1);
  const id = (await label.getAttribute('data-connection')) ?? '';
  const p99 = label.locator('[data-measure="latencyMs.p99"]');

  const box = await label.boundingBox();
  await p99.hover();
  await expect(page.locator('[data-canvas]')).toHaveAttribute('data-path', 'dims');
  const path = numberPath(diagram, estimate(diagram), id, null, 'caller');
  expect(await lit(page)).toEqual(componentsIn(path));
  expect(await label.boundingBox()).toEqual(box);
  const asked = (await p99.textContent()) ?? '';
  await p99.click();
  await expect(card.getByRole('heading', { name: `Why p99 is ${asked}` })).toBeVisible();
  await expect(page.locator('.connection-label[data-selected]')).toHaveCount(1);
  const nines = (await label.locator('[data-measure="availability"]').textContent()) ?? '';
  await label.locator('[data-measure="availability"]').click();
  await expect(card.getByRole('heading', { name: `Why it is available ${nines}` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);

  // Elsewhere on the label a click only selects.
  await page.keyboard.press('Escape');
  await label.locator('.label-box').click({ position: { x: 3, y: 3 } });
  await expect(label).toHaveAttribute('data-selected');
  await expect(card).toHaveCount(0);
  await page.mouse.move(5, 300);
  await expect(page.locator('[data-canvas]')).toHaveAttribute('data-path', 'lit');
  expect(await lit(page)).toEqual(componentsIn(path));
  await page.keyboard.press('w');
  await expect(card).toBeFocused();
  await card.getByRole('button', { name: 'Apply: Run 13 instances of Redirect API instead of 12' }).click();
  expect((await editor.diagram()).components.get('redirect')?.settings?.replicas).toBe(13);
  await card.getByRole('button', { name: 'Close' }).click();
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-canvas]')).not.toHaveAttribute('data-path');
});

const lit = async (page: Page): Promise<readonly string[]> =>
  (
    await page
      .locator('.react-flow__node[data-on-path]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? ''))
  ).sort();

const componentsIn = (path: ReadonlySet<ElementRef>): readonly string[] =>
  [...path].filter((ref) => kindOf(ref) === 'component').sort();
