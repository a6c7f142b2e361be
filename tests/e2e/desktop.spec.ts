/** The editor as a window of the desktop app: the real preload script, the real main process, real files. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { parseDiagram } from '../../src/document/parseDiagram';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import type { MenuItem } from '../../src/platform/contract';
import { menuSchema, windowStateSchema } from '../../src/platform/contract';
import { type DesktopDriver, startDesktop } from '../support/desktopBridge';
import { type EditorPage, openEditor, shippedExample } from '../support/editorPage';

let desktop: DesktopDriver;
let editor: EditorPage;
let path: string;
test.beforeEach(async ({ page }) => {
  desktop = await startDesktop();
  await desktop.attach(page);
  editor = await openEditor(page);
  path = join(desktop.folder, 'shortener.plumb');
});
test.afterEach(() => desktop.close());

const shipped = serializeDiagram(shippedExample());
const inFile = (name: string): Promise<string> => readFile(name, 'utf8').catch(() => '');

const menusOf = (windowId: number) =>
  desktop.told.filter((one) => one.what === 'menu' && one.windowId === windowId);
const flat = (items: readonly MenuItem[]): MenuItem[] =>
  items.flatMap((item) => (item.kind === 'submenu' ? flat(item.items) : [item]));
/** An item of the native menu as it is now. */
function menuItem(id: string): MenuItem | undefined {
  const menu = menuSchema.parse(menusOf(1).at(-1)?.value ?? []);
  return flat(menu).find((item) => item.kind === 'command' && item.id === id);
}
const windowState = () =>
  windowStateSchema.parse(desktop.told.filter(({ what }) => what === 'state').at(-1)?.value);
const choose = (page: Page, id: string) =>
  page.evaluate((command) => window.plumblineHear?.('plumbline:menuCommand', command), id);

async function saveAs(page: Page, to: string): Promise<void> {
  desktop.person.saves.push(to);
  await choose(page, 'save-as');
  await expect(page.locator('.save-status')).toHaveText('Saved');
}
/** Moves a component by a step of the keyboard. */
async function nudge(page: Page): Promise<void> {
  await editor.select('shorten');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.locator('.save-status')).toContainText('Draft kept');
}
/** How far to the right of where it ships the component stands in a document. */
function nudgedBy(text: string): number {
  const parsed = parseDiagram(text);
  const x = parsed.ok ? (parsed.value.components.get('shorten')?.position?.x ?? Number.NaN) : Number.NaN;
  return x - (shippedExample().components.get('shorten')?.position?.x ?? 0);
}

test('the native menu follows what can be done, and is sent only when it changes', async ({ page }) => {
  expect(menuItem('undo')).toMatchObject({
    enabled: false,
    accelerator: 'CommandOrControl+Z',
    checked: null,
  });
  expect(menuItem('duplicate')).toMatchObject({ enabled: false });
  expect(menuItem('theme-system')).toMatchObject({ checked: true });
  const atFirst = menusOf(1).length;
  await editor.dragBy(editor.card('shorten'), { x: 120, y: 40 });
  await expect.poll(() => menuItem('undo')).toMatchObject({ enabled: true });
  expect(menuItem('duplicate')).toMatchObject({ enabled: true });
  expect(menusOf(1).length - atFirst).toBeLessThanOrEqual(2); // selected, then moved; not once a frame

  await choose(page, 'theme-dark');
  await expect.poll(() => menuItem('theme-dark')).toMatchObject({ checked: true });
  expect(menuItem('theme-system')).toMatchObject({ checked: false });
  await choose(page, 'undo');
  await expect.poll(() => menuItem('undo')).toMatchObject({ enabled: false });
  expect(menuItem('redo')).toMatchObject({ enabled: true });
});

test('while typing, undo and copy of the menu are the text field’s', async ({ page }) => {
  await nudge(page);
  const title = page.getByLabel('Title of the diagram');
  await title.click();
  await expect.poll(() => menuItem('redo')).toMatchObject({ enabled: true });
  await choose(page, 'undo');
  await choose(page, 'select-all');
  const edits = () => desktop.told.filter(({ what }) => what === 'edit').map(({ value }) => value);
  await expect.poll(edits).toEqual(['undo', 'selectAll']);
  expect(menuItem('undo')).toMatchObject({ enabled: true }); // the move was not undone
  await title.press('Escape');
  await expect.poll(() => menuItem('redo')).toMatchObject({ enabled: false });
});

test('saved as, saved again and opened: real files, and a title that says so', async ({ page }) => {
  expect(windowState()).toMatchObject({ fileName: null, unsaved: false });
  await saveAs(page, path);
  expect(await inFile(path)).toBe(shipped);
  await expect.poll(windowState).toEqual({
    title: shippedExample().title,
    fileName: 'shortener.plumb',
    unsaved: false,
  });
  await nudge(page);
  await expect.poll(windowState).toMatchObject({ unsaved: true });
  await choose(page, 'save'); // nobody is asked: `person` has no answer left
  await expect.poll(windowState).toMatchObject({ unsaved: false });
  expect(nudgedBy(await inFile(path))).toBe(10);

  const other = join(desktop.folder, 'other.plumb');
  await writeFile(other, shipped);
  desktop.person.opens.push(other);
  await choose(page, 'open');
  await expect.poll(windowState).toMatchObject({ fileName: 'other.plumb', unsaved: false });
  await page.keyboard.press('Control+s');
  await expect(page.locator('.save-status')).toHaveText('Saved');
  expect(await inFile(other)).toBe(shipped); // untouched, and the same bytes
});

