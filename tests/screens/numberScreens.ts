/** What numbers answer: what it costs, why, what if; and the rows that hold them in a narrow window. */
import type { Page } from 'playwright';
import type { Screen } from './screenList';

const inBoth = (name: string, drive: Screen['drive']): readonly Screen[] => [
  { name, drive },
  { name: `${name}-dark`, colorScheme: 'dark', drive },
];

export const numberScreens: readonly Screen[] = [
  ...inBoth('cost', priced),
  ...inBoth('why-latency', async (page) => {
    const journey = page.getByRole('article', { name: 'Journey Open a short link' });
    await journey.getByRole('button', { name: '158 ms' }).click();
    await page.locator('.why-bars').waitFor();
    await page.mouse.move(20, 500);
  }),
  ...inBoth('what-if', (page) => fail(page, 'links')),
  ...inBoth('what-if-bundle', async (page) => {
    await fail(page, 'redirect');
    await page.locator('[data-component="shorten"] .component-text').click({ modifiers: ['Shift'] });
    await page.keyboard.press('Control+g');
    await page.keyboard.press('Alt+g');
    await page.locator('[data-group-card]').waitFor();
  }),
  ...inBoth('what-if-load', loaded),
  ...[820, 600].map(
    (width): Screen => ({
      name: `narrow-${width}`,
      viewport: { width, height: 900 },
      drive: async (page) => page.keyboard.press('Control+a'),
    }),
  ),
  {
    name: 'narrow-export',
    viewport: { width: 600, height: 900 },
    drive: async (page) => page.keyboard.press('Control+e'),
  },
  {
    name: 'narrow-findings',
    viewport: { width: 600, height: 900 },
    drive: async (page) => page.keyboard.press('Alt+3'),
  },
  ...inBoth('unsaved-work', async (page) => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.locator('[data-component]').first().waitFor();
    await other.keyboard.press('Control+/');
    await other.keyboard.type('redis');
    await other.keyboard.press('Enter');
    await other.waitForTimeout(400);
    await other.close();
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    await page.getByRole('dialog').waitFor();
  }),
];

/** A price on the part most is asked of, and what that makes of its journey and of all. */
async function priced(page: Page): Promise<void> {
  await page.locator('[data-component="redirect"] .component-text').click();
  const each = page.getByRole('textbox', { name: 'Each replica' });
  await each.fill('60');
  await each.press('Enter');
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Escape');
}

async function fail(page: Page, id: string): Promise<void> {
  await page.locator(`[data-component="${id}"] .component-text`).click();
  await page.keyboard.press('x');
  await page.locator('.component-node .fate-badge').first().waitFor();
}

/** Turned up to where something is full, and a little more. */
async function loaded(page: Page): Promise<void> {
  await page.keyboard.press('Shift+w');
  await page.getByRole('button', { name: /^Up to the knee/ }).click();
  for (let step = 0; step < 3; step++) await page.getByRole('slider').press('ArrowRight');
  await page.locator('.component-node .fate-badge').first().waitFor();
}
