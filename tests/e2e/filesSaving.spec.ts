/** Saving in the browser: the picker answers with a file of the origin's private file system, read back byte for byte. */
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { type EditorPage, openEditor, shippedExample } from '../support/editorPage';
import { privateFile, removePickers, stubPickers, writePrivateFile } from '../support/platformPage';

const name = 'shortener.plumb';
const status = (page: Page) => page.locator('.save-status');

async function nudge(editor: EditorPage): Promise<void> {
  await editor.select('shorten');
  await editor.page.keyboard.press('Shift+ArrowRight');
}
async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await expect(status(page)).toHaveText('Saved');
}
/** How often a picker was shown, once this has run in the page. */
const countPickers = (page: Page) =>
  page.addInitScript(() => {
    const shown = { count: 0 };
    const pick: unknown = Reflect.get(window, 'showSaveFilePicker');
    if (typeof pick !== 'function') return;
    Object.assign(window, {
      shown,
      showSaveFilePicker: (...options: unknown[]) => {
        shown.count += 1;
        return pick(...options);
      },
    });
  });
const pickersShown = (page: Page) =>
  page.evaluate(() => {
    const shown: unknown = Reflect.get(window, 'shown');
    return typeof shown === 'object' && shown !== null ? Reflect.get(shown, 'count') : null;
  });

/** From now on the disk takes no more than the first bytes of anything, and says it is full. */
const fillDisk = (page: Page) =>
  page.evaluate(() => {
    const real = FileSystemFileHandle.prototype.createWritable;
    FileSystemFileHandle.prototype.createWritable = async function (options) {
      const stream = await real.call(this, options);
      const write = stream.write.bind(stream);
      stream.write = async () => {
        await write('half');
        throw new DOMException('The disk is full.', 'QuotaExceededError');
      };
      Object.assign(window, {
        emptyDisk: () => Object.assign(FileSystemFileHandle.prototype, { createWritable: real }),
      });
      return stream;
    };
  });
const emptyDisk = (page: Page) =>
  page.evaluate(() => {
    const empty: unknown = Reflect.get(window, 'emptyDisk');
    if (typeof empty === 'function') empty();
  });

