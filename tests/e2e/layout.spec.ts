import { expect, type Page, test } from '@playwright/test';
import type { Diagram } from '../../src/model/diagram';
import { drawServices, type Places } from '../support/drawServices';
import { type EditorPage, openEditor } from '../support/editorPage';

/** Automatic layout: of a page, of a part, around what is locked, cancelled, and edited meanwhile; seen in the document. */

const SCATTERED: Places = { a: [0, 0], b: [30, 140], c: [-40, 260], d: [420, 60] };
const CALLS: readonly (readonly [string, string])[] = [
  ['a', 'b'],
  ['b', 'c'],
  ['c', 'd'],
];

/** Services that call each other. */
async function drawn(page: Page, more: object = {}, places: Places = SCATTERED): Promise<EditorPage> {
  const connections = Object.fromEntries(CALLS.map(([from, to]) => [`${from}${to}`, { from, to }]));
  return drawServices(page, places, { connections, ...more });
}

const at = (diagram: Diagram, id: string) => {
  const position = diagram.components.get(id)?.position;
  if (!position) throw new Error(`${id} has no place`);
  return position;
};
const places = (diagram: Diagram) => [...diagram.components].map(([id, { position }]) => [id, position]);

/** Whether all stand in one column, or in one row. */
const sameOf = (diagram: Diagram, axis: 'x' | 'y'): boolean =>
  new Set([...diagram.components.values()].map(({ position }) => position?.[axis])).size === 1;

async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

test('a page is laid out by key around what is locked, glides there, and is back after one undo', async ({
  page,
}) => {
  const editor = await drawn(page, {
    notes: { n: { text: 'Why', position: { x: 214, y: 150 }, size: { width: 90, height: 40 } } },
  });
  await editor.select('b');
  await page.keyboard.press('Control+Shift+l');
  await page.keyboard.press('Escape');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const before = await editor.diagram();
  // It glides for a fifth of a second: on a busy machine nobody may look just then.
  const canvas = page.locator('[data-canvas]');
  const glided = await canvas.evaluateHandle((element) => ({
    seen: new Promise<void>((resolve) =>
      new MutationObserver(() => resolve()).observe(element, { attributeFilter: ['data-gliding'] }),
    ),
  }));
  await page.keyboard.press('Shift+Alt+f');
  await glided.evaluate(({ seen }) => seen);
  await expect(canvas).not.toHaveAttribute('data-gliding');
  const after = await editor.diagram();
  expect(after.components.get('b')).toEqual(before.components.get('b'));
  expect([at(after, 'a').y, at(after, 'c').y, at(after, 'd').y]).toEqual(Array(3).fill(at(after, 'b').y));
  expect(at(after, 'b').x - at(after, 'a').x).toBeGreaterThan(200);
  const [a, b, d] = [await editor.middleOf('a'), await editor.middleOf('b'), await editor.middleOf('d')];
  const zoom = (b.x - a.x) / (at(after, 'b').x - at(after, 'a').x);
  expect((d.x - b.x) / zoom).toBeCloseTo(at(after, 'd').x - at(after, 'b').x, 0);
  expect(after.notes.get('n')?.position).toEqual(before.notes.get('n')?.position);
  await page.keyboard.press('Control+z');
  expect(places(await editor.diagram())).toEqual(places(before));
});

test('what is pasted on another page is in view there, with the journeys that begin in it', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Alt+Shift+N');
  await expect(page.locator('[data-component]')).toHaveCount(0);
  await page.keyboard.press('Control+v');
  await expect(page.locator('[data-component="browser"]')).toBeInViewport({ ratio: 0.95 });
  const { journeys, pages } = await editor.diagram();
  const [pasted] = pages.values();
  expect([...(pasted?.journeys.values() ?? [])].map(({ name }) => name)).toEqual(
    [...journeys.values()].map(({ name }) => name),
  );
});

test('of a selection nothing else moves; the rest follows on request, then from top to bottom', async ({
  page,
}) => {
  const editor = await drawn(page);
  const before = await editor.diagram();
  await editor.select('c');
  await page.keyboard.down('Shift');
  await editor.select('d');
  await page.keyboard.up('Shift');
  const { x, y } = await editor.middleOf('d');
  await page.mouse.click(x + 40, y, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Lay out the selection' }).click();
  await expect(page.getByText('Laid out 2 components; nothing else was moved.')).toBeVisible();
  const part = await editor.diagram();
  expect([at(part, 'a'), at(part, 'b')]).toEqual([at(before, 'a'), at(before, 'b')]);
  expect(at(part, 'c').y).toBe(at(part, 'd').y);
  expect(at(part, 'c').x).toBeGreaterThan(at(part, 'b').x + 168);
  await page.getByRole('button', { name: 'Lay out the whole page' }).click();
  await expect.poll(async () => sameOf(await editor.diagram(), 'y')).toBe(true);
  await runCommand(page, 'Lay out from top to bottom');
  await expect.poll(async () => (await editor.diagram()).style.direction).toBe('down');
  const down = await editor.diagram();
  expect(sameOf(down, 'x')).toBe(true);
  expect(at(down, 'd').y).toBeGreaterThan(at(down, 'a').y + 400);
});

test('while it runs the canvas stays live: cancelled nothing moves, else what was edited stays edited', async ({
  page,
}) => {
  let open: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route(/elk-worker/, async (route) => {
    await held;
    await route.continue();
  });
  const editor = await drawn(page);
  const before = await editor.diagram();
  await page.keyboard.press('Shift+Alt+f');
  const notice = page.getByText('Laying out 4 components…');
  await expect(notice).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('The layout was cancelled. Nothing was moved.')).toBeVisible();
  await page.keyboard.press('Shift+Alt+f');
  await page.getByRole('button', { name: 'Cancel the layout' }).click();
  await expect(notice).toBeHidden();
  expect(places(await editor.diagram())).toEqual(places(before));

  await page.keyboard.press('Shift+Alt+f');
  await expect(notice).toBeVisible();
  await editor.select('d');
  await page.keyboard.press('Delete');
  await editor.select('b');
  await page.keyboard.press('Shift+ArrowDown');
  open();
  await expect(notice).toBeHidden();
  const after = await editor.diagram();
  expect([...after.components.keys()]).toEqual(['a', 'b', 'c']);
  expect(at(after, 'b')).toEqual({ x: at(before, 'b').x, y: at(before, 'b').y + 10 });
  expect(at(after, 'c').x).toBeGreaterThan(at(after, 'b').x + 168);
});
