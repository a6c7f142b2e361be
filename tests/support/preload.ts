import { build } from 'vite';
import { repositoryPath } from './repository';

export interface RendererDoor {
  invoke(channel: string, request: unknown): Promise<unknown>;
  on(channel: string, listener: (event: unknown, payload: unknown) => void): void;
  removeListener(channel: string, listener: (event: unknown, payload: unknown) => void): void;
}

export interface BridgeOnPage {
  call(name: string, request: unknown): Promise<unknown>;
  on(name: string, listener: (...values: unknown[]) => void): () => void;
}

/** The preload script as it ships: one CommonJS file. */
export async function bundlePreload(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    root: repositoryPath('.'),
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: repositoryPath('electron/preload.ts'),
      write: false,
      minify: false,
      rolldownOptions: {
        external: ['electron', 'events', 'timers', 'url'],
        output: { format: 'cjs', codeSplitting: false },
      },
    },
  });
  const [chunk] = [output].flat().flatMap((built) => ('output' in built ? built.output : []));
  if (chunk?.type !== 'chunk') throw new Error('The preload script was not bundled.');
  return chunk.code;
}

/** Runs the bundle with this `ipcRenderer` in Electron's place; the answer is what it puts on the page. */
export async function runPreload(ipcRenderer: RendererDoor): Promise<BridgeOnPage> {
  const exposed = new Map<string, BridgeOnPage>();
  const contextBridge = {
    exposeInMainWorld: (name: string, bridge: BridgeOnPage) => void exposed.set(name, bridge),
  };
  const load = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`A sandboxed preload script cannot load ${name} here.`);
    return { contextBridge, ipcRenderer };
  };
  new Function('require', 'module', 'exports', await bundlePreload())(load, { exports: {} }, {});
  const bridge = exposed.get('plumblineDesktop');
  if (bridge === undefined) throw new Error('The preload script put no bridge on the page.');
  return bridge;
}
