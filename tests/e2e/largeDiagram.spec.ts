import { expect, type Page, test } from '@playwright/test';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { createEstimator } from '../../src/estimate/estimator';
import { shownAvailability } from '../../src/estimate/shownAvailability';
import type { Component, Diagram } from '../../src/model/diagram';
import { formatDowntime, formatLatency } from '../../src/shared/formatNumbers';
import { architecture } from '../bench/architectures';
import { openEditor } from '../support/editorPage';
import { cardOnScreen } from '../support/largeCanvas';

const EDITS = 30;
/** Asked by many: nearly every number in the diagram depends on it. */
const SHARED = 'store-0';

/** In rows of forty, so that nothing has to be laid out. */
function placed(diagram: Diagram): Diagram {
  const components = [...diagram.components].map(([id, component], index): [string, Component] => [
    id,
    { ...component, position: { x: (index % 40) * 240, y: Math.floor(index / 40) * 160 } },
  ]);
  return { ...diagram, components: new Map(components) };
}

/**
 * What the strip at the foot and the inspector say of a diagram estimated whole, with as much effort as the editor takes.
 * Where an availability is known within bounds only, those may be tighter after some edits.
 */
function numbersOf(diagram: Diagram) {
  const answer = createEstimator().estimate(diagram);
  const [journey] = answer.journeys.values();
  const part = answer.components.get(SHARED);
  if (!journey || !part) throw new Error('the diagram lacks what is looked at');
  return {
    journey: `${journey.exact ? `${shownAvailability(journey)} · ${formatDowntime(journey.downtimeSecondsPerYear)} · ` : ''}p99 ${formatLatency(journey.latencyMs.p99)}`,
    part: `p99 · p50 ${formatLatency(part.latencyMs.p50)}`,
  };
}

async function openLarge(page: Page, components: number): Promise<void> {
  const large = placed(architecture({ components, alternatives: 0.25, seed: 5 }));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+o')]);
  const buffer = Buffer.from(serializeDiagram(large));
  await chooser.setFiles({ name: 'large.plumb', mimeType: 'application/json', buffer });
  const layer = page.locator('[data-far-layer]');
  await expect(layer).toHaveAttribute('data-cards', `${components}`, { timeout: 30_000 });
  await expect(journeyOf(page)).toContainText(numbersOf(large).journey, { timeout: 60_000 });
}

const journeyOf = (page: Page) => page.locator('.status-bar [role="status"]');

/** Collects from now on how long the page couldn't answer, each time that was more than 50 ms. */
const watchLongTasks = (page: Page) =>
  page.evaluate(() => {
    const tasks: number[] = [];
    Reflect.set(window, 'longTasks', tasks);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
    }).observe({ entryTypes: ['longtask'] });
  });

const longTasks = (page: Page) => page.evaluate((): unknown => Reflect.get(window, 'longTasks'));

test('thirty quick edits of a part shared by many of four hundred end with the numbers of the last', async ({
  page,
}, { annotations }) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showOpenFilePicker');
  });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const editor = await openEditor(page);
  await openLarge(page, 400);

  const middle = await cardOnScreen(page, await editor.diagram(), SHARED);
  await page.mouse.click(middle.x, middle.y);
  const p50 = page.getByRole('textbox', { name: /^Own work.*: p50$/ });
  await p50.focus();
  await watchLongTasks(page);
  const start = Date.now();
  for (let edit = 0; edit < EDITS; edit++) await page.keyboard.press('ArrowUp');
  const typedMs = Date.now() - start;

  const wanted = numbersOf(await editor.diagram());
  await expect(journeyOf(page)).toContainText(wanted.journey, { timeout: 60_000 });
  await expect(page.getByText('Recalculating…')).toBeHidden();
  await expect(page.locator('.figures').first()).toContainText(wanted.part);
  expect(errors).toEqual([]);
  annotations.push({
    type: 'measured',
    description: `${EDITS} edits in ${typedMs} ms; the page's tasks of more than 50 ms: ${JSON.stringify(await longTasks(page))}`,
  });
});

test('a worker that can’t be started leaves its work to the page', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showOpenFilePicker');
  });
  let refused = 0;
  await page.route('**/analysisWorker*', (route) => {
    refused += 1;
    return route.abort();
  });
  await openEditor(page);
  await openLarge(page, 140);
  expect(refused).toBeGreaterThan(0);
});
