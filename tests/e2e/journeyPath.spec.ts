import { expect, test } from '@playwright/test';
import { estimate } from '../../src/estimate/estimate';
import { formatAvailability, formatLatency } from '../../src/shared/formatNumbers';
import { axeViolations } from '../support/axe';
import { openEditor } from '../support/editorPage';

test('a journey is clicked together: its entry, then cards and lines; its numbers are the engine’s; one step to undo', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.getByRole('button', { name: 'By path' }).click();
  const panel = page.getByRole('region', { name: 'Path of a journey' });
  await editor.select('browser');
  await editor.select('links');
  await expect(panel.getByRole('status')).toContainText('Nothing on the path so far calls Links');
  await editor.select('lb');
  await editor.select('redirect');
  await editor.select('links');
  const taken = panel.getByRole('list', { name: 'On the path' }).getByRole('listitem');
  await expect(taken).toHaveText([/Load balancer/, /Redirect API/, /Links/]);
  // A line that is on it is taken off again, with what only it led to.
  await taken.nth(1).getByRole('button').click();
  await expect(taken).toHaveCount(1);
  await editor.select('redirect');
  await editor.select('links');
  expect(await axeViolations(page)).toEqual([]);
  await panel.getByRole('button', { name: 'Done' }).click();
  await expect(panel).toHaveCount(0);

  const diagram = await editor.diagram();
  const connections = ['browser-lb', 'lb-redirect', 'redirect-links'];
  expect(diagram.journeys.get('journey')).toEqual({ entry: 'browser', connections });
  const { latencyMs } = estimate(diagram).journeys.get('journey') ?? {};
  const card = page.getByRole('article', { name: 'Journey journey' });
  await expect(card).toContainText(formatLatency(latencyMs?.p99 ?? null));
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+z');
  expect((await editor.diagram()).journeys.has('journey')).toBe(false);
});

test('by keys: Shift+J from what is selected, Tab and Enter add to the path, Backspace takes off, Enter is done', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.select('browser');
  await page.keyboard.press('Shift+J');
  const panel = page.getByRole('region', { name: 'Path of a journey' });
  await expect(panel).toBeFocused();
  const next = panel.getByRole('list', { name: 'Goes on over' }).getByRole('button');
  await next.first().press('Enter');
  await expect(next.first()).toBeFocused();
  await page.keyboard.press('Enter');
  const taken = panel.getByRole('list', { name: 'On the path' }).getByRole('listitem');
  await expect(taken).toHaveCount(2);
  await panel.focus();
  await page.keyboard.press('Backspace');
  await expect(taken).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(panel).toHaveCount(0);
  expect((await editor.diagram()).journeys.get('journey')).toEqual({
    entry: 'browser',
    connections: ['browser-lb'],
  });
});

test('a journey by operation: what follows reads says what reads cost, by mouse; writes by keys; its lines with it', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const card = page.getByRole('article', { name: 'Journey Open a short link' });
  const said = async () => {
    const {
      availability = 0,
      unavailability,
      latencyMs,
    } = estimate(await editor.diagram()).journeys.get('redirect') ?? {};
    await expect(card).toContainText(formatAvailability(availability, unavailability));
    await expect(card).toContainText(formatLatency(latencyMs?.p99 ?? null));
    return latencyMs?.p99;
  };
  await card.getByRole('button', { name: 'Edit Open a short link' }).click();
  const follows = page.getByRole('combobox', { name: 'Follows' });
  await follows.click();
  await page.getByRole('option', { name: 'all connections' }).click();
  expect((await editor.diagram()).journeys.get('redirect')).not.toHaveProperty('operation');
  const all = await said();
  await follows.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'all connections' }).press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect((await editor.diagram()).journeys.get('redirect')?.operation).toBe('write');
  expect(await said()).not.toBe(all);
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect((await editor.diagram()).journeys.get('redirect')?.operation).toBe('read');
  expect(await said()).toBeLessThan(all ?? 0);
});
