/** Automatic layout: of an example with notes and something locked, both ways, of a part, and while it runs. */
import type { Page } from 'playwright';
import type { Screen } from './screenList';

const inBoth = (name: string, drive: Screen['drive']): readonly Screen[] => [
  { name, drive },
  { name: `${name}-dark`, colorScheme: 'dark', drive },
];

export const layoutScreens: readonly Screen[] = [
  ...inBoth('laid-out', async (page) => {
    await openRideSharing(page);
    await lay(page, 'Lay out the whole page');
  }),
  {
    name: 'laid-out-down',
    drive: async (page) => {
      await openRideSharing(page);
      await lay(page, 'Lay out from top to bottom');
    },
  },
  {
    name: 'laid-out-around-locked',
    drive: async (page) => {
      await page.locator('[data-component="redirect"]').click();
      for (let n = 0; n < 16; n++) await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Control+Shift+l');
      await page.keyboard.press('Escape');
      await lay(page, 'Lay out the whole page');
    },
  },
  {
    name: 'laid-out-selection',
    drive: async (page) => {
      await page.locator('[data-component="links"]').click();
      await page.keyboard.press('Shift+Alt+f');
      await page.waitForTimeout(900);
    },
  },
  ...inBoth('laying-out', async (page) => {
    await page.route(/elk-worker/, () => {});
    await page.keyboard.press('Shift+Alt+f');
    await page.getByText('Laying out').waitFor();
    await page.waitForTimeout(600);
  }),
];

async function lay(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(label);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1500);
}

async function openRideSharing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Examples' }).click();
  await page.getByRole('menuitem', { name: 'Ride-sharing' }).click();
  await page.waitForTimeout(600);
}
