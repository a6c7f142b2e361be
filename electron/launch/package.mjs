/**
 * `npm run package`: builds everything, then the desktop app with electron-builder; what follows `--` is electron-builder's.
 * With `--dir` and without Electron's binary a stand-in takes its place, so that the archive can be made and looked
 * into where nothing can be downloaded; it says so, and that app doesn't start.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildDesktop, buildEditor } from './build.mjs';
import { installedElectron } from './electronBinary.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { projectFolder } from './projectFolder.mjs';
import { toolPath } from './toolPath.mjs';

const words = process.argv.slice(2);
ensureInstalled();
await buildEditor();
await buildDesktop();
const { status } = spawnSync(
  process.execPath,
  [toolPath('electron-builder'), '--publish', 'never', ...electronFolder(words), ...words],
  { cwd: projectFolder, stdio: 'inherit' },
);
process.exit(status ?? 1);

/**
 * Where electron-builder takes Electron from: the installed one for this machine's own unpacked app, else its download.
 * @param {string[]} words
 */
function electronFolder(words) {
  if (!words.includes('--dir')) return [];
  const installed = installedElectron();
  if (installed !== null)
    return [`--config.electronDist=${join(projectFolder, 'node_modules', 'electron', 'dist')}`];
  if (process.platform !== 'linux') return [];
  console.log(
    "Electron's binary is not installed: packing around an empty stand-in; the app will not start.",
  );
  return [`--config.electronDist=${standIn()}`];
}

/** The few files electron-builder renames or reads in Electron's folder. */
function standIn() {
  const folder = join(projectFolder, '.tests', `electron-stand-in-${process.pid}`);
  const { version } = JSON.parse(
    readFileSync(join(projectFolder, 'node_modules', 'electron', 'package.json'), 'utf8'),
  );
  const files = new Map([
    ['electron', '#!/bin/sh\necho "This is a stand-in for Electron." >&2\nexit 1\n'],
    ['version', version],
    ['LICENSE', ''],
    ['LICENSES.chromium.html', ''],
    ['chrome-sandbox', ''],
    ['chrome_crashpad_handler', ''],
  ]);
  for (const [name, text] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  chmodSync(join(folder, 'electron'), 0o755);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
