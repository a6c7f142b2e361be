import { expect, test } from '@playwright/test';
import { shippedExample } from '../support/editorPage';

test('the built editor opens without an error', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`not loaded: ${request.url()}`));

  const response = await page.goto('./');
  expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
  await expect(page).toHaveTitle(/Plumbline/);
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(complaints).toEqual([]);
});

test('nothing is asked of any other host', async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(baseURL ?? '').origin)
      elsewhere.push(request.url());
  });
  await page.goto('./');
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  expect(elsewhere).toEqual([]);
});

test('what is drawn is in sight from the first frame on', async ({ page }) => {
  await page.addInitScript(() => {
    window.requestAnimationFrame = () => 0;
    const first = new MutationObserver(() => {
      const cards = [...document.querySelectorAll('[data-component]')];
      if (cards.length === 0) return;
      first.disconnect();
      const boxes = cards.map((card) => card.getBoundingClientRect());
      Object.assign(window, {
        firstSeen: {
          cards: cards.length,
          left: Math.min(...boxes.map(({ left }) => left)),
          right: Math.max(...boxes.map(({ right }) => right)),
        },
      });
    });
    first.observe(document, { childList: true, subtree: true });
  });
  await page.goto('./');
  await expect(page.locator('[data-component]').first()).toBeVisible();
  const [palette, inspector] = await Promise.all([
    page.locator('.palette').boundingBox(),
    page.locator('.inspector').boundingBox(),
  ]);
  const seen = await page.evaluate(() => Reflect.get(window, 'firstSeen'));
  expect(seen).toMatchObject({ cards: shippedExample().components.size });
  expect(seen.left).toBeGreaterThan((palette?.x ?? 0) + (palette?.width ?? 0));
  expect(seen.right).toBeLessThan(inspector?.x ?? 0);
});
