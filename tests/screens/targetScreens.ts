/** Journeys: what they are meant to reach, the budget and what would reach it; a request played. */
import type { Page } from 'playwright';
import type { Screen } from './screenList';

const inBoth = (name: string, drive: Screen['drive']): readonly Screen[] => [
  { name, drive },
  { name: `${name}-dark`, colorScheme: 'dark', drive },
];

export const targetScreens: readonly Screen[] = [
  ...inBoth('targets', (page) => aimAt(page, 'Open a short link', '99.99')),
  ...inBoth('targets-ride-sharing', async (page) => {
    await openRideSharing(page);
    await aimAt(page, 'Look at past rides', '99.995');
  }),
  ...inBoth('trace', (page) => play(page, 'Open a short link', 3)),
  ...inBoth('trace-ride-sharing', async (page) => {
    await openRideSharing(page);
    await play(page, 'Complete a ride', 5);
  }),
  ...inBoth('journey-path', async (page) => {
    await page.getByRole('button', { name: 'By path' }).click();
    for (const id of ['browser', 'lb', 'redirect', 'links'])
      await page.locator(`[data-component="${id}"] .component-text`).click();
  }),
];

async function play(page: Page, journey: string, steps: number): Promise<void> {
  await page.getByRole('button', { name: `Play a request of ${journey}` }).click();
  const panel = page.getByRole('region', { name: 'A request, played' });
  await panel.getByRole('button', { name: 'Next step' }).waitFor();
  for (let step = 0; step < steps; step++) await panel.getByRole('button', { name: 'Next step' }).click();
  const time = panel.getByRole('slider', { name: 'Time' });
  const now = Number(await time.inputValue());
  await time.fill(String(now * 1.02));
}

async function aimAt(page: Page, journey: string, available: string): Promise<void> {
  const card = page.getByRole('article', { name: `Journey ${journey}` });
  await card.getByRole('button', { name: 'Targets and what would reach them' }).click();
  const panel = page.getByRole('region', { name: 'Targets', exact: true });
  await panel.getByRole('textbox', { name: 'Available' }).fill(available);
  await panel.getByRole('textbox', { name: 'Available' }).press('Enter');
  await panel.getByText(/were looked at|were too many/).waitFor({ timeout: 60_000 });
  await panel.locator('[data-stale]').first().waitFor({ state: 'detached', timeout: 60_000 });
}

async function openRideSharing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Examples' }).click();
  await page.getByRole('menuitem', { name: 'Ride-sharing' }).click();
}
