import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DesktopBridge, DesktopEvent } from '../../src/platform/contract';
import { createDesktopPlatform, findDesktopBridge } from '../../src/platform/desktop';
import { type TestDesktop, testDesktop } from '../support/desktop';

describe('over the real main process', () => {
  let app: TestDesktop;
  const listeners = new Map<DesktopEvent, (payload: unknown) => void>();
  const bridge: DesktopBridge = {
    call: (name, request) => app.call(name, structuredClone(request)),
    on(name, listener) {
      listeners.set(name, listener);
      return () => void listeners.delete(name);
    },
  };
  beforeEach(async () => {
    app = await testDesktop();
  });
  afterEach(() => app.close());

  it('opens, saves and exports', async () => {
    const platform = createDesktopPlatform(bridge);
    const path = join(app.folder, 'a.plumb');
    await writeFile(path, 'old');
    app.person.opens.push(path);
    const opened = await platform.openFile();
    expect(opened).toMatchObject({ ok: true, value: { name: 'a.plumb', text: 'old' } });
    const handle = opened.ok ? (opened.value?.handle ?? null) : null;
    const saved = await platform.saveFile({
      handle,
      suggestedName: 'a.plumb',
      text: 'new',
      ifChangedOnDisk: 'refuse',
    });
    expect(saved).toMatchObject({ ok: true, value: { handle } });
    expect(await readFile(path, 'utf8')).toBe('new');
    app.person.saves.push(join(app.folder, 'a.png'));
    const data = new Uint8Array([1, 2, 3]);
    await platform.exportFile({ suggestedName: 'a.png', mimeType: 'image/png', data });
    expect(new Uint8Array(await readFile(join(app.folder, 'a.png')))).toEqual(data);
  });

  it('keeps the journal, the latest draft last', async () => {
    const { journal } = createDesktopPlatform(bridge);
    const draft = { title: 'a', fileName: null, handle: null, unsaved: true, savedAt: 1 };
    const written = await Promise.all(['1', '2', '3'].map((text) => journal.write({ ...draft, text })));
    expect(written.every(({ ok }) => ok)).toBe(true);
    expect(await journal.read()).toMatchObject({ ok: true, value: { own: { text: '3' }, orphans: [] } });
    void journal.write({ ...draft, text: '4' });
    void journal.write({ ...draft, text: '5' });
    expect(await journal.setAside()).toEqual({ ok: true, value: undefined });
    await journal.write({ ...draft, text: 'another document' });
    expect(await journal.read()).toMatchObject({
      ok: true,
      value: { own: { text: 'another document' }, orphans: [{ text: '5' }] },
    });
  });

  it('hands over a file that was given before anybody listened, and later ones', async () => {
    const path = join(app.folder, 'a.plumb');
    await writeFile(path, 'given');
    app.services.giveFile(path);
    const windowId = app.told[0]?.windowId ?? 0;
    const { desktop } = createDesktopPlatform({
      ...bridge,
      call: (name, request) => app.call(name, request, { windowId }),
    });
    const heard = new Promise((resolve) => desktop?.onFileGiven(resolve));
    expect(await heard).toMatchObject({ ok: true, value: { text: 'given' } });
    expect(listeners.has('fileGiven')).toBe(true);
  });
});

describe('over a main process that answers nonsense', () => {
  it.each([
    ['nothing', async () => undefined],
    ['another shape', async () => ({ ok: true, value: { handle: 'h', name: 'a' } })],
    ['an unknown problem', async () => ({ ok: false, error: { kind: 'whatever' } })],
    ['a refusal', () => Promise.reject(new Error('refused'))],
  ])('%s becomes a problem, not a crash', async (_what, call) => {
    const platform = createDesktopPlatform({ call, on: () => () => undefined });
    const problem = { ok: false, error: { kind: 'refused' } };
    expect(await platform.openFile()).toMatchObject(problem);
    expect(await platform.journal.read()).toMatchObject(problem);
  });
});

describe('finding the bridge', () => {
  it('takes only what looks like one', () => {
    const bridge = { call: async () => undefined, on: () => () => undefined };
    expect(findDesktopBridge({ plumblineDesktop: bridge })).toBe(bridge);
    expect(findDesktopBridge({})).toBeNull();
    expect(findDesktopBridge({ plumblineDesktop: { call: 1, on: 2 } })).toBeNull();
  });
});
