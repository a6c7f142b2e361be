/**
 * Makes `npm start` and `npm test` work on a clone that has never seen an installation: where `node_modules` is missing
 * or older than the lock file it says so and runs `npm ci`. Uses nothing but Node, and is silent where all is well.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './projectFolder.mjs';

const lockFile = join(projectFolder, 'package-lock.json');
/** npm writes this last, so it stands for a finished installation. */
const installedFile = join(projectFolder, 'node_modules', '.package-lock.json');

/** Returns when everything is installed; ends the process with a sentence when it cannot be. */
export function ensureInstalled() {
  refuseOldNode();
  const reason = whyInstall();
  if (reason === null) return;
  console.log(`${reason}: installing what package-lock.json names (npm ci) …`);
  const status = runInstall();
  if (status === 0) return;
  console.error(
    `The installation failed (npm ci ended with ${status}). See npm's message above; with a connection to the package registry, run the same command again.`,
  );
  process.exit(1);
}

/** Null where nothing needs to be installed. */
function whyInstall() {
  if (!existsSync(installedFile)) return 'The dependencies are not installed yet';
  if (statSync(installedFile).mtimeMs >= statSync(lockFile).mtimeMs) return null;
  return sameVersions() ? null : 'The dependencies are older than package-lock.json';
}

/** Git touches the lock file without changing it when branches are switched; then nothing needs to be fetched. */
function sameVersions() {
  const wanted = lockedVersions(lockFile);
  const installed = lockedVersions(installedFile);
  for (const [path, entry] of wanted) {
    const there = installed.get(path);
    if (there === undefined ? entry.optional !== true : there.version !== entry.version) return false;
  }
  return true;
}

/**
 * @param {string} file
 * @returns {Map<string, { version?: string, optional?: boolean }>}
 */
function lockedVersions(file) {
  const { packages = {} } = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(Object.entries(packages).filter(([path]) => path !== ''));
}

function runInstall() {
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const options = /** @type {const} */ ({
    cwd: projectFolder,
    stdio: 'inherit',
    // The desktop's binary is fetched when a window is to be opened, never as part of an installation.
    env: { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' },
  });
  const result =
    npm !== undefined && /\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...flags], options)
      : spawnSync('npm', flags, { ...options, shell: process.platform === 'win32' });
  if (result.error !== undefined) return result.error.message;
  return result.status ?? result.signal ?? 'no status';
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Plumbline needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
