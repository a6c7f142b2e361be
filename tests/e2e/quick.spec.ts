import { expect, type Page, test } from '@playwright/test';
import type { Diagram } from '../../src/model/diagram';
import { nameOf } from '../../src/model/queries';
import { openEditor } from '../support/editorPage';

const TYPED = 'user > lb > api x3 > redis, postgres';

const lines = (diagram: Diagram) =>
  [...diagram.connections.values()].map(
    ({ from, to }) => `${nameOf(diagram, from)} > ${nameOf(diagram, to)}`,
  );
const types = (diagram: Diagram) => [...diagram.components.values()].map(({ type }) => type);
const popup = (page: Page, name: string) => page.getByRole('dialog', { name });
const middleOfCanvas = { x: 660, y: 450 };

async function startEmpty(page: Page) {
  const editor = await openEditor(page);
  await editor.startEmpty();
  return editor;
}

test('from nothing to numbers, by keyboard alone', async ({ page }) => {
  const editor = await startEmpty(page);
  await page.keyboard.press('/');
  await page.keyboard.type(TYPED);
  await expect(popup(page, 'Add here')).toContainText('Draw 5 components, 4 connections');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-component]')).toHaveCount(5);
  const diagram = await editor.diagram();
  expect(types(diagram)).toEqual(['client', 'load-balancer', 'service', 'cache', 'sql-database']);
  expect(diagram.components.get('service')?.settings?.replicas).toBe(3);
  expect(diagram.components.get('redis')?.settings?.technology).toBe('redis');
  expect(lines(diagram)).toEqual(['user > lb', 'lb > api', 'api > redis', 'api > postgres']);
  await expect(page.locator('.status-bar')).toContainText(/99\.\d+ %/);
  await expect(page.locator('[data-connection]')).toHaveCount(4);
  await expect(page.locator('[data-component][data-selected]')).toHaveCount(5);
  // The keyboard is back on the canvas: one key takes all of it back.
  await page.keyboard.press('Control+z');
  await expect(page.locator('[data-component]')).toHaveCount(0);
  expect((await editor.diagram()).components.size).toBe(0);
});

test('a typed diagram by mouse, at the pointer, joined to what is there', async ({ page }) => {
  const editor = await startEmpty(page);
  await page.mouse.move(500, 300);
  await page.keyboard.press('3');
  await page.mouse.move(600, 600);
  await page.keyboard.press('/');
  await page.keyboard.type('service > kafka ~> worker');
  const quick = popup(page, 'Add here');
  await expect(quick).toContainText('Draw 2 components, 2 connections, joined to 1 that is there');
  await quick.getByRole('option', { name: /^Draw 2/ }).click();
  await expect(page.locator('[data-component]')).toHaveCount(3);
  const diagram = await editor.diagram();
  expect(lines(diagram)).toEqual(['Service > kafka', 'kafka > worker']);
  expect([...diagram.connections.values()].map(({ mode }) => mode)).toEqual(['async', 'async']);
});

test('what is refused says why before it is drawn, and the way round is one key', async ({ page }) => {
  const editor = await startEmpty(page);
  await page.keyboard.press('/');
  await page.keyboard.type('user > postgres, frobnicator');
  const quick = popup(page, 'Add here');
  await expect(quick).toContainText('Draw 3 components, 1 connection');
  await expect(quick).toContainText('“frobnicator” becomes a plain box');
  await expect(quick).toContainText(/user → postgres isn’t drawn. Clients don.t talk to/);
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[data-component]')).toHaveCount(4);
  const diagram = await editor.diagram();
  expect(lines(diagram)).toEqual(['user > frobnicator', 'user > Service', 'Service > postgres']);
});

test('pasted lines are chains', async ({ page }) => {
  const editor = await startEmpty(page);
  await page.keyboard.press('/');
  await popup(page, 'Add here')
    .getByRole('combobox')
    .evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'user > api\napi > redis\n');
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-component]')).toHaveCount(3);
  expect(lines(await editor.diagram())).toEqual(['user > api', 'api > redis']);
});

