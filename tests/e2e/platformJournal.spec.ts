import { expect, type Page, test } from '@playwright/test';
import type { JournalDraft, JournalReading } from '../../src/platform/contract';
import { openPlatformPage } from '../support/platformPage';

const draft = (text: string, more: Partial<JournalDraft> = {}): JournalDraft => ({
  title: 'Orders',
  fileName: null,
  handle: null,
  text,
  unsaved: true,
  savedAt: 1000,
  ...more,
});
const write = (page: Page, wanted: JournalDraft) =>
  page.evaluate((given) => window.platform.journal.write(given), wanted);

async function read(page: Page): Promise<JournalReading> {
  const reading = await page.evaluate(() => window.platform.journal.read());
  if (!reading.ok) throw new Error(`${reading.error.kind}: ${JSON.stringify(reading.error)}`);
  return reading.value;
}

test.beforeEach(async ({ page, baseURL }) => {
  await openPlatformPage(page, baseURL ?? '');
});

async function secondTab(page: Page, baseURL: string | undefined): Promise<Page> {
  const other = await page.context().newPage();
  await openPlatformPage(other, baseURL ?? '');
  return other;
}

test('a reload finds its own work, as often as it likes', async ({ page }) => {
  expect(await read(page)).toEqual({ own: null, orphans: [] });
  expect(await write(page, draft('first'))).toMatchObject({ ok: true });
  for (const text of ['second', 'third']) {
    await write(page, draft(text));
    await page.reload();
    const { own, orphans } = await read(page);
    expect(own).toMatchObject({ text, title: 'Orders' });
    expect(orphans).toEqual([]);
  }
});

/** Writes five drafts, each `size` characters and one, and leaves before any of them can be acknowledged. */
async function writeAndGo(page: Page, size: number): Promise<void> {
  const reloaded = page.waitForEvent('load');
  await page.evaluate(
    ([length, base]) => {
      for (let index = 0; index < 5; index += 1)
        void window.platform.journal.write({ ...base, text: `${'x'.repeat(length)}${index}` });
      location.reload();
    },
    [size, draft('')] as const,
  );
  await reloaded;
}

async function hasTheLast(page: Page, size: number): Promise<void> {
  await expect.poll(async () => (await read(page)).own?.text.slice(-1)).toBe('4');
  expect((await read(page)).own?.text).toHaveLength(size + 1);
}

for (const size of [10, 3_000_000]) {
  test(`a page that goes at once loses nothing of ${size} characters`, async ({ page }) => {
    await read(page);
    await writeAndGo(page, size);
    await hasTheLast(page, size);
  });

  test(`a page that goes while another tab writes loses nothing of ${size} characters`, async ({
    page,
    baseURL,
  }) => {
    await read(page);
    const other = await secondTab(page, baseURL);
    await keepDatabaseBusy(other);
    await writeAndGo(page, size);
    await other.close();
    await hasTheLast(page, size);
  });
}

/** One transaction that doesn't end while the page lives: whatever else is to be written has to wait. */
async function keepDatabaseBusy(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('plumbline');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const entries = opening.result
            .transaction(['journal', 'journalText'], 'readwrite')
            .objectStore('journal');
          const again = (): void => {
            entries.count().onsuccess = again;
          };
          again();
          resolve();
        };
      }),
  );
}

/** As the old page does while it is taken down: it holds the lock and answers nobody. */
async function lockFor(page: Page, baseURL: string | undefined, id: string, milliseconds: number) {
  const holder = await page.context().newPage();
  await holder.goto(new URL('/no-such-page', baseURL).href);
  await holder.evaluate(
    ([name, time]) => void navigator.locks.request(name, () => new Promise((done) => setTimeout(done, time))),
    [`plumbline.journal.${id}`, milliseconds] as const,
  );
}

test('a page that is long in going keeps nobody from its work', async ({ page, baseURL }) => {
  await write(page, draft('mine'));
  const id = (await read(page)).own?.id ?? '';
  await lockFor(page, baseURL, id, 40_000);
  await page.reload();
  expect(await read(page)).toMatchObject({ own: { text: 'mine' }, orphans: [] });
  await write(page, draft('mine, changed'));
  await page.reload();
  expect(await read(page)).toMatchObject({ own: { text: 'mine, changed' }, orphans: [] });
});

test('a page that went without a word, and is long in going, neither', async ({ page, baseURL }) => {
  await write(page, draft('mine'));
  const id = (await read(page)).own?.id ?? '';
  await page.evaluate(() => {
    Storage.prototype.setItem = () => undefined; // it can't even say that it goes
  });
  await lockFor(page, baseURL, id, 2500);
  await page.reload();
  expect(await read(page)).toMatchObject({ own: { id, text: 'mine' }, orphans: [] });
});

test('pages that follow each other without a change hand the work on', async ({ page }) => {
  await write(page, draft('mine'));
  for (let round = 0; round < 4; round += 1) await page.reload();
  expect(await read(page)).toMatchObject({ own: { text: 'mine' }, orphans: [] });
});

test('a tab says that it lives, but not while it is being left', async ({ page, baseURL }) => {
  await write(page, draft('mine'));
  const id = (await read(page)).own?.id ?? '';
  const other = await secondTab(page, baseURL);
  const answer = (patienceMs: number) =>
    other.evaluate(
      ([wanted, patience]) => {
        const tabs = new BroadcastChannel('plumbline.journal');
        tabs.postMessage(`who has ${wanted}`);
        return new Promise((resolve) => {
          tabs.onmessage = ({ data }) => resolve(data);
          setTimeout(() => resolve('silence'), patience);
        });
      },
      [id, patienceMs] as const,
    );
  expect(await answer(10_000)).toBe(`here is ${id}`);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeunload')));
  expect(await answer(500)).toBe('silence');
});

