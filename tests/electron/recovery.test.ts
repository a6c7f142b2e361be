import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { diskSteps } from '../../electron/atomicWrite';
import type { JournalDraft, JournalReading } from '../../src/platform/contract';
import { type TestDesktop, testDesktop } from '../support/desktop';

const open: TestDesktop[] = [];
async function desktop(options: Parameters<typeof testDesktop>[0] = {}): Promise<TestDesktop> {
  const started = await testDesktop(options);
  open.push(started);
  return started;
}
afterEach(async () => {
  for (const started of open.splice(0)) await started.close();
});

const draft = (text: string, more: Partial<JournalDraft> = {}): JournalDraft => ({
  title: 'Orders',
  fileName: null,
  handle: null,
  text,
  unsaved: true,
  savedAt: 1000,
  ...more,
});

async function read({ handlers }: TestDesktop, windowId: number): Promise<JournalReading> {
  const reading = await handlers.readJournal(windowId, undefined);
  if (!reading.ok) throw new Error(reading.error.kind);
  return reading.value;
}

it('gives a reloaded window its own work back, and no other window', async () => {
  const app = await desktop();
  await app.handlers.writeJournal(1, draft('one'));
  await app.handlers.writeJournal(2, draft('two'));
  await app.handlers.writeJournal(1, draft('one, changed'));
  expect((await read(app, 1)).own?.text).toBe('one, changed');
  expect((await read(app, 2)).own?.text).toBe('two');
  expect(await read(app, 3)).toEqual({ own: null, orphans: [] });
});

it('offers what a crashed app left, newest first, and forgets it when told', async () => {
  const crashed = await desktop();
  await crashed.handlers.writeJournal(1, draft('older', { savedAt: 1 }));
  await crashed.handlers.writeJournal(2, draft('newer', { savedAt: 2 }));
  await crashed.handlers.writeJournal(3, draft('saved', { unsaved: false }));

  const next = await desktop({ folder: crashed.folder });
  const { own, orphans } = await read(next, 1);
  expect(own).toBeNull();
  expect(orphans.map(({ text }) => text)).toEqual(['newer', 'older']);
  await next.handlers.discardJournal(1, orphans[0]?.id ?? '');
  expect((await read(next, 1)).orphans.map(({ text }) => text)).toEqual(['older']);
});

it('recovered work still knows its file, and that it was changed meanwhile', async () => {
  const crashed = await desktop();
  const path = join(crashed.folder, 'orders.plumb');
  await writeFile(path, 'saved');
  crashed.person.opens.push(path);
  const opened = await crashed.handlers.openFile(1, undefined);
  const handle = opened.ok ? (opened.value?.handle ?? null) : null;
  await crashed.handlers.writeJournal(1, draft('work', { fileName: 'orders.plumb', handle }));

  const next = await desktop({ folder: crashed.folder });
  const [orphan] = (await read(next, 1)).orphans;
  expect(orphan?.handle).not.toBe(handle);
  const save = { suggestedName: 'orders.plumb', text: 'work', handle: orphan?.handle ?? null } as const;
  await writeFile(path, 'theirs');
  const refused = await next.handlers.saveFile(1, { ...save, ifChangedOnDisk: 'refuse' });
  expect(refused).toMatchObject({ ok: false, error: { kind: 'changed-on-disk' } });
  expect(await readFile(path, 'utf8')).toBe('theirs');
  await writeFile(path, 'saved');
  expect(await next.handlers.saveFile(1, { ...save, ifChangedOnDisk: 'refuse' })).toMatchObject({ ok: true });
  expect(await readFile(path, 'utf8')).toBe('work');
});

it('leaves the old entry behind when another document takes its place', async () => {
  const app = await desktop();
  await app.handlers.writeJournal(1, draft('first'));
  await app.handlers.setJournalAside(1, undefined);
  await app.handlers.writeJournal(1, draft('second'));
  const { own, orphans } = await read(app, 1);
  expect(own?.text).toBe('second');
  expect(orphans.map(({ text }) => text)).toEqual(['first']);
});

it('never forgets the entry of a living window, nor a file that is no entry', async () => {
  const app = await desktop();
  await app.handlers.writeJournal(1, draft('alive'));
  const id = (await read(app, 1)).own?.id ?? '';
  await writeFile(join(app.folder, 'data', 'victim.json'), 'kept');
  for (const tried of [id, '../victim', '..', '/etc/passwd']) await app.handlers.discardJournal(2, tried);
  expect((await read(app, 1)).own?.text).toBe('alive');
  expect(await readFile(join(app.folder, 'data', 'victim.json'), 'utf8')).toBe('kept');
});

it('passes over entries it cannot read and keeps them', async () => {
  const app = await desktop();
  const folder = join(app.folder, 'data', 'journal');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'newer.json'), '{"version":2}');
  await writeFile(join(folder, 'torn.json'), '{"version":1,"dra');
  await writeFile(join(folder, '.a.json.0123.tmp'), 'left by a process that was killed');
  expect(await read(app, 1)).toEqual({ own: null, orphans: [] });
  expect((await readdir(folder)).sort()).toEqual(['newer.json', 'torn.json']);
});

it('says so when the journal cannot be kept, and keeps what it had', async () => {
  let full = false;
  const app = await desktop({
    steps: {
      ...diskSteps,
      sync: (file) =>
        full ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : diskSteps.sync(file),
    },
  });
  await app.handlers.writeJournal(1, draft('kept'));
  full = true;
  expect(await app.handlers.writeJournal(1, draft('lost'))).toMatchObject({
    ok: false,
    error: { kind: 'disk-full' },
  });
  expect((await read(app, 1)).own?.text).toBe('kept');
});

it('writes in the order it was told', async () => {
  const app = await desktop();
  const texts = Array.from({ length: 20 }, (_, index) => 'x'.repeat(20_000 - index * 900) + index);
  await Promise.all(texts.map((text) => app.handlers.writeJournal(1, draft(text))));
  expect((await read(app, 1)).own?.text).toBe(texts.at(-1));
});