test('quick-add takes a product, a name, a pattern; Escape takes nothing', async ({ page }) => {
  const editor = await startEmpty(page);
  await page.mouse.move(middleOfCanvas.x, middleOfCanvas.y);
  await page.keyboard.press('/');
  await page.keyboard.type('redis');
  await page.keyboard.press('Enter');
  await page.mouse.move(middleOfCanvas.x, middleOfCanvas.y + 200);
  await page.keyboard.press('/');
  await page.keyboard.type('Order service');
  await page.keyboard.press('Enter');
  let diagram = await editor.diagram();
  expect([...diagram.components.values()].map(({ type, name }) => [type, name])).toEqual([
    ['cache', 'Redis'],
    ['service', 'Order service'],
  ]);
  const at = await editor.middleOf('service');
  expect(Math.abs(at.x - middleOfCanvas.x) + Math.abs(at.y - middleOfCanvas.y - 200)).toBeLessThan(4);
  await page.keyboard.press('/');
  await page.keyboard.type('cache-aside');
  await popup(page, 'Add here')
    .getByRole('option', { name: /^Cache-aside Fast/ })
    .click();
  await expect(page.locator('[data-component]')).not.toHaveCount(2);
  diagram = await editor.diagram();
  await page.keyboard.press('/');
  await page.keyboard.type('frobnicator');
  await page.keyboard.press('Escape');
  await expect(popup(page, 'Add here')).toBeHidden();
  expect((await editor.diagram()).components).toEqual(diagram.components);
});

test('digits add the palette’s first types where the pointer is; the palette says which', async ({
  page,
}) => {
  const editor = await startEmpty(page);
  const item = page.locator('.palette-item', { has: page.locator('kbd') });
  await expect(item).toHaveCount(9);
  await expect(item.nth(4)).toContainText(/SQL database.*5/);
  await page.mouse.move(500, 300);
  await page.keyboard.press('5');
  const placed = await editor.middleOf('sql-database');
  expect(Math.abs(placed.x - 500) + Math.abs(placed.y - 300)).toBeLessThan(4);
  await item.nth(2).click();
  await expect(editor.card('service')).toHaveAttribute('data-selected', 'true');
  expect(types(await editor.diagram())).toEqual(['sql-database', 'service']);
});

test('boxes first: the name offers its type, Tab takes it and Enter doesn’t', async ({ page }) => {
  const editor = await startEmpty(page);
  await page.mouse.dblclick(middleOfCanvas.x, middleOfCanvas.y);
  await page.keyboard.type('redis cache');
  await expect(page.getByRole('button', { name: 'Tab Cache · Redis' })).toBeVisible();
  await page.keyboard.press('Tab');
  expect([...(await editor.diagram()).components.values()][0]).toMatchObject({
    type: 'cache',
    name: 'redis cache',
    settings: { technology: 'redis' },
  });
  await page.keyboard.press('Escape');

  // Undo takes back what was typed, then the box; a note likewise.
  await page.mouse.dblclick(middleOfCanvas.x - 200, middleOfCanvas.y - 150);
  await page.keyboard.type('o');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('textbox', { name: 'Name of Box' })).toHaveValue('Box');
  await page.keyboard.press('Control+z');
  await expect(page.locator('[data-component]')).toHaveCount(1);
  await page.keyboard.press('n');
  await page.mouse.click(middleOfCanvas.x - 200, middleOfCanvas.y - 150);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.note-node')).toHaveCount(0);
  expect((await editor.diagram()).notes.size).toBe(0);

  // Enter keeps the box; named anew it offers again, and the offer can be clicked.
  await page.mouse.dblclick(middleOfCanvas.x - 200, middleOfCanvas.y - 150);
  await page.keyboard.type('orders');
  await page.keyboard.press('Enter');
  expect((await editor.diagram()).components.get('box-2')).toMatchObject({ type: 'box', name: 'orders' });
  await page.keyboard.press('F2');
  await page.keyboard.type('orders api');
  await page.getByRole('button', { name: 'Tab Service' }).click();
  expect((await editor.diagram()).components.get('box-2')).toMatchObject({
    type: 'service',
    name: 'orders api',
  });

  // An arrow between boxes speaks what their types do, once they have some.
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.type('users db');
  await page.keyboard.press('Enter');
  const diagram = await editor.diagram();
  expect(lines(diagram)).toEqual(['orders api > users db']);
  expect([...diagram.connections.values()][0]?.protocol).toBe('sql');
});

