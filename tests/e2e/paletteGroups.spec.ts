import { expect, test } from '@playwright/test';
import { openEditor } from '../support/editorPage';

/** Kinds of boundary from the palette: around what is selected, or drawn by the next drag. */

test('by keyboard: a boundary found by its name goes around what is selected', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await editor.addByPalette('postgres');
  await editor.addByPalette('vpc');
  const { components, groups } = await editor.diagram();
  const [[id, group] = []] = groups;
  expect([groups.size, group?.type]).toEqual([1, 'network']);
  expect([...components.values()].map((component) => component.in)).toEqual([[id]]);
  await page.keyboard.press('Control+Z');
  expect((await editor.diagram()).groups.size).toBe(0);
});

test('by mouse: with nothing selected the next drag draws it', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  const palette = page.getByRole('navigation', { name: 'Components' });
  await palette.getByRole('combobox').fill('bounded');
  await palette.getByRole('option', { name: 'Bounded context' }).click();
  await expect(palette.getByRole('combobox')).toHaveValue('');
  await page.mouse.move(500, 250);
  await page.mouse.down();
  await page.mouse.move(760, 430, { steps: 4 });
  await page.mouse.up();
  const { groups } = await editor.diagram();
  expect([...groups.values()].map(({ type }) => type)).toEqual(['bounded-context']);
});
