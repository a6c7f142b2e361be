import { expect, type Locator, type Page, test } from '@playwright/test';
import type { Diagram } from '../../src/model/diagram';
import type { Point } from '../../src/shared/geometry';
import { make } from '../model/make';
import { axeViolations } from '../support/axe';
import type { EditorPage } from '../support/editorPage';
import { openDocument } from '../support/openDocument';

const frame = (x: number, y: number, width: number, height: number) => ({
  position: { x, y },
  size: { width, height },
});
const at = (x: number, y: number, ...groups: readonly string[]) => ({
  position: { x, y },
  ...(groups.length > 0 && { in: groups }),
});

/** user → lb → two copies of a service, both in zone a; zone b is beside it, the store outside. */
const shop: Diagram = make({
  components: {
    user: { type: 'client', ...at(-320, 200) },
    lb: {
      type: 'load-balancer',
      ...at(-60, 200),
      settings: { calls: [{ how: 'balance', connections: ['c2', 'c3'] }] },
    },
    'api-1': { name: 'Orders 1', ...at(260, 60, 'a') },
    'api-2': { name: 'Orders 2', ...at(260, 160, 'a') },
    store: { type: 'sql-database', ...at(640, 120) },
  },
  connections: {
    c1: 'user>lb',
    c2: 'lb>api-1',
    c3: 'lb>api-2',
    c4: 'api-1>store',
    c5: 'api-2>store',
    c6: { from: 'api-1', to: 'api-2', optional: true },
  },
  groups: {
    a: { type: 'zone', name: 'eu-west-1a', ...frame(200, 0, 300, 260), settings: { availability: 0.99 } },
    b: { type: 'zone', name: 'eu-west-1b', ...frame(200, 320, 300, 160), settings: { availability: 0.99 } },
  },
  rest: { title: 'Shop', journeys: new Map([['buy', { entry: 'user' }]]) },
});

const status = (page: Page) => page.locator('.status-bar [role="status"]');
const groupsOf = async (editor: EditorPage, id: string) => (await editor.diagram()).components.get(id)?.in;
const hint = (page: Page) => page.locator('.refusal-hint');

const framed = (page: Page, name: string) => page.locator('.group-node', { hasText: name });