test.describe('with file access', () => {
  let editor: EditorPage;
  test.beforeEach(async ({ page }) => {
    await stubPickers(page, name);
    await countPickers(page);
    editor = await openEditor(page);
  });

  test('a save holds the whole document, and the next one asks nobody', async ({ page }) => {
    await save(page);
    expect(await privateFile(page, name)).toBe(serializeDiagram(shippedExample()));
    await nudge(editor);
    await expect(status(page)).toContainText('Draft kept');
    await save(page);
    expect(await privateFile(page, name)).toBe(serializeDiagram(await editor.diagram()));
    expect(await pickersShown(page)).toBe(1);
  });

  test('a file that is opened and saved untouched keeps its bytes; undone is saved', async ({ page }) => {
    const text = serializeDiagram({ ...shippedExample(), title: 'From the file €' });
    await writePrivateFile(page, name, text);
    await page.keyboard.press('Control+o');
    await expect(page.getByLabel('Title of the diagram')).toHaveValue('From the file €');
    await expect(status(page)).toHaveText('Saved');
    await nudge(editor);
    await expect(status(page)).toContainText('Draft kept');
    await page.keyboard.press('Control+z');
    await expect(status(page)).toHaveText('Saved');
    await save(page);
    expect(await privateFile(page, name)).toBe(text);
    expect(await pickersShown(page)).toBe(0);
  });

  test('two windows on one file know of each other, and of what is saved; others hear nothing', async ({
    page,
    context,
  }) => {
    await save(page);
    const [second, third] = [await context.newPage(), await context.newPage()];
    await stubPickers(third, 'another.plumb');
    await openEditor(third);
    await save(third);
    await stubPickers(second, name);
    const other = await openEditor(second);
    await second.keyboard.press('Control+o');
    for (const window of [page, second])
      await expect(window.locator('.notice')).toContainText(`${name} is open in another window too.`);
    await page.bringToFront();
    await nudge(editor);
    await save(page);
    await expect(second.locator('.notice')).toContainText(`${name} was saved in another window.`);
    await second.bringToFront();
    await nudge(other);
    await second.keyboard.press('Control+s');
    await expect(second.getByRole('dialog')).toContainText(`${name} has changed`);
    const theirs = serializeDiagram(await editor.diagram());
    expect(await privateFile(page, name)).toBe(theirs);

    // Taken over from the disk, one's own set aside: the next save is of what was seen.
    await second.getByRole('button', { name: 'Reopen it' }).click();
    await expect(second.locator('.notice')).toContainText('was set aside with its unsaved changes');
    expect(serializeDiagram(await other.diagram())).toBe(theirs);
    await nudge(other);
    await save(second);
    expect(await privateFile(page, name)).toBe(serializeDiagram(await other.diagram()));
    await page.bringToFront();
    await page.locator('.notice').getByRole('button', { name: 'Reopen from disk' }).click();
    await expect(status(page)).toHaveText('Saved');
    expect(serializeDiagram(await editor.diagram())).toBe(await privateFile(page, name));
    await expect(third.locator('.notice')).toHaveCount(0);
  });

  test('a disk that fills half-way leaves the old bytes, keeps the draft and offers another place', async ({
    page,
  }) => {
    await save(page);
    const old = await privateFile(page, name);
    await nudge(editor);
    await fillDisk(page);
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('alert')).toContainText(`${name} isn’t saved: the disk is full`);
    await expect(status(page)).toHaveText('Not saved: disk full – Save as…');
    expect(await privateFile(page, name)).toBe(old);
    const draft = await editor.diagram();
    expect(serializeDiagram(draft)).not.toBe(old);

    await emptyDisk(page);
    await status(page).getByRole('button', { name: 'Save as…' }).click();
    await expect(status(page)).toHaveText('Saved');
    expect(await pickersShown(page)).toBe(2);
    expect(await privateFile(page, name)).toBe(serializeDiagram(draft));
  });

  test('what is changed while a save is under way is saved by the next, and never in another file', async ({
    page,
  }) => {
    await save(page);
    // A slow disk: the swap file is closed only when the test says so.
    await page.evaluate(() => {
      const real = FileSystemFileHandle.prototype.createWritable;
      FileSystemFileHandle.prototype.createWritable = async function (options) {
        const stream = await real.call(this, options);
        const close = stream.close.bind(stream);
        stream.close = () =>
          new Promise((resolve) => Object.assign(window, { goOn: () => resolve(close()) }));
        return stream;
      };
    });
    const goOn = () =>
      expect
        .poll(() =>
          page.evaluate(() => {
            const run: unknown = Reflect.get(window, 'goOn');
            if (typeof run !== 'function') return false;
            Reflect.deleteProperty(window, 'goOn');
            run();
            return true;
          }),
        )
        .toBe(true);
    await nudge(editor);
    await page.keyboard.press('Control+s');
    await expect(status(page)).toHaveText('Saving…');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+s');
    await goOn();
    await goOn(); // the second save writes the second step
    await expect(status(page)).toHaveText('Saved');
    expect(await privateFile(page, name)).toBe(serializeDiagram(await editor.diagram()));

    await page.keyboard.press('Shift+ArrowRight');
    const saved = serializeDiagram(await editor.diagram());
    await page.keyboard.press('Control+s');
    await expect(status(page)).toHaveText('Saving…');
    await editor.startEmpty();
    await goOn();
    await expect.poll(() => privateFile(page, name)).toBe(saved);
    await page.keyboard.press('Control+s'); // a new document asks for its place
    await expect.poll(() => pickersShown(page)).toBe(2);
  });
});

test('a browser without file access downloads the whole document, each time', async ({ page }) => {
  await removePickers(page);
  const editor = await openEditor(page);
  for (const step of [0, 1]) {
    if (step === 1) await nudge(editor);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
    expect(download.suggestedFilename()).toBe('url-shortener.plumb');
    const expected = step === 0 ? shippedExample() : await editor.diagram();
    expect(await readFile(await download.path(), 'utf8')).toBe(serializeDiagram(expected));
    await expect(status(page)).toHaveText('Saved');
  }
});
