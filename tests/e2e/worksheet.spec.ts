import { expect, type Page, test } from '@playwright/test';
import { tiesOf } from '../../src/estimate/capacity/ties';
import { workOut } from '../../src/estimate/capacity/worksheet';
import { totalLines } from '../../src/estimate/capacity/worksheetLines';
import { axeViolations } from '../support/axe';
import { openEditor } from '../support/editorPage';

const sheetOf = (page: Page) => page.getByRole('region', { name: 'Capacity worksheet' });

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('people and what they do become load, storage and cache; numbers go to the diagram and back by a press', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Numbers' }).click();
  await page.getByRole('menuitem', { name: /^Capacity worksheet/ }).click();
  const sheet = sheetOf(page);
  await sheet.getByRole('button', { name: 'Add users' }).click();
  await sheet.getByLabel('How many, users').fill('50M');
  await sheet.getByRole('button', { name: 'Add an action' }).click();
  await sheet.getByLabel('Name of a1').fill('Shorten');
  await sheet.getByLabel('Name of a1').blur();
  await sheet.getByLabel('How often, Shorten').fill('2 a month');
  await choose(page, 'Reads or writes, Shorten', 'writes');
  await sheet.getByLabel('Keeps, Shorten').fill('1 KB');
  await choose(page, 'Journey of Shorten', 'Shorten a link');
  await choose(page, 'Kept in, Shorten', 'Links');
  await expect(sheet.getByRole('listitem', { name: 'Shorten' })).toContainText(
    '38 rps = 50 M users × 2 a month ÷ 2,629,800 s',
  );

  // The screen says what the engine says.
  const { capacity } = await editor.diagram();
  expect(capacity.actions.get('a1')).toMatchObject({
    times: 2,
    per: 'month',
    users: 'u1',
    storedBytes: 1000,
  });
  for (const { text, formula } of totalLines(capacity, workOut(capacity)))
    await expect(sheet).toContainText(`${text} = ${formula}`);

  await sheet.getByRole('button', { name: 'Put on the diagram: 6 TB on Links' }).click();
  await sheet.getByRole('button', { name: 'Put on the diagram: 114 rps on Shorten a link' }).click();
  const put = await editor.diagram();
  expect(put.components.get('links')?.settings?.sizeGb).toBe(6000);
  expect(put.journeys.get('shorten')?.requestsPerSecond).toBe(114.077);
  expect(tiesOf(put, workOut(put.capacity)).filter(({ differs }) => differs)).toEqual([]);
  await expect(sheet).toContainText('Shorten a link: 114 rps in both');

  // The other way, from the load of a journey.
  await sheet.getByLabel('How often, Shorten').fill('1 a month');
  await sheet.getByRole('button', { name: 'Take from it: 114 rps of Shorten a link' }).click();
  await expect(sheet.getByLabel('How often, Shorten')).toHaveValue(/^1\.9999\d* a month$|^2 a month$/);
  expect((await editor.diagram()).journeys).toEqual(put.journeys);
  await choose(page, 'Journey of Shorten', 'a new one');
  const made = (await editor.diagram()).journeys.get('journey');
  expect(made).toMatchObject({ name: 'Shorten', entry: 'browser', operation: 'write' });
  await expect(sheet).toContainText('Shorten: 114 rps in both');
  expect(await axeViolations(page, { within: '.worksheet' })).toEqual([]);
});

test('by keys: opened, filled in, refused what is no amount, sized, taken back step by step and put away', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Shift+C');
  const sheet = sheetOf(page);
  await expect(sheet).toBeFocused();
  await sheet.getByRole('button', { name: 'Take the journeys’ loads' }).press('Enter');
  const often = sheet.getByLabel('How often, Open a short link');
  await expect(often).toHaveValue('1,333.33 a second');
  await often.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('many');
  await expect(sheet.getByRole('alert')).toContainText('every 4 s');
  await page.keyboard.press('Escape');
  await expect(often).toHaveValue('1,333.33 a second');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('10k a second');
  await page.keyboard.press('Enter');
  await sheet
    .getByRole('button', { name: 'Put on the diagram: 30,000 rps on Open a short link' })
    .press('Enter');
  await sheet.getByRole('button', { name: /^86 replicas of Redirect API$/ }).press('Enter');
  expect((await editor.diagram()).components.get('redirect')?.settings?.replicas).toBe(86);
  await expect(sheet).not.toContainText('Redirect API: ');

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(sheet).toContainText('30,000 rps here, 4,000 rps on the journey');
  await page.keyboard.press('Control+z');
  await expect(often).toHaveValue('1,333.33 a second');
  await page.reload();
  await expect(page.locator('[data-component]').first()).toBeVisible();
  expect((await editor.diagram()).capacity.actions.size).toBe(2);

  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Shift+C');
  await expect(sheet).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(page.locator('[data-canvas]')).toBeFocused();
});
