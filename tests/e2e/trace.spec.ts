import { expect, test } from '@playwright/test';
import { lengthOf } from '../../src/estimate/trace/trace';
import { traceOf } from '../../src/estimate/trace/traceOf';
import { formatLatency } from '../../src/shared/formatNumbers';
import { axeViolations } from '../support/axe';
import { openEditor, shippedExample } from '../support/editorPage';

const opened = (chosen: ReadonlyMap<string, string> = new Map()) => {
  const trace = traceOf(shippedExample(), 'redirect', chosen);
  if (!trace) throw new Error('no trace');
  return { ...trace, lengths: trace.spans.map(({ startMs, endMs }) => formatLatency(endMs - startMs)) };
};

test('a request is played: its calls in the engine’s times, another way when the cache lacks it, a dot on the line', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const view = () => page.locator('.react-flow__viewport').evaluate((it) => getComputedStyle(it).transform);
  const before = await view();
  await page.getByRole('button', { name: 'Play a request of Open a short link' }).click();
  const panel = page.getByRole('region', { name: 'A request, played' });
  const lengths = panel.locator('.gantt-row:not([data-entry]) .gantt-ms');
  const likeliest = opened();
  await expect(lengths).toHaveText(likeliest.lengths);
  await expect(panel).toContainText(`the mean of all is ${formatLatency(likeliest.meanMs)}`);
  const miss = opened(new Map([['hit cache', 'miss']]));
  expect(miss.lengths.length).toBe(likeliest.lengths.length + 1);
  await panel.getByRole('radio', { name: 'Link cache lacks it' }).click();
  await expect(lengths).toHaveText(miss.lengths);
  await expect(panel).toContainText(`${formatLatency(miss.totalMs)} for the`);
  expect(await axeViolations(page)).toEqual([]);

  // Where nothing is to move nothing does; else a dot goes along the line, and it ends.
  const dots = page.locator('.trace-dots circle');
  await panel.getByRole('button', { name: 'Next step' }).click();
  await expect(panel.getByRole('status')).toHaveText('Load balancer calls Redirect API');
  await expect(editor.card('browser').locator('xpath=ancestor-or-self::*[@data-on-path]')).toHaveCount(1);
  await expect(dots).toHaveCount(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await panel.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(dots).not.toHaveCount(0);
  await panel.getByRole('button', { name: 'Pause' }).click();
  // What is played is seen beside the panel, and the view is as it was when that is gone.
  const foot = (await panel.boundingBox())?.y ?? 0;
  for (const id of ['browser', 'lb', 'redirect', 'cache', 'links', 'clicks', 'analytics', 'totals']) {
    const card = await editor.card(id).boundingBox();
    expect((card?.y ?? Number.NaN) + (card?.height ?? 0), id).toBeLessThan(foot);
  }
  await panel.getByRole('button', { name: 'Close the trace' }).click();
  await expect(page.locator('[data-on-path]')).toHaveCount(0);
  await expect.poll(view).toBe(before);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('by keys: Shift+P, arrows go from step to step, Space plays, Escape ends it', async ({ page }) => {
  await openEditor(page);
  await page.keyboard.press('Shift+P');
  const panel = page.getByRole('region', { name: 'A request, played' });
  await expect(panel).toBeFocused();
  const now = panel.locator('.trace-now');
  await expect(now).toHaveText('Browser calls Load balancer');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(now).toHaveText('Redirect API calls Link cache');
  await page.keyboard.press('ArrowLeft');
  await expect(now).toHaveText('Load balancer calls Redirect API');
  // Its end is the answer, or the last of what nobody waits for where that is later.
  const trace = opened();
  const end = formatLatency(lengthOf(trace));
  await page.keyboard.press('End');
  await expect(panel).toContainText(`${end} of ${end}`);
  await expect(panel).toContainText(
    `What nobody waits for is done after ${formatLatency(trace.doneMs ?? null)}.`,
  );
  await expect(panel.locator('.gantt-row[data-after]')).toHaveCount(
    trace.spans.filter(({ afterMs }) => afterMs !== undefined).length,
  );
  await page.keyboard.press('Space');
  await expect(now).toHaveText('Browser calls Load balancer');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
});
