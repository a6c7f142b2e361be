import type { Page } from 'playwright';
import type { Screen } from './screenList';

/** Two versions beside each other, and scenarios. */
export const compareScreens: readonly Screen[] = [
  { name: 'compare', drive: compareChanged },
  { name: 'compare-dark', colorScheme: 'dark', drive: compareChanged },
  { name: 'compare-ride-sharing', drive: compareRideSharing },
  { name: 'what-if-saved', drive: saveScenario },
  { name: 'assumptions', drive: assumptions },
  { name: 'assumptions-dark', colorScheme: 'dark', drive: assumptions },
  {
    name: 'assumptions-ride-sharing',
    drive: async (page) => openRideSharing(page).then(() => assumptions(page)),
  },
  { name: 'what-if-saved-dark', colorScheme: 'dark', drive: saveScenario },
];

const text = (page: Page, id: string) => page.locator(`[data-component="${id}"] .component-text`);

async function compareChanged(page: Page): Promise<void> {
  await text(page, 'totals').click();
  await page.keyboard.press('Delete');
  await text(page, 'redirect').click();
  await page.getByRole('textbox', { name: 'Replicas' }).fill('24');
  await page.keyboard.press('Enter');
  await text(page, 'links').click();
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await compare(page);
}

async function compareRideSharing(page: Page): Promise<void> {
  await openRideSharing(page);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Escape');
  await page.locator('[data-component] .component-text').nth(4).click();
  await page.keyboard.press('Delete');
  await page.locator('[data-component] .component-text').nth(6).click();
  await page.getByRole('textbox', { name: 'Replicas' }).fill('1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await compare(page);
}

async function compare(page: Page): Promise<void> {
  await page.keyboard.press('Shift+D');
  await page.locator('.compare-numbers').first().waitFor();
}

async function saveScenario(page: Page): Promise<void> {
  await text(page, 'redirect').click();
  await page.keyboard.press('Shift+W');
  await page.getByRole('button', { name: /^Up to the knee/ }).click();
  await page.getByRole('textbox', { name: 'Save as' }).fill('Black Friday');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('.what-if-journeys').waitFor();
  await page.keyboard.press('Escape');
}

async function openRideSharing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Examples' }).click();
  await page.getByRole('menuitem', { name: 'Ride-sharing' }).click();
}

async function assumptions(page: Page): Promise<void> {
  await page.keyboard.press('Shift+A');
  await page.locator('.assumptions-table').waitFor();
}
