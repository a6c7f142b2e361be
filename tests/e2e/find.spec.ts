import { expect, test } from '@playwright/test';
import { openEditor } from '../support/editorPage';

test('find walks through what matches, on this page and on others, and leaves the match selected', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.keyboard.press('Alt+Shift+d');
  await page.keyboard.press('Shift+F2');
  await page.keyboard.type('Copy');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('api');
  const bar = page.getByRole('search', { name: 'Find on the canvas' });
  await expect(bar.getByRole('status')).toHaveText('1 of 4');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('status')).toHaveText('3 of 4');
  await expect(page.getByRole('button', { name: 'Page 1', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByRole('button', { name: 'Copy', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await page.keyboard.press('Delete');
  const { components, pages } = await editor.diagram();
  const copy = [...pages.values()][0];
  expect(components.has('shorten')).toBe(true);
  expect(copy?.components.has('shorten')).toBe(false);
  expect(copy?.components.has('redirect')).toBe(true);
});

test('by mouse: a match in the list is brought into view, far away as it is', async ({ page }) => {
  const editor = await openEditor(page);
  await page.mouse.move(600, 500);
  await page.mouse.wheel(0, 2500);
  await expect(editor.card('links')).not.toBeInViewport();
  await page.keyboard.press('Control+f');
  const bar = page.getByRole('search', { name: 'Find on the canvas' });
  await bar.getByRole('textbox').fill('key');
  await bar.getByRole('button', { name: 'Key store' }).click();
  await expect(editor.card('key-store')).toBeInViewport();
  await bar.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('Delete');
  const { components } = await editor.diagram();
  expect([...components.values()].map(({ name }) => name)).not.toContain('Key store');
  expect([...components.values()].map(({ name }) => name)).toContain('Key generator');
});
