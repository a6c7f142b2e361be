/** Nothing drawn is lost: not by a crash, a closed tab, another document, or storage that fails. */
import { expect, type Page, test } from '@playwright/test';
import { type EditorPage, openEditor, shippedExample } from '../support/editorPage';
import { journalEntries, spoilJournal } from '../support/journal';
import { privateFile, stubPickers } from '../support/platformPage';

const status = (page: Page) => page.locator('.save-status');
const offer = (page: Page) => page.getByRole('dialog', { name: 'Unsaved work' });
const title = (page: Page) => page.getByLabel('Title of the diagram');

async function retitle(page: Page, text: string): Promise<void> {
  await title(page).fill(text);
  await title(page).press('Enter');
  await expect(status(page)).toContainText('Draft kept');
}
async function newTab(page: Page): Promise<EditorPage> {
  return openEditor(await page.context().newPage());
}
/** Waits until the journal has the title: what a page that is closed at once may count on is another test's. */
async function kept(editor: EditorPage, text: string): Promise<void> {
  await expect.poll(async () => (await editor.diagram()).title).toBe(text);
}
async function closeTab(editor: EditorPage): Promise<void> {
  await editor.page.close({ runBeforeUnload: false });
}

test('two tabs keep their own work, and what a closed one left is offered to the next', async ({ page }) => {
  const first = await openEditor(page);
  const second = await newTab(page);
  await retitle(page, 'First');
  await retitle(second.page, 'Second');
  for (const [tab, text] of [
    [page, 'First'],
    [second.page, 'Second'],
  ] as const) {
    await tab.reload();
    await expect(title(tab)).toHaveValue(text);
    await expect(offer(tab)).toHaveCount(0);
  }
  await closeTab(second);
  const third = await newTab(page);
  await expect(offer(third.page).getByRole('listitem')).toHaveCount(1);
  await expect(offer(third.page)).toContainText('Second');
  await expect(offer(third.page)).toContainText(
    `in no file yet: ${shippedExample().components.size} components`,
  );
  await offer(third.page).getByRole('button', { name: 'Recover Second' }).click();
  await expect(title(third.page)).toHaveValue('Second');
  await expect(status(third.page)).toContainText('Draft kept');
  // What it came from is forgotten only when it is kept itself.
  await expect.poll(async () => (await journalEntries(third.page)).length).toBe(2);
  await third.page.reload(); // it is this tab's own now, and offered to nobody
  await expect(title(third.page)).toHaveValue('Second');
  const fourth = await newTab(page);
  await expect(title(fourth.page)).toHaveValue(shippedExample().title);
  await expect(offer(fourth.page)).toHaveCount(0);
  expect((await first.diagram()).title).toBeDefined();
});

test('what is discarded can be kept until the dialog closes, and is gone then', async ({ page }) => {
  const editor = await openEditor(page);
  const second = await newTab(page);
  await retitle(second.page, 'Second');
  await kept(second, 'Second');
  await closeTab(second);
  await retitle(page, 'Third');
  await editor.startEmpty();

  const third = await newTab(page);
  const { page: tab } = third;
  await expect(offer(tab).getByRole('listitem')).toHaveCount(2);
  await offer(tab).getByRole('button', { name: 'Discard Second' }).click();
  await expect(offer(tab)).toContainText('Is discarded when this closes');
  await offer(tab).getByRole('button', { name: 'Keep Second' }).click();
  await offer(tab).getByRole('button', { name: 'Discard Third' }).click();
  await offer(tab).getByRole('button', { name: 'Close' }).click();
  await expect(offer(tab)).toHaveCount(0);
  await tab.getByRole('button', { name: 'Menu', exact: true }).click();
  await tab.getByRole('menuitem', { name: 'Recover unsaved work…' }).click();
  await expect(offer(tab).getByRole('listitem')).toHaveCount(1);
  await expect(offer(tab)).toContainText('Second');
});

