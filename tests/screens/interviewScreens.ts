/** The mock interview: choosing one, its first phase, challenges of the examples, the report. */
import type { Page } from 'playwright';
import type { Screen } from './screenList';

const inBoth = (name: string, drive: Screen['drive']): readonly Screen[] => [
  { name, drive },
  { name: `${name}-dark`, colorScheme: 'dark', drive },
];

export const interviewScreens: readonly Screen[] = [
  ...inBoth('interview-start', async (page) => page.keyboard.press('Alt+i')),
  ...inBoth('interview-requirements', async (page) => {
    await start(page, 'URL shortener', true);
    await requirements(page);
  }),
  ...inBoth('interview-estimate', async (page) => {
    await start(page, 'URL shortener', false);
    await page.getByRole('button', { name: 'Next: Estimate' }).click();
    await page.getByRole('button', { name: 'Open the worksheet' }).click();
    await page.getByRole('button', { name: 'Take the journeys’ loads' }).click();
  }),
  ...inBoth('interview-challenges', async (page) => {
    await start(page, 'URL shortener', false);
    await challenge(page);
  }),
  ...inBoth('interview-rides', async (page) => {
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Examples' }).click();
    await page.getByRole('menuitem', { name: 'Ride-sharing' }).click();
    await start(page, 'Ride-sharing', false);
    await challenge(page);
  }),
  ...inBoth('interview-report', async (page) => {
    await start(page, 'URL shortener', false);
    await requirements(page);
    await challenge(page);
    await page.getByRole('button', { name: 'End the interview' }).click();
  }),
  {
    name: 'interview-small',
    viewport: { width: 1024, height: 640 },
    drive: async (page) => start(page, 'Team chat', false),
  },
];

async function start(page: Page, title: string, onNewPage: boolean): Promise<void> {
  await page.keyboard.press('Alt+i');
  await page.getByRole('radio', { name: title }).check();
  await page.getByRole('checkbox', { name: 'On a new page' }).setChecked(onNewPage);
  await page.getByRole('button', { name: 'Start the clock' }).click();
}

async function requirements(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'How many links are made, and how often are they opened?' }).click();
  await add(page, 'It must: one more', 'Shorten an address');
  await add(page, 'It must: one more', 'Send whoever opens a link on');
  await add(page, 'How well: one more', 'p99 below 200 ms');
  await add(page, 'Left out: one more', 'Chosen names');
}

async function add(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).fill(text);
  await page.getByLabel(label).press('Enter');
}

async function challenge(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Phase Deep dive' }).click();
  const panel = page.getByRole('region', { name: 'Mock interview' });
  await panel.getByRole('button', { name: 'Challenge me' }).click();
  await panel
    .getByPlaceholder('Your answer, before you look')
    .first()
    .fill('Reads come from the cache for a while.');
  await panel.getByRole('button', { name: 'What the estimate says' }).first().click();
  await panel.getByRole('list', { name: 'What the estimate says' }).first().waitFor();
  await panel.getByRole('button', { name: 'Challenge me' }).click();
  await panel.getByPlaceholder('Your answer, before you look').nth(1).waitFor();
}
