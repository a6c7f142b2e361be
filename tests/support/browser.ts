import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright';
import chromiumPackage from '../../node_modules/@sparticuz/chromium/package.json' with { type: 'json' };
import { repositoryPath } from './repository.js';

/**
 * Which Chromium the tests drive, and how it is started. The one named by the environment's CHROME comes first; on
 * Linux x64 the one that came with `npm ci` is inflated once into an ignored folder; elsewhere an installed Chrome.
 * Decided without waiting, because Playwright's configuration is read before anything runs: `prepareBrowser` inflates.
 */
const inflatedFolder = repositoryPath(`.tests/chromium-${chromiumPackage.version}`);

/** For Playwright's `launch`, and for `use.launchOptions` in its configuration. */
export function launchOptions(): LaunchOptions {
  const named = process.env.CHROME;
  if (named !== undefined && named !== '') return { executablePath: named, args: plainFlags };
  if (!hasBundledChromium()) return { channel: 'chrome', args: plainFlags };
  return {
    executablePath: join(inflatedFolder, 'chromium'),
    // No part of the editor needs a GPU, and one imitated in software takes more time than all the rest together.
    args: [...plainFlags, '--disable-gpu'],
    env: bundledEnvironment(),
  };
}

/** Makes the browser of `launchOptions` exist. Safe to call from several processes at once. */
export async function prepareBrowser(): Promise<void> {
  const named = process.env.CHROME;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROME names ${named}, and there is no such file.`);
    return;
  }
  if (hasBundledChromium() && !existsSync(inflatedFolder)) await inflate();
}

/** A browser for scripts that are no Playwright tests. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  await prepareBrowser();
  return chromium.launch(launchOptions());
}

// Text is drawn the same on every machine: no hinting, one colour profile.
const plainFlags = ['--font-render-hinting=none', '--force-color-profile=srgb'];

function hasBundledChromium(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * The package takes any existing file for a complete one, so it works in a folder of its own which gets its final name
 * only when all is there. The temporary folder is this process's alone while it does.
 */
async function inflate(): Promise<void> {
  const partial = `${inflatedFolder}.${process.pid}`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  const before = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV };
  process.env.TMPDIR = partial;
  // With this name it brings the shared libraries that a bare system lacks; they are used only where they are missing.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  const library = {
    LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH,
    FONTCONFIG_PATH: process.env.FONTCONFIG_PATH,
  };
  try {
    if (tmpdir() !== partial) throw new Error(`The temporary folder cannot be moved to ${partial}.`);
    const { default: bundled } = await import('@sparticuz/chromium');
    await bundled.executablePath();
  } finally {
    restoreEnvironment({ ...before, ...library });
  }
  await writeFile(join(partial, 'fonts.conf'), fontsConfiguration());
  try {
    await rename(partial, inflatedFolder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(inflatedFolder)) throw error;
  }
}

function restoreEnvironment(values: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

function bundledEnvironment(): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) environment[name] = value;
  environment.FONTCONFIG_FILE = join(inflatedFolder, 'fonts.conf');
  if (!systemHasNss()) environment.LD_LIBRARY_PATH = join(inflatedFolder, 'al2023', 'lib');
  return environment;
}

function systemHasNss(): boolean {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/lib/x86_64-linux-gnu', '/usr/lib64', '/lib64', '/usr/lib'];
  return folders.some((folder) => existsSync(join(folder, 'libnss3.so')));
}

/** The one the package brings names folders of the service it was made for. */
function fontsConfiguration(): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(inflatedFolder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(inflatedFolder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
