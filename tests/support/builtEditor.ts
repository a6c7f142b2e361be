import { mkdir, rm } from 'node:fs/promises';
import { build } from 'vite';
import { serveFolder } from '../../electron/launch/serve.mjs';
import { repositoryPath } from './repository.js';

export interface BuiltEditor {
  /** Ends with a slash. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * The editor as it ships: built from the sources as they are now, served by the same server as `npm start`. In a folder
 * of its own, so that a build or a second run beside it doesn't pull the files away from under the browser.
 */
export async function serveBuiltEditor(): Promise<BuiltEditor> {
  const folder = repositoryPath(`.tests/editor-${process.pid}`);
  await mkdir(folder, { recursive: true });
  await build({
    configFile: repositoryPath('vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  });
  const server = await serveFolder({ folder });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
