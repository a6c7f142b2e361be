/** The list of findings: by place, of one thing, a kind about to be fixed; marks on cards, lines and frames. */
import type { Page } from 'playwright';
import type { Screen } from './screenList';

const inBoth = (name: string, drive: Screen['drive']): readonly Screen[] => [
  { name, drive },
  { name: `${name}-dark`, colorScheme: 'dark', drive },
];

export const findingScreens: readonly Screen[] = [
  ...inBoth('findings-by-place', async (page) => {
    await strictly(page);
    await panelOf(page).getByRole('radio', { name: 'By place' }).click();
  }),
  ...inBoth('findings-fix-all', async (page) => {
    await strictly(page);
    await panelOf(page)
      .getByRole('button', { name: /^Fix all \d+…/ })
      .first()
      .click();
    await page.getByRole('group', { name: 'Fix all of a kind' }).waitFor();
  }),
  ...inBoth('findings-of-one-part', async (page) => {
    await strictly(page);
    await page
      .getByRole('button', { name: /^Findings of/ })
      .first()
      .click();
  }),
];

const panelOf = (page: Page) => page.getByRole('region', { name: 'Findings', exact: true });

async function strictly(page: Page): Promise<void> {
  await page.keyboard.press('Alt+3');
  await panelOf(page).getByRole('radio', { name: 'Production' }).click();
  await panelOf(page)
    .getByRole('button', { name: /^Fix all \d+…/ })
    .first()
    .waitFor();
}
