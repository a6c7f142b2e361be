import type { Page } from '@playwright/test';
import { channelPrefix, desktopCalls } from '../../src/platform/contract';
import { type TestDesktop, testDesktop } from './desktop';
import { bundlePreload } from './preload';

export interface DesktopDriver extends TestDesktop {
  /** Makes the page a window of the desktop, one it opened itself if `opened` says which; call before it loads. */
  attach(page: Page, opened?: number): Promise<number>;
}

/**
 * The desktop without Electron: the preload script as it ships runs in the page, its `ipcRenderer` leads to the real
 * main process on real files in a temporary folder. `person` answers the dialogs. Close it after the test.
 *
 *     const desktop = await startDesktop();
 *     await desktop.attach(page);
 *     await page.goto('./');
 *     desktop.person.saves.push(join(desktop.folder, 'a.plumb'));
 */
export async function startDesktop(): Promise<DesktopDriver> {
  const pages = new Map<number, Page>();
  const preload = await bundlePreload();
  const desktop = await testDesktop({
    send(windowId, channel, payload) {
      const hear = ([heard, value]: readonly [string, unknown]): void => window.plumblineHear?.(heard, value);
      // A page that is going away hears nothing, as in Electron.
      pages
        .get(windowId)
        ?.evaluate(hear, [channel, payload] as const)
        .catch(() => undefined);
    },
  });
  return {
    ...desktop,
    async attach(page, opened) {
      const windowId = opened ?? pages.size + 1;
      pages.set(windowId, page);
      await page.exposeFunction('plumblineInvoke', (channel: string, request: unknown) => {
        const name = Object.keys(desktopCalls).find((call) => channelPrefix + call === channel);
        if (name === undefined) throw new Error(`No handler registered for '${channel}'`);
        return desktop.call(name as keyof typeof desktopCalls, request, { windowId });
      });
      await page.addInitScript({ content: pageSide(preload) });
      return windowId;
    },
  };
}

declare global {
  interface Window {
    plumblineHear?: (channel: string, payload: unknown) => void;
  }
}

/** Electron's two modules, as far as the preload script uses them. */
const pageSide = (preload: string): string => `(() => {
  const listeners = new Map();
  const of = (channel) => listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel);
  window.plumblineHear = (channel, payload) => { for (const hear of [...of(channel)]) hear({}, payload); };
  const electron = {
    ipcRenderer: {
      invoke: (channel, request) => window.plumblineInvoke(channel, request),
      on: (channel, hear) => of(channel).add(hear),
      removeListener: (channel, hear) => of(channel).delete(hear),
    },
    contextBridge: { exposeInMainWorld: (name, bridge) => { window[name] = bridge; } },
  };
  const require = (name) => {
    if (name === 'electron') return electron;
    throw new Error('A sandboxed preload script cannot load ' + name + ' here.');
  };
  (function (require, module, exports) {
${preload}
  })(require, { exports: {} }, {});
})();`;
