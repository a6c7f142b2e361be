/** A number dragged by its edge: what the labels say on the way, and what is left of it. */
import { expect, test } from '@playwright/test';
import { connectionLabel } from '../../src/estimate/connectionLabel';
import { createEstimator } from '../../src/estimate/estimator';
import type { Diagram } from '../../src/model/diagram';
import { putSetting } from '../../src/model/edits';
import { openEditor, shippedExample } from '../support/editorPage';
import { dropLarge, largeDiagram } from '../support/largeCanvas';
import { judged, slide } from '../support/slide';

/** What each label says by the engine, at each value of the field. */
function bySetting(set: (value: number) => Diagram): (text: string) => ReadonlyMap<string, string> {
  const { estimate } = createEstimator();
  const known = new Map<string, ReadonlyMap<string, string>>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const diagram = set(Number(text.replaceAll(',', '')));
    const numbers = estimate(diagram);
    const labels = new Map(
      [...diagram.connections.keys()].map((id) => [
        id,
        connectionLabel(diagram, numbers, id, null, 'caller')?.lines.join(' | ') ?? '',
      ]),
    );
    known.set(text, labels);
    return labels;
  };
}

const AVAILABILITY = '.inspector [data-row="Availability, one"] .number-field';
const hand = {
  handle: `${AVAILABILITY} .number-scrub`,
  field: `${AVAILABILITY} input`,
  ...{ widthPx: 240, stepPx: 4 },
};

test('by mouse: a small page changes with the hand, in the same frame; one step to undo, Escape puts it back, Shift is faster', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.select('redirect');
  const field = page.getByRole('textbox', { name: 'Replicas' });
  const handle = page.locator('.inspector [data-row="Replicas"] .number-scrub');
  const box = await handle.boundingBox();
  if (!box) throw new Error('no handle');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y, { steps: 3 });
  await expect(field).toHaveValue('15');
  await page.keyboard.down('Shift');
  await page.mouse.move(x + 20, y, { steps: 2 });
  await page.keyboard.up('Shift');
  await expect(field).toHaveValue('35');
  await page.mouse.up();
  await expect(field).toBeEditable();
  // The arrows go on from there, as a step of their own.
  await page.keyboard.press('ArrowDown');
  await expect(field).toHaveValue('34');
  expect((await editor.diagram()).components.get('redirect')?.settings?.['replicas']).toBe(34);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 200, y, { steps: 4 });
  await expect(field).toHaveValue('0');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('34');
  await expect(field).toBeEditable();
  await page.mouse.move(x + 40, y);
  await page.mouse.up();
  await expect(field).toHaveValue('34');
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+z');
  await expect(field).toHaveValue('35');
  await page.keyboard.press('Control+z');
  await expect(field).toHaveValue('12');

  const { frames } = await slide(page, { ...hand, forMs: 800 });
  const diagram = shippedExample();
  const told = judged(
    frames,
    bySetting((value) => putSetting(diagram, 'redirect', 'availability', value / 100)),
  );
  expect(new Set(frames.map(({ value }) => value)).size).toBeGreaterThan(3);
  expect(told.wrong).toEqual([]);
  expect(Math.max(...told.lags)).toBe(0);
});

/** The browser lets go of a listener only with all garbage: one for each step would keep the numbers of every step. */
test('listeners are as many after many steps as after a few', async ({ page }) => {
  await page.addInitScript(() => {
    let count = 0;
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (...given) {
      if (this === window || this instanceof Node)
        document.documentElement.dataset['listened'] = `${++count}`;
      addEventListener.apply(this, given);
    };
  });
  const editor = await openEditor(page);
  await editor.select('redirect');
  const listened = async (): Promise<number> =>
    Number(await page.locator('html').getAttribute('data-listened'));
  const listenersOf = async (forMs: number) => {
    const before = await listened();
    const { frames } = await slide(page, { ...hand, forMs });
    return { steps: frames.length, listeners: (await listened()) - before };
  };
  await listenersOf(200);
  const few = await listenersOf(200);
  const many = await listenersOf(1500);
  expect(many.steps).toBeGreaterThan(few.steps + 5);
  expect(many.listeners).toBe(few.listeners);
});

test('two hundred parts: no label goes back to an older number, and at rest each has the newest', async ({
  page,
}) => {
  await openEditor(page);
  const large = largeDiagram(200);
  const { estimate } = createEstimator();
  const before = estimate(large);
  // One that callers feel, and alone, so that each step is felt.
  const felt = (id: string) => {
    const after = estimate(putSetting(putSetting(large, id, 'replicas', 1), id, 'availability', 0.9));
    return [...after.connections].filter(
      ([at, { unavailability }]) =>
        unavailability > (before.connections.get(at)?.unavailability ?? 1) + 0.001,
    ).length;
  };
  const [{ id } = { id: '' }] = [...large.components]
    .flatMap(([id, { type }]) => (type === 'service' ? [{ id, felt: felt(id) }] : []))
    .sort((a, b) => b.felt - a.felt);
  const diagram = putSetting(large, id, 'replicas', 1);
  await dropLarge(page, diagram);
  await page.keyboard.press('Control+f');
  await page.keyboard.type(id);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.locator(AVAILABILITY)).toBeVisible();
  await page.keyboard.press('Control+0');
  // From afar a label is a dot.
  await expect(page.locator('.label-layer[data-detail="full"]')).toBeVisible();
  await expect(page.locator('.connection-label .label-strong').first()).toBeVisible();
  const { frames } = await slide(page, { ...hand, forMs: 2000 });
  const said = bySetting((value) => putSetting(diagram, id, 'availability', value / 100));
  const { wrong } = judged(frames, said);
  expect(wrong).toEqual([]);
  const texts = new Set(frames.map(({ labels }) => JSON.stringify(labels)));
  expect(texts.size).toBeGreaterThan(1);
  const last = said((await page.locator(`${AVAILABILITY} input`).inputValue()) ?? '');
  const rates = new Map([...last].map(([connection, text]) => [connection, text.split(' | ')[1] ?? '']));
  await expect
    .poll(() =>
      page
        .locator('.connection-label')
        .evaluateAll((labels) =>
          labels.map((label) => [
            label.getAttribute('data-connection') ?? '',
            label.querySelector('.label-plain')?.textContent ?? '',
          ]),
        )
        .then((shown) => shown.filter(([connection = '', text]) => rates.get(connection) !== text)),
    )
    .toEqual([]);
});
