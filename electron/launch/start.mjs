/**
 * `npm start`: the desktop window where there can be one; elsewhere one line saying why, and the same editor served on
 * loopback for a browser.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildDesktop, buildEditor, desktopFolder, editorFolder, isFresh } from './build.mjs';
import { obtainElectron } from './electronBinary.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { projectFolder } from './projectFolder.mjs';
import { serveFolder } from './serve.mjs';
import { parseStartOptions, startHelp } from './startOptions.mjs';

const firstPort = 5180;
const portsTried = 50;
/** Electron that ends sooner than this with an error never showed a window. */
const windowMs = 5_000;
/**
 * What opens an address. Windows' `start` belongs to its shell, and its first word is a window's title.
 * @type {Partial<Record<NodeJS.Platform, string[]>>}
 */
const openers = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };

const options = parseStartOptions(process.argv.slice(2));
if ('problem' in options) fail(`${options.problem}\n\n${startHelp}`, 2);
else if (options.help) console.log(startHelp);
else await start(options);

/** @param {{ browser: boolean, port: number | null }} options */
async function start({ browser, port }) {
  ensureInstalled();
  if (!isFresh(join(editorFolder, 'index.html'))) {
    console.log('Building the editor …');
    await buildEditor();
  }
  if (!browser) {
    const obstacle = await openWindow();
    if (obstacle === null) return;
    console.log(`No desktop window: ${obstacle}. The editor opens in a browser instead.`);
  }
  await serveEditor(port);
}

/**
 * Null once the window has been open and was closed.
 * @returns {Promise<string | null>}
 */
async function openWindow() {
  if (!hasDesktop()) return 'there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)';
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return 'Electron keeps its sandbox on and so does not run as root';
  const electron = await obtainElectron();
  if ('missing' in electron) return electron.missing;
  if (!isFresh(join(desktopFolder, 'preload.cjs'))) await buildDesktop();
  return runElectron(electron.path);
}

/**
 * @param {string} electron
 * @returns {Promise<string | null>}
 */
function runElectron(electron) {
  const began = Date.now();
  const window = spawn(electron, [projectFolder], { stdio: 'inherit', cwd: projectFolder });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => window.kill(signal));
  return new Promise((resolve) => {
    window.on('error', (error) => resolve(`Electron does not start (${error.message})`));
    window.on('exit', (code, signal) => {
      const asked = signal === 'SIGINT' || signal === 'SIGTERM';
      const failed = code !== 0 && !asked && Date.now() - began < windowMs;
      resolve(failed ? `Electron ended at once with ${code ?? signal}` : null);
    });
  });
}

/** @param {number | null} wanted */
async function serveEditor(wanted) {
  const server = await listen(wanted);
  console.log(`${server.url}   (Ctrl+C ends it)`);
  openInBrowser(server.url);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => {
      server.close().then(() => process.exit(0));
    });
  }
}

/**
 * The port asked for and no other; where none is asked for, the first free one.
 * @param {number | null} wanted
 */
async function listen(wanted) {
  const ports =
    wanted === null ? Array.from({ length: portsTried }, (_, index) => firstPort + index) : [wanted];
  for (const port of ports) {
    try {
      return await serveFolder({ folder: editorFolder, port });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code === 'EADDRINUSE' && wanted === null) continue;
      const why = code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be used (${code})`;
      return fail(`Port ${port} ${why}. Name another with --port, or leave it out to take a free one.`, 1);
    }
  }
  return fail(`No free port from ${firstPort} to ${firstPort + portsTried - 1}. Name one with --port.`, 1);
}

/** @param {string} url */
function openInBrowser(url) {
  if (!hasDesktop()) return;
  const [command, ...words] = openers[process.platform] ?? ['xdg-open'];
  const opener = spawn(command ?? 'xdg-open', [...words, url], { stdio: 'ignore', detached: true });
  // Without an opener the printed address is enough.
  opener.on('error', () => {});
  opener.unref();
}

function hasDesktop() {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/**
 * @param {string} sentence
 * @param {number} status
 * @returns {never}
 */
function fail(sentence, status) {
  console.error(sentence);
  process.exit(status);
}
