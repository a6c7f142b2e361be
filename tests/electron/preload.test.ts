import { builtinModules } from 'node:module';
import { expect, it } from 'vitest';
import { channelPrefix, desktopCalls, desktopEvents } from '../../src/platform/contract';
import { type BridgeOnPage, bundlePreload, runPreload } from '../support/preload';

it('is one CommonJS file that asks for nothing a sandbox has not', async () => {
  const code = await bundlePreload();
  const asked = [...code.matchAll(/\brequire\(\s*(["'`])([^"'`]*)\1\s*\)/g)].map(([, , name]) => name);
  expect(asked).toContain('electron');
  expect(asked.filter((name) => !['electron', 'events', 'timers', 'url'].includes(name ?? ''))).toEqual([]);
  expect(code.match(/\brequire\b/g)).toHaveLength(asked.length);
  expect(code).not.toMatch(/^\s*(import|export)\b|\bimport\(/m);
  for (const name of builtinModules) expect(code).not.toContain(`"node:${name}"`);
  expect(code.length).toBeLessThan(10_000);
});

it('carries every word of the contract, and no other', async () => {
  const sent: string[] = [];
  const heard: string[] = [];
  const bridge: BridgeOnPage = await runPreload({
    invoke: async (channel) => void sent.push(channel),
    on: (channel) => void heard.push(channel),
    removeListener: (channel) => void heard.splice(heard.indexOf(channel), 1),
  });
  const calls = Object.keys(desktopCalls);
  for (const name of calls) await bridge.call(name, undefined);
  expect(sent).toEqual(calls.map((name) => channelPrefix + name));
  const removes = Object.keys(desktopEvents).map((name) => bridge.on(name, () => undefined));
  expect(heard).toEqual(Object.keys(desktopEvents).map((name) => channelPrefix + name));
  for (const remove of removes) remove();
  expect(heard).toEqual([]);

  await expect(bridge.call('toString', undefined)).rejects.toThrow('no call');
  await expect(bridge.call('../openFile', undefined)).rejects.toThrow('no call');
  expect(() => bridge.on('constructor', () => undefined)).toThrow('no event');
  expect(sent).toHaveLength(calls.length);
});

it('passes on the payload, never the event with its sender', async () => {
  let listener: (event: unknown, payload: unknown) => void = () => undefined;
  const bridge = await runPreload({
    invoke: async () => undefined,
    on: (_channel, given) => {
      listener = given;
    },
    removeListener: () => undefined,
  });
  const heard: unknown[][] = [];
  bridge.on('menuCommand', (...values) => heard.push(values));
  listener({ sender: 'the whole of ipcRenderer' }, 'undo');
  expect(heard).toEqual([['undo']]);
});