test('the inspector makes a box what its name says, with the arrows it has', async ({ page }) => {
  const editor = await startEmpty(page);
  await page.keyboard.press('/');
  await page.keyboard.type('api > "the events": box');
  await page.keyboard.press('Enter');
  await editor.select('box');
  await page.keyboard.press('F2');
  await page.keyboard.type('kafka');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Make it an Event log · Apache Kafka' }).click();
  const diagram = await editor.diagram();
  expect(diagram.components.get('box')).toMatchObject({ type: 'event-log', name: 'kafka' });
  expect([...diagram.connections.values()]).toEqual([
    { from: 'service', to: 'box', protocol: 'kafka', mode: 'async' },
  ]);
});

test('Ctrl and an arrow grow a chain, by keys alone', async ({ page }) => {
  const editor = await startEmpty(page);
  await page.keyboard.press('3');
  for (const [arrow, what] of [
    ['Left', 'load balancer'],
    ['Left', 'client'],
  ]) {
    await page.keyboard.press(`Control+Arrow${arrow}`);
    await expect(popup(page, 'What comes before')).toBeVisible();
    await page.keyboard.type(what ?? '');
    await page.keyboard.press('Enter');
  }
  await editor.select('service');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.type('redis');
  await page.keyboard.press('Enter');
  // Below it: another follower of the same caller.
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.type('postgres');
  await page.keyboard.press('Enter');
  await expect(editor.card('postgresql')).toHaveAttribute('data-selected', 'true');
  const diagram = await editor.diagram();
  expect(lines(diagram)).toEqual([
    'Load balancer > Service',
    'Client > Load balancer',
    'Service > Redis',
    'Service > PostgreSQL',
  ]);
  const x = (id: string) => diagram.components.get(id)?.position?.x ?? Number.NaN;
  expect(x('client')).toBeLessThan(x('load-balancer'));
  expect(x('load-balancer')).toBeLessThan(x('service'));
  expect(x('service')).toBeLessThan(x('redis'));
  expect(x('postgresql')).toBe(x('redis'));
  const box = await editor.card('postgresql').boundingBox();
  expect(box && box.x > 232 && box.x + box.width < 1440 - 316).toBe(true);
});

test('growing by mouse, and leaving it', async ({ page }) => {
  const editor = await startEmpty(page);
  await page.keyboard.press('3');
  await page.keyboard.press('Control+ArrowRight');
  await popup(page, 'What comes next').getByRole('option', { name: 'SQL database', exact: true }).click();
  const diagram = await editor.diagram();
  expect(lines(diagram)).toEqual(['Service > SQL database']);
  await page.keyboard.press('Control+ArrowUp');
  await expect(popup(page, 'What comes next')).toBeVisible();
  await page.mouse.click(400, 700);
  await expect(popup(page, 'What comes next')).toBeHidden();
  expect(await editor.diagram()).toEqual(diagram);
});

test('the palette has a key of its own', async ({ page }) => {
  const editor = await startEmpty(page);
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Control+/');
  await expect(page.getByPlaceholder('Find a component')).toBeFocused();
  await page.keyboard.type('cdn');
  await page.keyboard.press('Enter');
  expect(types(await editor.diagram())).toEqual(['cdn']);
});
