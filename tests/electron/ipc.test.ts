import { expect, it } from 'vitest';
import { callNames } from '../../electron/ipc';
import { channelPrefix, desktopCalls } from '../../src/platform/contract';
import { type TestDesktop, testDesktop } from '../support/desktop';

async function withDesktop(check: (desktop: TestDesktop) => Promise<void>): Promise<void> {
  const desktop = await testDesktop();
  await check(desktop).finally(desktop.close);
}

it('has a handler for every call of the contract, and all carry the prefix', () =>
  withDesktop(async (desktop) => {
    expect([...callNames].sort()).toEqual(Object.keys(desktopCalls).sort());
    expect(Object.keys(desktop.handlers).sort()).toEqual(Object.keys(desktopCalls).sort());
    expect(channelPrefix).toBe('plumbline:');
    await expect(desktop.call('recentFiles')).resolves.toEqual([]);
  }));

it.each([
  ['another site', { address: 'https://example.com/index.html' }],
  ['another host of the scheme', { address: 'plumbline://other/index.html' }],
  ['a name that begins like ours', { address: 'plumbline://app.example.com/' }],
  ['a file', { address: 'file:///index.html' }],
  ['a blank page', { address: 'about:blank' }],
  ['a frame inside the page', { nested: true }],
])('refuses %s, whatever it calls', (_who, from) =>
  withDesktop(async (desktop) => {
    for (const name of callNames)
      await expect(desktop.call(name, undefined, from)).rejects.toThrow(/refused, the call is not from/);
    expect(desktop.told).toEqual([]);
  }),
);

it.each([
  ['saveFile', { handle: null, suggestedName: 'a', text: 5, ifChangedOnDisk: 'refuse' }, /text/],
  ['saveFile', { handle: null, suggestedName: 'a', text: '', ifChangedOnDisk: 'always' }, /ifChangedOnDisk/],
  ['saveFile', undefined, /the request/],
  ['rereadFile', '', /the request/],
  ['rereadFile', { path: '/etc/passwd' }, /the request/],
  ['writeJournal', { title: 'a' }, /fileName/],
  ['setMenu', [{ kind: 'role', role: 'copy', label: null }], /0\.role/],
  ['setMenu', [{ kind: 'submenu', label: 'File', items: [{ kind: 'nothing' }] }], /0\.items\.0/],
  ['editText', 'delete', /the request/],
  ['openFile', '/etc/passwd', /the request/],
  ['exportFile', { suggestedName: 'a', mimeType: 'a/b', data: [1, 2] }, /data/],
] as const)('refuses a malformed %s and says where', (name, request, place) =>
  withDesktop(async (desktop) => {
    await expect(desktop.call(name, request)).rejects.toThrow(place);
    await expect(desktop.call(name, request)).rejects.toThrow(/refused/);
    await expect(desktop.call(name, request)).rejects.not.toThrow(/passwd/);
    expect(desktop.told).toEqual([]);
  }),
);