test('another document sets unsaved work aside, says so, and leads back to it', async ({ page }) => {
  const editor = await openEditor(page);
  await retitle(page, 'Mine');
  await editor.startEmpty();
  await expect(page.getByRole('status').filter({ hasText: 'set aside' })).toContainText(
    '“Mine” was set aside',
  );
  await page.getByRole('button', { name: 'Recover unsaved work…' }).click();
  await offer(page).getByRole('button', { name: 'Recover Mine' }).click();
  await expect(title(page)).toHaveValue('Mine');
  await expect(status(page)).toContainText('Draft kept');
});

test('work that can’t be read any more is kept, and can be saved as it is', async ({ page }) => {
  await stubPickers(page, 'copy.plumb');
  const editor = await openEditor(page);
  await retitle(page, 'Mine');
  await kept(editor, 'Mine');
  const text = '{ "format": "plumbline", "version": 99 }';
  await page.evaluate(spoilJournal, text);
  await page.reload();
  await expect(offer(page)).toContainText('can’t be read any more');
  await expect(title(page)).toHaveValue(shippedExample().title);
  await offer(page).getByRole('button', { name: 'Save a copy of Mine' }).click();
  await expect.poll(() => privateFile(page, 'copy.plumb').catch(() => '')).toBe(text);
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(offer(page)).toContainText('Mine');
});

test('work that was saved is not offered', async ({ page }) => {
  await stubPickers(page, 'saved.plumb');
  const editor = await openEditor(page);
  await retitle(page, 'Saved');
  await page.keyboard.press('Control+s');
  await expect(status(page)).toHaveText('Saved');
  await kept(editor, 'Saved');
  await expect.poll(async () => (await journalEntries(page)).filter(({ unsaved }) => unsaved)).toEqual([]);
  const other = await newTab(page);
  await closeTab(editor);
  await other.page.reload();
  await expect(title(other.page)).toHaveValue(shippedExample().title);
  await expect(offer(other.page)).toHaveCount(0);
});

test('a journal that can’t be written is said once, in words, and tried again with the next change', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.evaluate(() => {
    const real = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    };
    Object.assign(window, { mend: () => Object.assign(IDBObjectStore.prototype, { put: real }) });
  });
  await editor.select('shorten');
  await page.keyboard.press('ArrowRight');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('can’t be kept as a draft: the disk is full');
  await expect(status(page)).toHaveText('Not saved: disk full – Save as…');
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(alert).toHaveCount(0);

  await page.keyboard.press('Alt+n'); // nothing takes its place while it is nowhere kept
  await expect(alert).toContainText('stays open');
  await expect(editor.card('shorten')).toBeVisible();

  await page.evaluate(() => {
    const mend: unknown = Reflect.get(window, 'mend');
    if (typeof mend === 'function') mend();
  });
  await editor.select('shorten');
  await page.keyboard.press('ArrowRight');
  await expect(status(page)).toContainText('Draft kept');
  const before = shippedExample().components.get('shorten')?.position?.x ?? 0;
  expect((await editor.diagram()).components.get('shorten')?.position?.x).toBe(before + 4);
});

test('a drag of many frames is written as it goes, a little at a time, the last state last', async ({
  page,
}) => {
  const editor = await openEditor(page);
  await page.evaluate(() => {
    const writes = { count: 0, characters: 0 };
    const real = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, key) {
      if (this.name === 'journalText') {
        writes.count += 1;
        writes.characters += value.insert.length;
      }
      return real.call(this, value, key);
    };
    Object.assign(window, { writes });
  });
  await editor.select('shorten');
  await page.keyboard.press('ArrowRight'); // the first writes the document
  const whole = (await page.evaluate(() => Reflect.get(window, 'writes'))).characters;
  const from = await editor.middleOf('shorten');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 200, from.y + 100, { steps: 60 });
  await page.mouse.up();
  const moved = (await editor.diagram()).components.get('shorten')?.position;
  expect(moved).not.toEqual(shippedExample().components.get('shorten')?.position);
  const { characters } = await page.evaluate(() => Reflect.get(window, 'writes'));
  expect(characters - whole).toBeLessThan(whole / 2);
  await page.reload();
  await expect(editor.card('shorten')).toBeVisible();
  expect((await editor.diagram()).components.get('shorten')?.position).toEqual(moved);
});
