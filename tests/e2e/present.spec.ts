import { expect, type Page, test } from '@playwright/test';
import { openEditor } from '../support/editorPage';

const status = (page: Page) => page.getByRole('region', { name: 'Presentation' }).getByRole('status');
const transform = (page: Page) =>
  page.locator('.react-flow__viewport').evaluate((view) => getComputedStyle(view).transform);

test('presented by keyboard: frame, whole, and everything as it was before', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('shorten');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+=');
  const before = await transform(page);
  const drawn = await editor.diagram();
  await page.keyboard.press('Alt+p');
  await expect(status(page)).toHaveText(/Step 1 of 2: .*eu-west-1/);
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeHidden();
  await page.keyboard.press('Space');
  await expect(status(page)).toHaveText('Step 2 of 2: Page 1');
  await page.keyboard.press('Delete');
  await page.keyboard.press('ArrowLeft');
  await expect(status(page)).toHaveText(/Step 1 of 2/);
  await page.keyboard.press('Escape');
  await expect(status(page)).toHaveCount(0);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Key generator');
  expect(await transform(page)).toBe(before);
  expect((await editor.diagram()).components).toEqual(drawn.components);
});

test('presented by mouse: the steps of the journey in focus, the path so far alight', async ({ page }) => {
  const editor = await openEditor(page);
  for (const [connection, step] of [
    ['browser-lb', '1'],
    ['lb-redirect', '2'],
  ] as const) {
    await page.locator(`[data-connection="${connection}"]`).click({ position: { x: 3, y: 12 } });
    await page.getByRole('textbox', { name: 'Step', exact: true }).fill(step);
    await page.keyboard.press('Enter');
  }
  expect((await editor.diagram()).connections.get('lb-redirect')?.step).toBe(2);
  await page.getByRole('button', { name: /^Open a short link/ }).click();
  await page.getByRole('menuitem', { name: 'Focus on Open a short link' }).click();
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'View', exact: true }).hover();
  await page.getByRole('menuitem', { name: 'Present' }).click();
  await expect(status(page)).toHaveText(/^Step 1 of \d: 1\. /);
  const lit = page.locator('.react-flow__edge.lit');
  const first = await lit.count();
  expect(first).toBeGreaterThan(0);
  await page.mouse.click(300, 300);
  await expect(status(page)).toHaveText(/^Step 2 of/);
  expect(await lit.count()).toBeGreaterThan(first);
  await expect(page.locator('.react-flow__node.unlit').first()).toBeAttached();
  await page.getByRole('button', { name: 'End the presentation' }).click();
  await expect(page.locator('.unlit')).toHaveCount(0);
  await expect(page.getByRole('banner')).toBeVisible();
});

test('K takes the laser while presenting: it points, and a press goes on only when it is put down', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.select('shorten');
  await page.keyboard.press('ArrowRight');
  const drawn = await editor.diagram();
  await page.keyboard.press('Alt+p');
  await expect(status(page)).toHaveText(/Step 1 of 2/);
  await page.keyboard.press('k');
  await page.mouse.move(500, 400);
  await page.mouse.down();
  await page.mouse.move(640, 460, { steps: 5 });
  await expect(page.locator('.ink-in-hand[data-tool="laser"] path')).toHaveAttribute('d', /M/);
  await page.mouse.up();
  await expect(status(page)).toHaveText(/Step 1 of 2/);
  await page.keyboard.press('ArrowRight');
  await expect(status(page)).toHaveText(/Step 2 of 2/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  await page.mouse.click(500, 400);
  await expect(status(page)).toHaveText(/Step 2 of 2/);
  await page.getByRole('button', { name: 'Point with the laser' }).click();
  await expect(page.locator('[data-drawing-surface="laser"]')).toBeVisible();
  await page.getByRole('button', { name: 'End the presentation' }).click();
  await expect(page.locator('[data-drawing-surface]')).toHaveCount(0);
  expect((await editor.diagram()).drawings).toEqual(drawn.drawings);
});

test('zen puts everything away, and brings it back by key and by its button', async ({ page }) => {
  await openEditor(page);
  const around = [
    page.getByRole('banner'),
    page.getByRole('contentinfo'),
    page.getByRole('navigation', { name: 'Components' }),
  ];
  await page.keyboard.press('Alt+z');
  for (const one of around) await expect(one).toBeHidden();
  await page.keyboard.press('Alt+z');
  for (const one of around) await expect(one).toBeVisible();
  await page.keyboard.press('Alt+z');
  await page.getByRole('button', { name: 'Bring everything back' }).click();
  for (const one of around) await expect(one).toBeVisible();
});
