/** What connections say in each reading, and what a number is made of while it is pointed at. */
import type { Page } from 'playwright';
import type { Screen } from './screenList';

const inBoth = (name: string, drive: Screen['drive']): readonly Screen[] => [
  { name, drive },
  { name: `${name}-dark`, colorScheme: 'dark', drive },
];

export const labelScreens: readonly Screen[] = [
  ...inBoth('labels-so-far', async (page) => {
    await focus(page);
    await page.keyboard.press('Alt+l');
    await page.locator('.connection-label').last().locator('[data-measure="latencyMs.p99"]').hover();
  }),
  ...inBoth('labels-caller-path', async (page) => {
    await focus(page);
    await page.locator('.connection-label').nth(1).locator('[data-measure="latencyMs.p99"]').hover();
  }),
  ...inBoth('labels-why', async (page) => {
    await page.locator('.connection-label').nth(1).locator('[data-measure="availability"]').click();
  }),
  ...inBoth('label-named', async (page) => {
    await page.locator('.connection-label').nth(2).dblclick();
    await page.keyboard.type('writes');
  }),
];

async function focus(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Focus on Open a short link' }).click();
  await page.locator('[data-canvas]').focus();
}
