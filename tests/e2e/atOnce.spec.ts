/** What is pressed one after another is done, in its order, on a page that is slow to draw: nothing waits for a frame or a timer. */
import { expect, type Page, test } from '@playwright/test';
import { openEditor } from '../support/editorPage';

type Waits = 'requestAnimationFrame' | 'setTimeout';

/** From now on nothing that waits for the next frame, or for a timer, is done before the answer is called. */
async function hold(page: Page, waits: Waits): Promise<() => Promise<void>> {
  await page.evaluate((name) => {
    const real = window[name];
    const held: (() => void)[] = [];
    const letGo = () => {
      Object.assign(window, { [name]: real });
      for (const start of held) start();
      return new Promise((resolve) => setTimeout(resolve));
    };
    Object.assign(window, {
      letGo,
      [name]: (...wanted: readonly unknown[]) => held.push(() => void Reflect.apply(real, window, wanted)),
    });
  }, waits);
  return () => page.evaluate(() => Reflect.get(window, 'letGo')());
}

test('the outline has the keyboard in the frame it comes up in, asked for by its key or from the menu', async ({
  page,
}) => {
  const editor = await openEditor(page);
  const tree = page.getByRole('tree', { name: 'Components, connections and notes' });
  await editor.select('redirect');
  await page.keyboard.press('ArrowRight');
  const before = await editor.diagram();
  const draw = await hold(page, 'requestAnimationFrame');
  await page.keyboard.press('Alt+4');
  await page.keyboard.press('ArrowDown');
  await expect(tree).toBeFocused();
  await page.keyboard.press('Alt+4');
  await expect(tree).toHaveCount(0);
  await draw();

  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'View', exact: true }).press('ArrowRight');
  const letGo = await hold(page, 'setTimeout');
  await page.getByRole('menuitem', { name: 'Show or hide the outline' }).press('Enter');
  await expect(tree).toBeFocused();
  await letGo();
  await expect(tree).toBeFocused();
  expect(await editor.diagram()).toEqual(before);
});

test('what goes on the path by one Enter after another is on it', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('browser');
  await page.keyboard.press('Shift+J');
  const panel = page.getByRole('region', { name: 'Path of a journey' });
  await hold(page, 'requestAnimationFrame');
  await panel.getByRole('list', { name: 'Goes on over' }).getByRole('button').first().press('Enter');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('list', { name: 'On the path' }).getByRole('listitem')).toHaveCount(2);
});

test('Delete pressed twice on a tab deletes two pages, nothing of what is drawn', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('redirect');
  await page.keyboard.press('Alt+Shift+d');
  await page.keyboard.press('Alt+Shift+d');
  const tabs = page.getByRole('navigation', { name: 'Pages' }).locator('li');
  await expect(tabs).toHaveCount(3);
  const draw = await hold(page, 'requestAnimationFrame');
  await tabs.last().getByRole('button').focus();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Delete');
  await expect(tabs).toHaveCount(0);
  await draw();
  expect((await editor.diagram()).components.has('redirect')).toBe(true);
});

test('in a list of values every arrow counts', async ({ page }) => {
  const editor = await openEditor(page);
  await page
    .getByRole('article', { name: 'Journey Open a short link' })
    .getByRole('button', { name: 'Edit Open a short link' })
    .click();
  await page.getByRole('combobox', { name: 'Follows' }).focus();
  await page.keyboard.press('Enter');
  const options = page.getByRole('option');
  await expect(page.getByRole('option', { name: 'reads' })).toBeFocused();
  const letGo = await hold(page, 'setTimeout');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(options.last()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await letGo();
  expect((await editor.diagram()).journeys.get('redirect')?.operation).toBe('write');
});