async function middle(what: Locator): Promise<Point> {
  const box = await what.boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Takes a card by its middle to a point of the screen, and holds it there. */
async function carry(page: Page, editor: EditorPage, id: string, to: Point): Promise<void> {
  const from = await editor.middleOf(id);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
}

test('a copy dragged into another zone fails with that one, and the journey’s number says so', async ({
  page,
}) => {
  const editor = await openDocument(page, shop);
  await expect(status(page)).toContainText('98.');
  const before = await status(page).textContent();
  await carry(page, editor, 'api-2', await middle(framed(page, 'eu-west-1b')));
  await expect(hint(page)).toHaveText('In zone eu-west-1b: fails with it');
  await expect(page.locator('.group-node[data-taking]')).toHaveCount(1);
  await page.mouse.up();
  await expect(page.locator('.group-node[data-taking]')).toHaveCount(0);
  await expect(hint(page)).toHaveCount(0);
  expect(await groupsOf(editor, 'api-2')).toEqual(['b']);
  await expect(status(page)).toContainText('99.');
  await page.keyboard.press('Control+z');
  await expect(status(page)).toHaveText(before ?? '');

  // Escape leaves it where it was; the hint goes with the drag.
  await carry(page, editor, 'api-2', { x: 400, y: 700 });
  await expect(hint(page)).toHaveText('Out of zone eu-west-1a: no longer fails with it');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(hint(page)).toHaveCount(0);
  expect(await groupsOf(editor, 'api-2')).toEqual(['a']);

  // From the palette too.
  const item = await middle(page.getByRole('option', { name: 'Cache' }).first());
  const zone = await middle(framed(page, 'eu-west-1b'));
  await page.mouse.move(item.x, item.y);
  await page.mouse.down();
  await page.mouse.move(zone.x - 8, zone.y, { steps: 6 });
  await page.mouse.move(zone.x, zone.y, { steps: 2 });
  await expect(hint(page)).toHaveText('In zone eu-west-1b: fails with it');
  await page.mouse.up();
  await expect(hint(page)).toHaveCount(0);
  expect(await groupsOf(editor, 'cache')).toEqual(['b']);
});

test('a frame made larger takes in what it comes around, one made smaller lets it go: one step each', async ({
  page,
}) => {
  const editor = await openDocument(page, shop);
  await framed(page, 'eu-west-1b').locator('.group-title span').click();
  const corner = page.locator('.resize-handle[data-handle="ne"]');
  const [from, store] = [await middle(corner), await editor.middleOf('store')];
  await editor.dragBy(corner, { x: store.x + 90 - from.x, y: store.y - 60 - from.y });
  expect(await groupsOf(editor, 'store')).toEqual(['b']);
  expect(await groupsOf(editor, 'api-1')).toEqual(['a']);
  await page.keyboard.press('Control+z');
  expect(await groupsOf(editor, 'store')).toBeUndefined();
  await framed(page, 'eu-west-1a').locator('.group-title span').click();
  const foot = page.locator('.resize-handle[data-handle="s"]');
  const over = (await middle(foot)).y - (await editor.middleOf('api-2')).y;
  await editor.dragBy(foot, { x: 0, y: -over - 10 });
  expect(await groupsOf(editor, 'api-2')).toBeUndefined();
  expect(await groupsOf(editor, 'api-1')).toEqual(['a']);
  // By keyboard: back again, eight pixels at a time.
  for (let n = 0; n < 4; n++) await page.keyboard.press('Alt+Shift+ArrowDown');
  expect(await groupsOf(editor, 'api-2')).toEqual(['a']);
});

const groupCard = (page: Page) => page.locator('[data-group-card="a"]');
const lines = (page: Page) => page.locator('.react-flow__edge');

test('a group collapses to a card with its numbers and opens again, by mouse', async ({ page }) => {
  const editor = await openDocument(page, shop);
  await expect(status(page)).toContainText('98.');
  const numbers = await status(page).textContent();
  await page.getByRole('button', { name: 'Collapse eu-west-1a' }).click();
  await expect(groupCard(page)).toContainText('zone · 2 parts');
  await expect(groupCard(page)).toContainText(/p99 .* · 9/);
  await expect(page.locator('[data-component]')).toHaveCount(3);
  await expect(lines(page)).toHaveCount(3);
  await expect(page.locator('.label-layer')).toContainText('2 connections');
  await expect(status(page)).toHaveText(numbers ?? '');
  const collapsed = await editor.diagram();
  expect(collapsed.groups.get('a')?.collapsed).toBe(true);
  expect(collapsed.components).toEqual(shop.components);

  // A line of several selects all it stands for.
  await page.locator('.connection-label', { hasText: '2 connections' }).first().click();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('2 connections');

  // Nothing connects to the card; opening it is one click away.
  const from = await editor.card('user').boundingBox();
  const to = await middle(groupCard(page));
  if (!from) throw new Error('the client is not on the screen');
  await page.mouse.move(from.x + from.width, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width + 24, from.y + from.height / 2 + 6, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await expect(page.locator('.refusal-hint')).toHaveText('Open eu-west-1a to connect to what is in it.');
  await page.mouse.up();

  // Dragged, everything behind it goes along: undone, it is where it was.
  await page.getByRole('button', { name: 'Leave it' }).click();
  await page.mouse.move(to.x, to.y);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y - 60, { steps: 6 });
  await page.mouse.up();
  const moved = (await editor.diagram()).components;
  const by = (id: string) => (moved.get(id)?.position?.y ?? 0) - (shop.components.get(id)?.position?.y ?? 0);
  expect(by('api-1')).toBeLessThan(-40);
  expect(by('api-2')).toBe(by('api-1'));
  await page.keyboard.press('Control+z');

  await page.getByRole('button', { name: 'Open eu-west-1a' }).click();
  await expect(page.locator('[data-component]')).toHaveCount(5);
  expect(await editor.diagram()).toEqual(shop);
});

test('a group collapses and opens by keyboard; what is found behind it is shown where it is', async ({
  page,
}) => {
  const editor = await openDocument(page, shop);
  await editor.select('api-1');
  await page.keyboard.press('Alt+g');
  await expect(groupCard(page)).toHaveAttribute('data-selected', 'true');
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('Behind it: Orders 1, Orders 2');
  expect(await axeViolations(page)).toEqual([]);

  await page.keyboard.press('Control+f');
  await page.keyboard.type('orders 2');
  await page.keyboard.press('Escape');
  await expect(groupCard(page)).toHaveAttribute('data-holds', 'true');
  await expect(inspector).toContainText('In eu-west-1a, which is collapsed.');
  await page.keyboard.press('Alt+g');
  await expect(editor.card('api-2')).toHaveAttribute('data-selected', 'true');
  expect(await editor.diagram()).toEqual(shop);

  await page.keyboard.press('Alt+g');
  await page.keyboard.press('Delete');
  const rest = await editor.diagram();
  expect([...rest.components.keys()]).toEqual(['user', 'lb', 'store']);
  expect([...rest.groups.keys()]).toEqual(['b']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await editor.diagram()).toEqual(shop);
});

test('notes and ink go with the frame they are in: by mouse, and by key', async ({ page }) => {
  const editor = await openDocument(page, shop);
  const zone = await framed(page, 'eu-west-1b').boundingBox();
  if (!zone) throw new Error('the zone is not on the screen');
  const loose = async () => {
    const { notes, drawings } = await editor.diagram();
    return { note: notes.get('note'), ink: drawings.get('stroke') };
  };
  await page.keyboard.press('p');
  await page.mouse.move(zone.x + 20, zone.y + zone.height - 20);
  await page.mouse.down();
  await page.mouse.move(zone.x + 60, zone.y + zone.height - 40, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.mouse.click(zone.x + 30, zone.y + 30);
  await page.keyboard.type('Fill me');
  await page.keyboard.press('Escape');
  const written = await loose();
  expect([written.note?.in, written.ink?.in]).toEqual([['b'], ['b']]);

  // The frame takes both along, and hides both.
  await editor.dragBy(framed(page, 'eu-west-1b').locator('.group-title span'), { x: 0, y: 40 });
  const along = await loose();
  const down = (along.note?.position?.y ?? 0) - (written.note?.position?.y ?? 0);
  expect(down).toBeGreaterThan(20);
  expect((along.ink?.position?.y ?? 0) - (written.ink?.position?.y ?? 0)).toBe(down);
  const stands = await editor.diagram();
  await page.getByRole('button', { name: 'Collapse eu-west-1b' }).click();
  await expect(page.locator('[data-group-card="b"]')).toContainText('zone · 1 note');
  await expect(page.locator('.note-node')).toHaveCount(0);
  await expect(page.locator('.stroke-node')).toHaveCount(0);

  // By key: found behind the card, opened, collapsed from the note itself, deleted with the card.
  await page.keyboard.press('Control+f');
  await page.keyboard.type('fill me');
  await page.keyboard.press('Escape');
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('In eu-west-1b, which is collapsed.');
  await page.keyboard.press('Alt+g');
  await expect(page.locator('.note-node')).toHaveAttribute('data-selected', 'true');
  expect(await editor.diagram()).toEqual(stands);
  await page.keyboard.press('Alt+g');
  await page.keyboard.press('Delete');
  const gone = await editor.diagram();
  expect([[...gone.groups.keys()], gone.notes.size, gone.drawings.size]).toEqual([['a'], 0, 0]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await editor.diagram()).toEqual(stands);

  // Out of it again, said while it is carried.
  await page.keyboard.press('Escape');
  const at = await middle(page.locator('.note-node'));
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 100, at.y, { steps: 4 });
  await page.mouse.move(at.x + 420, at.y, { steps: 4 });
  await expect(hint(page)).toHaveText('Out of zone eu-west-1b');
  await page.mouse.up();
  expect((await loose()).note?.in).toBeUndefined();
});

test('a zone by its name where the pointer is, and help on its kind', async ({ page }) => {
  const editor = await openDocument(page, shop);
  const free = { x: 620, y: 650 };
  await page.mouse.move(free.x, free.y);
  await page.keyboard.press('/');
  await page.keyboard.type('zone eu-west-1c');
  await expect(page.getByRole('dialog', { name: 'Add here' }).getByRole('option').first()).toContainText(
    'Zone eu-west-1c',
  );
  await page.keyboard.press('Enter');
  await expect(framed(page, 'eu-west-1c')).toBeVisible();
  const { type, name, position } = (await editor.diagram()).groups.get('zone') ?? {};
  expect([type, name, position !== undefined]).toEqual(['zone', 'eu-west-1c', true]);

  await page.keyboard.press('F1');
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('heading', { level: 2 })).toHaveText('Zone');
  await expect(sheet).toContainText('When it is down, so is everything in it');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-canvas]')).toBeFocused();
  const button = page.getByRole('button', { name: 'Help on Zone' });
  await button.click();
  await expect(sheet).toContainText('fails with it');
  expect(await axeViolations(page, { within: '[role="dialog"]' })).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});
