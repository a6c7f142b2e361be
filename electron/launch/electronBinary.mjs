/**
 * Where Electron's binary is, and whether it can be had. A download that nobody answers would hang for minutes, so five
 * seconds decide; the address is the one Electron's own installer would use, mirrors included.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from './projectFolder.mjs';

const electronFolder = join(projectFolder, 'node_modules', 'electron');
const probeMs = 5_000;
const downloadMs = 10 * 60_000;

/** The path of an installed binary, or null. */
export function installedElectron() {
  const pathFile = join(electronFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const name = readFileSync(pathFile, 'utf8').trim();
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronFolder, 'dist');
  const path = join(folder, name);
  return existsSync(path) ? path : null;
}

/**
 * The installed binary, or one fetched now.
 * @returns {Promise<{ path: string } | { missing: string }>} `missing` is why not, as the end of a sentence
 */
export async function obtainElectron() {
  const installed = installedElectron();
  if (installed !== null) return { path: installed };
  const obstacle = await whyNotReachable();
  if (obstacle !== null) return { missing: obstacle };
  console.log('Fetching Electron, once (about 120 MB) …');
  const { status } = spawnSync(process.execPath, [join(electronFolder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: downloadMs,
  });
  const fetched = status === 0 ? installedElectron() : null;
  return fetched === null ? { missing: 'Electron could not be downloaded' } : { path: fetched };
}

/**
 * Null where the download is in the cache already or its server answers. Asked through Electron's downloader itself,
 * whose transport is replaced by a probe.
 * @returns {Promise<string | null>}
 */
async function whyNotReachable() {
  const require = createRequire(join(electronFolder, 'package.json'));
  const { version } = require(join(electronFolder, 'package.json'));
  /** @type {string | null} */
  let obstacle = 'its downloader did not start';
  const downloader = {
    /** @param {string} url */
    async download(url) {
      obstacle = await probe(url);
      throw new Error('probed');
    },
  };
  try {
    const { downloadArtifact } = await import(pathToFileURL(require.resolve('@electron/get')).href);
    const checksums = require(join(electronFolder, 'checksums.json'));
    const { platform, arch } = process;
    await downloadArtifact({ version, artifactName: 'electron', platform, arch, checksums, downloader });
    return null;
  } catch {
    return obstacle === null ? null : `Electron is not installed and ${obstacle}`;
  }
}

/**
 * @param {string} url
 * @returns {Promise<string | null>}
 */
async function probe(url) {
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(probeMs) });
    return response.ok ? null : `its download answers ${response.status}`;
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return timedOut
      ? `its download does not answer within ${probeMs / 1000} s`
      : 'its download cannot be reached';
  }
}
