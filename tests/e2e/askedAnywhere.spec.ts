/** Numbers and marks that stand for several things, or are painted: what they are asked about is what they say. */
import { expect, type Page, test } from '@playwright/test';
import { estimate } from '../../src/estimate/estimate';
import { shownAvailability } from '../../src/estimate/shownAvailability';
import type { Diagram } from '../../src/model/diagram';
import { formatLatency } from '../../src/shared/formatNumbers';
import { make } from '../model/make';
import { openEditor } from '../support/editorPage';
import { cardOnScreen, dropLarge, largeDiagram, onScreen } from '../support/largeCanvas';
import { openDocument } from '../support/openDocument';

const frame = (x: number, y: number, width: number, height: number) => ({
  position: { x, y },
  size: { width, height },
});

/** user → lb → two copies in zone a, which is closed, → store, in a network that anybody can reach. */
const shop: Diagram = make({
  components: {
    user: { type: 'client', position: { x: -320, y: 200 } },
    lb: {
      type: 'load-balancer',
      position: { x: -60, y: 200 },
      settings: { calls: [{ how: 'balance', connections: ['c2', 'c3'] }] },
    },
    'api-1': { name: 'Orders 1', position: { x: 260, y: 60 }, in: ['a'] },
    'api-2': {
      name: 'Orders 2',
      position: { x: 260, y: 160 },
      in: ['a'],
      settings: { latencyMs: { p50: 30, p99: 300 } },
    },
    store: { type: 'sql-database', position: { x: 660, y: 120 }, in: ['b'] },
  },
  connections: { c1: 'user>lb', c2: 'lb>api-1', c3: 'lb>api-2', c4: 'api-1>store', c5: 'api-2>store' },
  groups: {
    a: { type: 'zone', name: 'eu-west-1a', ...frame(200, 0, 300, 260), collapsed: true },
    b: { type: 'network', name: 'Open', ...frame(600, 60, 320, 180), settings: { exposure: 'public' } },
  },
  rest: { title: 'Shop', journeys: new Map([['buy', { entry: 'user', requestsPerSecond: 5 }]]) },
});

const why = (page: Page) => page.getByRole('region', { name: 'Why', exact: true });
const leastUp = (() => {
  const [c2, c3] = ['c2', 'c3'].map((id) => estimate(shop).connections.get(id));
  if (!c2 || !c3) throw new Error('no numbers');
  const isSecond = c3.unavailability > c2.unavailability;
  return { name: isSecond ? 'Orders 2' : 'Orders 1', share: shownAvailability(isSecond ? c3 : c2) };
})();
const slowest = formatLatency(estimate(shop).connections.get('c3')?.latencyMs.p99 ?? null);

test('a collapsed group’s number, by mouse and from the inspector, and a bundle’s, ask about the call they are of', async ({
  page,
}) => {
  const editor = await openDocument(page, shop);
  const before = await editor.diagram();
  const card = page.locator('[data-group-card]');
  await card.locator('[data-measure="latencyMs.p99"]').click();
  await expect(why(page).getByRole('heading', { level: 3 })).toHaveText(`Why p99 is ${slowest}`);
  await expect(why(page)).toContainText('Orders 2');
  await page.keyboard.press('Escape');
  await expect(why(page)).toHaveCount(0);

  // The line stands for both calls into it, and says the worst.
  const label = page.locator('.connection-label', { has: page.locator('.label-name, .label-strong') });
  const bundle = page.locator(
    '.connection-label[data-connection="c2"], .connection-label[data-connection="c3"]',
  );
  await expect(label.first()).toBeAttached();
  await bundle.locator('[data-measure="latencyMs.p99"]').click();
  await expect(why(page).getByRole('heading', { level: 3 })).toHaveText(`Why p99 is ${slowest}`);
  await expect(why(page)).toContainText('Orders 2');
  await page.keyboard.press('Escape');

  // By keys: the card is chosen, its numbers are in the inspector.
  await card.click({ position: { x: 60, y: 18 } });
  const asked = page
    .getByRole('complementary', { name: 'Inspector' })
    .locator('[data-measure="availability"]');
  await asked.focus();
  await page.keyboard.press('Enter');
  await expect(why(page).getByRole('heading', { level: 3 })).toContainText('Why it is available');
  await page.keyboard.press('Escape');
  // W asks about what the card says, not about the journey.
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('w');
  await expect(why(page)).toContainText(leastUp.name);
  await expect(why(page).getByRole('heading', { level: 3 })).toContainText(leastUp.share);
  expect(await editor.diagram()).toEqual(before);
});

test('marks of a frame, of a collapsed group and of a painted card open what is found there', async ({
  page,
}) => {
  const editor = await openDocument(page, shop);
  const panel = page.getByRole('region', { name: 'Findings', exact: true });
  const only = panel.getByRole('button', { name: /only: show all findings$/ });
  await page.keyboard.press('Alt+3');
  await panel.getByRole('radio', { name: 'Interview' }).click();
  await panel.getByRole('button', { name: 'Close the findings' }).click();
  const before = await editor.diagram();
  await page
    .locator('.group-title', { hasText: 'Open' })
    .getByRole('button', { name: /^Findings of/ })
    .click();
  await expect(only).toContainText('Open');
  await panel.getByRole('button', { name: 'Close the findings' }).click();
  await page
    .locator('[data-group-card]')
    .getByRole('button', { name: /^Findings of/ })
    .click();
  await expect(only).toContainText('eu-west-1a');
  await expect(panel.locator('.finding-row').first()).toBeFocused();
  expect(await editor.diagram()).toEqual(before);
});

test('a large page: a painted card’s mark opens its findings, and a request that is played is lit on it', async ({
  page,
}) => {
  await openEditor(page);
  const large = largeDiagram(120, 12);
  await dropLarge(page, large);
  const panel = page.getByRole('region', { name: 'Findings', exact: true });
  const size = { width: 190, height: 64 };
  const { x, y } = large.components.get('edge-1')?.position ?? { x: 0, y: 0 };
  const middle = await cardOnScreen(page, large, 'edge-1');
  const corner = await onScreen(page, { x, y });
  const mark = { x: 2 * middle.x - corner.x, y: corner.y };
  expect(size.width).toBeGreaterThan(0);
  await page.mouse.click(mark.x, mark.y + 1);
  await expect(panel.getByRole('button', { name: /only: show all findings$/ })).toBeVisible();
  await page.keyboard.press('Alt+3');
  await expect(panel).toHaveCount(0);

  const layer = page.locator('[data-far-layer]');
  await page.keyboard.press('Shift+P');
  const trace = page.getByRole('region', { name: 'A request, played' });
  await expect(trace.getByRole('button', { name: 'Next step' })).toBeVisible();
  await expect(page.locator('[data-lit]')).toHaveCount(1);
  const lit = () => layer.getAttribute('data-lit');
  const first = await lit();
  await trace.press('ArrowRight');
  await trace.press('ArrowRight');
  await expect.poll(lit).not.toBe(first);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await trace.press('Home');
  await trace.press('Space');
  await expect(page.locator('.trace-dots circle[visibility="visible"]')).not.toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-lit]')).toHaveCount(0);
});
