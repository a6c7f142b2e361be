import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { filesInArguments } from '../../electron/givenFiles';
import type { JournalDraft } from '../../src/platform/contract';
import { type TestDesktop, testDesktop } from '../support/desktop';

let app: TestDesktop;
const start = async (): Promise<TestDesktop> => {
  app = await testDesktop();
  return app;
};
afterEach(() => app.close());
/** Lets a dialog's answer arrive. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('closing a window', () => {
  const state = (unsaved: boolean) => ({ title: 'Orders', fileName: null, unsaved });
  const draft: JournalDraft = {
    title: 'Orders',
    fileName: null,
    handle: null,
    text: 'work',
    unsaved: true,
    savedAt: 1,
  };
  const orphans = async (): Promise<number> => {
    const reading = await app.handlers.readJournal(9, undefined);
    return reading.ok ? reading.value.orphans.length : -1;
  };
  const unsavedWindow = async (): Promise<void> => {
    await start();
    app.handlers.setWindowState(1, state(true));
    await app.handlers.writeJournal(1, draft);
  };

  it('closes at once when all is saved, and leaves nothing to recover', async () => {
    await start();
    await app.handlers.writeJournal(1, { ...draft, unsaved: false });
    app.handlers.setWindowState(1, state(false));
    expect(app.services.mayClose(1)).toBe(true);
    app.services.windowClosed(1);
    expect(await orphans()).toBe(0);
  });

  it('cancel: stays open and calls off a quit', async () => {
    await unsavedWindow();
    app.person.closes.push('cancel');
    expect(app.services.mayClose(1)).toBe(false);
    await settle();
    expect(app.told.map(({ what }) => what)).toEqual(['state', 'stay']);
  });

  it('save: asks the page, which closes when it has saved', async () => {
    await unsavedWindow();
    app.person.closes.push('save');
    expect(app.services.mayClose(1)).toBe(false);
    await settle();
    expect(app.told.map(({ what }) => what)).toEqual(['state', 'saveAndClose']);
    await app.handlers.closeWindow(1, undefined);
    expect(app.told.at(-1)).toMatchObject({ what: 'destroy', windowId: 1 });
  });

  it('discard: closes, and nothing is offered again', async () => {
    await unsavedWindow();
    app.person.closes.push('discard');
    expect(app.services.mayClose(1)).toBe(false);
    await settle();
    expect(app.told.at(-1)).toMatchObject({ what: 'destroy', windowId: 1 });
    app.services.windowClosed(1);
    expect(await orphans()).toBe(0);
  });

  it('asks once, however often the window is told to close', async () => {
    await unsavedWindow();
    app.person.closes.push('cancel', 'discard');
    app.services.mayClose(1);
    app.services.mayClose(1);
    await settle();
    expect(app.person.closes).toEqual(['discard']);
  });

  it('a window that is torn away leaves its work to recover', async () => {
    await unsavedWindow();
    app.services.windowClosed(1);
    expect(await orphans()).toBe(1);
  });
});

describe('recent files', () => {
  it('lists what was opened and saved, newest first, by id only', async () => {
    await start();
    const paths = ['a.plumb', 'b.plumb'].map((name) => join(app.folder, name));
    for (const path of paths) {
      await writeFile(path, path);
      app.person.opens.push(path);
      await app.handlers.openFile(1, undefined);
    }
    const listed = await app.handlers.recentFiles(1, undefined);
    expect(listed.map(({ name }) => name)).toEqual(['b.plumb', 'a.plumb']);
    const opened = await app.handlers.openRecentFile(1, listed[1]?.id ?? '');
    expect(opened).toMatchObject({ ok: true, value: { text: paths[0] } });
    const order = (await app.handlers.recentFiles(1, undefined)).map(({ name }) => name);
    expect(order).toEqual(['a.plumb', 'b.plumb']);
  });

  it('drops a file that is gone, and opens no path', async () => {
    await start();
    const path = join(app.folder, 'a.plumb');
    await writeFile(path, 'text');
    app.person.opens.push(path);
    await app.handlers.openFile(1, undefined);
    await rm(path);
    const [listed] = await app.handlers.recentFiles(1, undefined);
    const tried = await app.handlers.openRecentFile(1, listed?.id ?? '');
    expect(tried).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    expect(await app.handlers.recentFiles(1, undefined)).toEqual([]);
    expect(await app.handlers.openRecentFile(1, '/etc/passwd')).toMatchObject({ ok: false });
  });

  it('keeps the last twelve', async () => {
    await start();
    for (let index = 0; index < 14; index += 1) {
      const path = join(app.folder, `${index}.plumb`);
      app.person.saves.push(path);
      await app.handlers.saveFile(1, {
        handle: null,
        suggestedName: 'x',
        text: '',
        ifChangedOnDisk: 'refuse',
      });
    }
    const names = (await app.handlers.recentFiles(1, undefined)).map(({ name }) => name);
    expect(names).toEqual(Array.from({ length: 12 }, (_, index) => `${13 - index}.plumb`));
  });
});

describe('files given from outside', () => {
  it('wait for the window that was opened for them', async () => {
    await start();
    const path = join(app.folder, 'a.plumb');
    await writeFile(path, 'given');
    app.services.giveFile(path);
    const windowId = app.told[0]?.windowId ?? 0;
    expect(app.told.map(({ what }) => what)).toEqual(['open', 'fileGiven']);
    expect(await app.handlers.takeGivenFile(1, undefined)).toEqual({ ok: true, value: null });
    const taken = await app.handlers.takeGivenFile(windowId, undefined);
    expect(taken).toMatchObject({ ok: true, value: { name: 'a.plumb', text: 'given' } });
    expect(await app.handlers.takeGivenFile(windowId, undefined)).toEqual({ ok: true, value: null });
    app.services.giveFile(path);
    expect(app.told.at(-1)).toEqual({ what: 'focus', windowId, value: null });
  });

  it('are found among the arguments', () => {
    const args = [
      'plumbline',
      '.',
      '--flag',
      '--file=x.plumb',
      'a.plumb',
      '/b/c.PLUMB',
      'readme.txt',
      'd.json',
    ];
    expect(filesInArguments(args, '/home/ann')).toEqual([
      '/home/ann/a.plumb',
      '/b/c.PLUMB',
      '/home/ann/d.json',
    ]);
  });
});
