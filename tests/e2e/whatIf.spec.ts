import { expect, type Page, test } from '@playwright/test';
import type { Point } from '../../src/shared/geometry';
import { axeViolations } from '../support/axe';
import { openEditor } from '../support/editorPage';
import { cardOnScreen, dropLarge, largeDiagram } from '../support/largeCanvas';

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
  expect(await axeViolations(page, { within: '.what-if, .canvas' })).toEqual([]);

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

test('from afar what is out is painted; a collapsed group says what became of what is behind it', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.getByRole('button', { name: 'Collapse eu-west-1' }).click();
  await page.locator('[data-group-card]').click();
  await page.keyboard.press('x');
  await expect(page.locator('[data-group-card]')).toContainText('down');
  await expect(editor.card('browser')).toContainText('stopped');

  const large = largeDiagram(120, 12);
  await dropLarge(page, large);
  const at = await cardOnScreen(page, large, 'service-1-3');
  const paper = await painted(page, at);
  await page.mouse.click(at.x, at.y);
  await page.keyboard.press('x');
  const layer = page.locator('[data-far-layer]');
  await expect(layer).toHaveAttribute('data-fates', /\d/);
  // Taken from under the pointer, so that it is painted and no element.
  await page.keyboard.press('Escape');
  await page.mouse.move(at.x, 60);
  await expect(async () => expect(await painted(page, at)).not.toEqual(paper)).toPass();
});

/** The colour of the painted layer at a point of the screen. */
const painted = (page: Page, { x, y }: Point) =>
  page.locator('[data-far-layer]').evaluate(
    (canvas, at) => {
      if (!(canvas instanceof HTMLCanvasElement)) return [];
      const box = canvas.getBoundingClientRect();
      const scale = canvas.width / box.width;
      const pixel = [(at.x - box.x) * scale, (at.y - box.y) * scale].map(Math.round);
      return [...(canvas.getContext('2d')?.getImageData(pixel[0] ?? 0, pixel[1] ?? 0, 1, 1).data ?? [])];
    },
    { x, y },
  );
