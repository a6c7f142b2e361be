import type { Page } from '@playwright/test';
import { build } from 'vite';
import { contentSecurityPolicy } from '../../electron/launch/contentSecurityPolicy.mjs';
import type { Platform } from '../../src/platform/contract';
import { repositoryPath } from './repository';

declare global {
  interface Window {
    /** On the page that `openPlatformPage` opens. */
    platform: Platform;
    plumblinePlatform: { createPlatform(): Platform };
  }
}

/** A page of the editor's origin with the platform on it and nothing else, under the editor's policy. */
export async function openPlatformPage(page: Page, origin: string): Promise<void> {
  const code = await bundlePlatform();
  const files = new Map([
    [
      'platform.html',
      {
        type: 'text/html',
        text: '<!doctype html><title>Platform</title><script src="platform.js"></script>',
      },
    ],
    ['platform.js', { type: 'text/javascript', text: `${code}\n${startPlatform}` }],
  ]);
  for (const [name, { type, text }] of files)
    await page.context().route(new URL(`/${name}`, origin).href, (route) =>
      route.fulfill({
        body: text,
        contentType: type,
        headers: { 'Content-Security-Policy': contentSecurityPolicy },
      }),
    );
  await page.goto(new URL('/platform.html', origin).href);
}

/** As the editor does, the page starts what waits when it goes. */
const startPlatform = `
window.platform = plumblinePlatform.createPlatform();
addEventListener('pagehide', () => window.platform.journal.flush());`;

let bundled: Promise<string> | null = null;

function bundlePlatform(): Promise<string> {
  bundled ??= buildPlatform();
  return bundled;
}

async function buildPlatform(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    root: repositoryPath('.'),
    publicDir: false,
    build: {
      write: false,
      minify: false,
      lib: {
        entry: repositoryPath('src/platform/platform.ts'),
        formats: ['iife'],
        name: 'plumblinePlatform',
      },
    },
  });
  const [chunk] = [output].flat().flatMap((built) => ('output' in built ? built.output : []));
  if (chunk?.type !== 'chunk') throw new Error('The platform was not bundled.');
  return chunk.code;
}

/** Both pickers answer with the file of this name in the origin's private file system, made if it isn't there. */
export async function stubPickers(page: Page, name: string): Promise<void> {
  await page.addInitScript((picked) => {
    const pick = async (): Promise<FileSystemFileHandle> =>
      (await navigator.storage.getDirectory()).getFileHandle(picked, { create: true });
    Object.assign(window, { showSaveFilePicker: pick, showOpenFilePicker: async () => [await pick()] });
  }, name);
}

/** A browser without the File System Access API. */
export async function removePickers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showOpenFilePicker');
    Reflect.deleteProperty(window, 'showSaveFilePicker');
  });
}

/** The bytes of a file in the origin's private file system, as text. */
export function privateFile(page: Page, name: string): Promise<string> {
  return page.evaluate(async (wanted) => {
    const folder = await navigator.storage.getDirectory();
    return (await (await folder.getFileHandle(wanted)).getFile()).text();
  }, name);
}

/** Somebody else writes the file. */
export function writePrivateFile(page: Page, name: string, text: string): Promise<void> {
  return page.evaluate(
    async ([wanted, content]) => {
      const folder = await navigator.storage.getDirectory();
      const stream = await (await folder.getFileHandle(wanted, { create: true })).createWritable();
      await stream.write(content);
      await stream.close();
    },
    [name, text] as const,
  );
}
