/** The capacity worksheet: taken from the journeys of both examples, and worked out from people. */
import type { Page } from 'playwright';
import type { Screen } from './screenList';

const inBoth = (name: string, drive: Screen['drive']): readonly Screen[] => [
  { name, drive },
  { name: `${name}-dark`, colorScheme: 'dark', drive },
];

export const capacityScreens: readonly Screen[] = [
  ...inBoth('worksheet', workedOut),
  ...inBoth('worksheet-rides', async (page) => {
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('menuitem', { name: 'Examples' }).click();
    await page.getByRole('menuitem', { name: 'Ride-sharing' }).click();
    await page.keyboard.press('Shift+C');
    await page.getByRole('button', { name: 'Take the journeys’ loads' }).click();
  }),
  { name: 'worksheet-empty', drive: async (page) => page.keyboard.press('Shift+C') },
  { name: 'worksheet-small', viewport: { width: 1024, height: 640 }, drive: workedOut },
];

/** 100 million links a month, each opened 100 times. */
async function workedOut(page: Page): Promise<void> {
  await page.keyboard.press('Shift+C');
  const sheet = page.getByRole('region', { name: 'Capacity worksheet' });
  const add = sheet.getByRole('button', { name: 'Add an action' });
  await add.click();
  await sheet.getByLabel('Name of a1').fill('Shorten');
  await sheet.getByLabel('Name of a1').press('Enter');
  await sheet.getByLabel('How often, Shorten').fill('100M a month');
  await choose(page, 'Reads or writes, Shorten', 'writes');
  await sheet.getByLabel('Request, Shorten').fill('500 B');
  await sheet.getByLabel('Keeps, Shorten').fill('500 B');
  await choose(page, 'Journey of Shorten', 'Shorten a link');
  await choose(page, 'Kept in, Shorten', 'Links');
  await add.click();
  await sheet.getByLabel('Name of a2').fill('Open');
  await sheet.getByLabel('Name of a2').press('Enter');
  await choose(page, 'By whom, Open', 'for each “Shorten”');
  await sheet.getByLabel('How many times, Open').fill('100');
  await sheet.getByLabel('Answer, Open').fill('500 B');
  await choose(page, 'Journey of Open', 'Open a short link');
  await choose(page, 'Cached in', 'Link cache');
  await choose(page, 'Journeys carry', 'the average');
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}
