import { expect, type Locator, type Page, test } from '@playwright/test';
import { type EditorPage, openEditor, shippedExample } from '../support/editorPage';
import { patternPiece } from '../support/patternPieces';

/** Patterns from the palette and the command palette, by mouse and by keyboard, and the second example. */

const openPatterns = (page: Page) => page.getByRole('button', { name: 'Patterns', exact: true }).click();
const patternItem = (page: Page, title: string): Locator =>
  page.locator('.pattern-item').filter({ has: page.getByText(title, { exact: true }) });
const added = async (editor: EditorPage): Promise<string[]> => {
  const before = shippedExample().components;
  return [...(await editor.diagram()).components.keys()].filter((id) => !before.has(id));
};

test('a click puts a pattern around what is selected, as one step, and says what it did', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await editor.select('shorten');
  await openPatterns(page);
  const item = patternItem(page, 'Cache-aside');
  await expect(item).toContainText('around Shorten API and Links');
  await item.click();
  await expect(page.locator('.notice')).toContainText(
    /Cache-aside around Shorten API and Links\. Shorten a link: p50 [\d.]+ → [\d.]+ ms/,
  );
  await expect(page.locator('[data-canvas]')).toBeFocused();
  expect(await added(editor)).toEqual(['cache-2']);
  const { components, connections } = await editor.diagram();
  expect(components.get('cache-2')).toMatchObject({ type: 'cache', in: components.get('shorten')?.in });
  const drawn = [...connections.values()].filter(({ to }) => to === 'cache-2');
  expect(drawn.map(({ from }) => from)).toContain('shorten');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await editor.diagram()).components).toEqual(shippedExample().components);
  expect((await editor.diagram()).connections).toEqual(shippedExample().connections);
});

test('a drag puts it where it is dropped', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await openPatterns(page);
  await patternItem(page, 'Read-through').dragTo(page.locator('[data-canvas]'), {
    targetPosition: { x: 660, y: 420 },
  });
  const { piece } = patternPiece('read-through');
  await expect(page.locator('[data-component]')).toHaveCount(piece.components.size);
  const diagram = await editor.diagram();
  expect([...diagram.connections.values()].map(({ from, to }) => [from, to])).toEqual(
    [...piece.connections.values()].map(({ from, to }) => [from, to]),
  );
  expect(diagram.journeys.get('read')?.requestsPerSecond).toBe(900);
  expect([...diagram.notes.values()].map(({ text }) => text)).toEqual(
    [...piece.notes.values()].map(({ text }) => text),
  );
});

test('by keyboard from the search: what no component is called finds the pattern', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.startEmpty();
  await editor.addByPalette('strangler');
  const { piece } = patternPiece('strangler');
  await expect(page.locator('[data-component]')).toHaveCount(piece.components.size);
  expect((await editor.diagram()).components.get('facade')?.settings?.calls?.[0]?.weights).toEqual([4, 1]);
  await expect(page.locator('[data-canvas]')).toBeFocused();
});

test('by keyboard from all commands, around the selection', async ({ page }) => {
  const editor = await openEditor(page);
  await editor.select('keys');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('insert leader and');
  await page.keyboard.press('Enter');
  await expect(page.locator('.notice')).toContainText(
    'Leader and followers around Key generator and Key store',
  );
  expect(await added(editor)).toEqual(['followers']);
  const { connections } = await editor.diagram();
  const toFollowers = [...connections.values()].filter(({ to }) => to === 'followers');
  expect(toFollowers.map(({ from, protocol }) => [from, protocol])).toEqual([
    ['keys', 'sql'],
    ['key-store', 'replication'],
  ]);
});

test('the palette’s key finds components, whatever was looked at before', async ({ page }) => {
  const editor = await openEditor(page);
  await openPatterns(page);
  await page.locator('[data-canvas]').focus();
  await editor.addByPalette('redis cache');
  expect(await added(editor)).toHaveLength(1);
});

test('ride-sharing opens from the menu, with its numbers', async ({ page }) => {
  const editor = await openEditor(page);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Examples' }).click();
  await page.getByRole('menuitem', { name: 'Ride-sharing' }).click();
  await expect(page.locator('.top-bar')).toContainText(/Driver to rider\s*99\.9992\d* %/);
  await expect.poll(async () => (await editor.diagram()).title).toBe('Ride-sharing');
  expect((await editor.diagram()).journeys.size).toBe(6);
});