test('a file changed by somebody else is not overwritten without a word', async ({ page }) => {
  await saveAs(page, path);
  await nudge(page);
  await writeFile(path, 'theirs');
  await choose(page, 'save');
  const dialog = page.getByRole('dialog', { name: 'shortener.plumb has changed' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await inFile(path)).toBe('theirs');
  await expect(page.locator('.save-status')).toContainText('Not saved');

  await choose(page, 'save');
  const copy = join(desktop.folder, 'mine.plumb');
  desktop.person.saves.push(copy);
  await dialog.getByRole('button', { name: 'Save as…' }).click();
  await expect(page.locator('.save-status')).toHaveText('Saved');
  expect(nudgedBy(await inFile(copy))).toBe(10);
  expect(await inFile(path)).toBe('theirs');

  await writeFile(copy, 'theirs too');
  await choose(page, 'save');
  await page.getByRole('button', { name: 'Overwrite it' }).click();
  await expect(page.locator('.save-status')).toHaveText('Saved');
  expect(nudgedBy(await inFile(copy))).toBe(10);
});

test('closing with “save” closes only once it is saved', async ({ page }) => {
  const folder = join(desktop.folder, 'gone');
  path = join(folder, 'shortener.plumb');
  await mkdir(folder);
  await saveAs(page, path);
  await nudge(page);
  await rm(folder, { recursive: true });
  const destroyed = () => desktop.told.filter(({ what }) => what === 'destroy').length;
  desktop.person.closes.push('save', 'save');
  await expect.poll(() => windowState().unsaved).toBe(true);
  expect(desktop.services.mayClose(1)).toBe(false);
  await expect(page.getByRole('alert')).toContainText(`${path} isn’t there any more`);
  expect(destroyed()).toBe(0);

  const saved = join(desktop.folder, 'saved.plumb');
  desktop.person.saves.push(saved);
  await page.getByRole('button', { name: 'Save as…' }).click();
  await expect(page.locator('.save-status')).toHaveText('Saved');
  expect(destroyed()).toBe(0);
  await nudge(page);
  await expect.poll(() => windowState().unsaved).toBe(true);
  expect(desktop.services.mayClose(1)).toBe(false);
  await expect.poll(destroyed).toBe(1);
  expect(nudgedBy(await inFile(saved))).toBe(20);
});

test('a file given from outside opens in its window; a broken one leaves all as it was', async ({ page }) => {
  await writeFile(path, shipped.replace(shippedExample().title, 'Given'));
  desktop.services.giveFile(path);
  const opened = desktop.told.find(({ what }) => what === 'open')?.windowId ?? 0;
  const other = await page.context().newPage();
  await desktop.attach(other, opened);
  await openEditor(other);
  await expect(other.getByLabel('Title of the diagram')).toHaveValue('Given');
  desktop.services.giveFile(path);
  expect(desktop.told.at(-1)).toMatchObject({ what: 'focus', windowId: opened });

  const broken = join(desktop.folder, 'broken.plumb');
  await writeFile(broken, '{ "format": ');
  desktop.person.opens.push(broken);
  await choose(other, 'open');
  await expect(other.getByRole('alert')).toContainText('broken.plumb can’t be opened');
  await expect(other.getByRole('alert')).toContainText('line 1');
  await expect(other.getByLabel('Title of the diagram')).toHaveValue('Given');
  expect(await inFile(broken)).toBe('{ "format": ');
  await expect
    .poll(() => {
      desktop.services.giveFile(path);
      return desktop.told.at(-1);
    })
    .toMatchObject({ what: 'focus', windowId: opened }); // it still shows the file it had

  // The window shows another document now: the file opens anew instead of bringing an empty window up.
  await choose(other, 'new');
  await expect(other.locator('[data-component]')).toHaveCount(0);
  await expect
    .poll(() => {
      desktop.services.giveFile(path);
      return desktop.told.at(-2)?.what;
    })
    .toBe('open');
});

test('a reload goes on with the same work, which still saves to its file', async ({ page }) => {
  await saveAs(page, path);
  await nudge(page);
  await page.reload();
  await expect(page.locator('.save-status')).toContainText('Draft kept');
  await expect.poll(windowState).toMatchObject({ fileName: 'shortener.plumb', unsaved: true });
  expect(nudgedBy(await inFile(path))).toBe(0);
  await page.keyboard.press('Control+s');
  await expect(page.locator('.save-status')).toHaveText('Saved');
  expect(nudgedBy(await inFile(path))).toBe(10);

  await nudge(page);
  await page.reload();
  await expect(page.locator('.save-status')).toContainText('Draft kept');
  await writeFile(path, 'theirs');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('dialog', { name: 'shortener.plumb has changed' })).toBeVisible();
});

test('after a crash the next window offers the work, says what differs, and saves it to its file', async ({
  page,
}) => {
  await saveAs(page, path);
  await nudge(page);
  await page.close({ runBeforeUnload: false });
  desktop.services.windowClosed(1);

  const next = await page.context().newPage();
  await desktop.attach(next, 2);
  editor = await openEditor(next);
  const dialog = next.getByRole('dialog', { name: 'Unsaved work' });
  await expect(dialog).toContainText('against shortener.plumb: 1 component changed');
  await dialog.getByRole('button', { name: /^Recover/ }).click();
  await expect(dialog).toHaveCount(0);
  await expect(next.locator('.save-status')).toContainText('Draft kept');
  expect(nudgedBy(await inFile(path))).toBe(0);
  await next.keyboard.press('Control+s');
  await expect(next.locator('.save-status')).toHaveText('Saved');
  expect(nudgedBy(await inFile(path))).toBe(10);
  await choose(next, 'recover');
  await expect(dialog).toContainText('There is none');
});