test('two tabs keep an entry each, and neither is offered while both live', async ({ page, baseURL }) => {
  const other = await secondTab(page, baseURL);
  await Promise.all([write(page, draft('one')), write(other, draft('two'))]);
  await write(page, draft('one, changed'));
  expect(await read(page)).toMatchObject({ own: { text: 'one, changed' }, orphans: [] });
  expect(await read(other)).toMatchObject({ own: { text: 'two' }, orphans: [] });
  expect((await read(page)).own?.id).not.toBe((await read(other)).own?.id);
});

test('what a closed tab left is offered to the next, until it is discarded', async ({ page, baseURL }) => {
  const other = await secondTab(page, baseURL);
  const third = await secondTab(page, baseURL);
  await write(other, draft('older', { savedAt: 1 }));
  await write(third, draft('newer', { savedAt: 2 }));
  await other.close();
  await third.close();
  await expect
    .poll(async () => (await read(page)).orphans.map(({ text }) => text))
    .toEqual(['newer', 'older']);
  const [newest] = (await read(page)).orphans;
  await page.evaluate((id) => window.platform.journal.discard(id), newest?.id ?? '');
  expect((await read(page)).orphans.map(({ text }) => text)).toEqual(['older']);
});

test('a tab that was saved leaves nothing to offer', async ({ page, baseURL }) => {
  const other = await secondTab(page, baseURL);
  await write(other, draft('saved', { unsaved: false }));
  await other.close();
  expect((await read(page)).orphans).toEqual([]);
});

test('nobody discards the entry of a living tab', async ({ page, baseURL }) => {
  const other = await secondTab(page, baseURL);
  await write(page, draft('alive'));
  const id = (await read(page)).own?.id ?? '';
  await other.evaluate((wanted) => window.platform.journal.discard(wanted), id);
  expect((await read(page)).own?.text).toBe('alive');
});

test('a duplicated tab starts an entry of its own', async ({ page }) => {
  await write(page, draft('original'));
  const [copy] = await Promise.all([
    page.context().waitForEvent('page'),
    page.evaluate(() => void window.open(location.href)),
  ]);
  await copy.waitForFunction(() => window.platform !== undefined);
  const inherited = await copy.evaluate(() => sessionStorage.length);
  expect(inherited).toBe(1);
  expect((await read(copy)).own).toBeNull();
  await write(copy, draft('copy'));
  expect((await read(page)).own?.text).toBe('original');
  await page.reload();
  expect(await read(page)).toMatchObject({ own: { text: 'original' }, orphans: [] });
});

test('another document leaves the old entry behind', async ({ page }) => {
  await page.evaluate(
    async ([first, second, third]) => {
      void window.platform.journal.write(first);
      void window.platform.journal.write(second);
      await window.platform.journal.setAside();
      await window.platform.journal.write(third);
    },
    [draft('first'), draft('first, changed'), draft('second')] as const,
  );
  await expect
    .poll(() => read(page))
    .toMatchObject({ own: { text: 'second' }, orphans: [{ text: 'first, changed' }] });
});

test('a full disk is reported, and the entry before it stays', async ({ page, baseURL }) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(baseURL ?? '').origin,
    quotaSize: 300_000,
  });
  await write(page, draft('kept')); // only now: the browser asks for its limit at the first write
  const failed = await page.evaluate((base) => {
    // The browser compresses what it stores: only noise takes the room it seems to.
    const noise = Array.from({ length: 40 }, () => {
      const bytes = crypto.getRandomValues(new Uint8Array(60_000));
      return Array.from(bytes, (byte) => byte.toString(16)).join('');
    });
    return window.platform.journal.write({ ...base, text: noise.join('') });
  }, draft(''));
  expect(failed).toMatchObject({ ok: false, error: { kind: 'disk-full', name: 'Orders' } });
  expect((await read(page)).own?.text).toBe('kept');
});

test('an entry from before texts were kept in pieces is read', async ({ page }) => {
  await write(page, draft('mine'));
  await page.evaluate(
    (entry) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('plumbline');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction('journal', 'readwrite');
          change.objectStore('journal').put(entry);
          change.oncomplete = () => resolve();
        };
      }),
    { ...draft('older'), id: 'from-before' },
  );
  expect(await read(page)).toMatchObject({
    own: { text: 'mine' },
    orphans: [{ id: 'from-before', text: 'older' }],
  });
});

test('an entry of another version is passed over and kept', async ({ page }) => {
  await write(page, draft('mine'));
  const keys = () =>
    page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('plumbline');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const change = opening.result.transaction('journal', 'readwrite');
            change.objectStore('journal').put({ id: 'from-the-future', shape: 'unknown' });
            const all = change.objectStore('journal').getAllKeys();
            change.oncomplete = () => resolve(all.result);
          };
        }),
    );
  await keys();
  expect(await read(page)).toMatchObject({ own: { text: 'mine' }, orphans: [] });
  expect(await keys()).toContain('from-the-future');
});

test('storage that is off is reported, never swallowed', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Storage is off.', 'SecurityError');
    };
  });
  await page.reload();
  const problem = { ok: false, error: { kind: 'journal-unavailable' } };
  expect(await write(page, draft('text'))).toMatchObject(problem);
  expect(await page.evaluate(() => window.platform.journal.read())).toMatchObject(problem);
});
