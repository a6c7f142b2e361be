/**
 * What ships: the editor's page (dist/editor), the desktop's two bundles (dist-electron) and the command line
 * (dist/cli). `npm run build` makes all three; `npm start` only what is older than the sources.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensureInstalled.mjs';
import { projectFolder } from './projectFolder.mjs';

export const editorFolder = join(projectFolder, 'dist', 'editor');
export const desktopFolder = join(projectFolder, 'dist-electron');
const commandLineFolder = join(projectFolder, 'dist', 'cli');

/** A sandboxed preload can load these and nothing else; its other imports are bundled. */
const sandboxedModules = ['electron', 'events', 'timers', 'url'];

/** The page, through vite.config.ts like `npm run dev`. */
export async function buildEditor() {
  const { build } = await import('vite');
  await build({ configFile: join(projectFolder, 'vite.config.ts'), logLevel: 'warn' });
}

/** The desktop's main process (a module) and its preload (one CommonJS file, which is what the sandbox takes). */
export async function buildDesktop() {
  await bundle({
    entry: 'electron/main.ts',
    folder: desktopFolder,
    file: 'main.js',
    format: 'es',
    external: ['electron'],
  });
  await bundle({
    entry: 'electron/preload.ts',
    folder: desktopFolder,
    file: 'preload.cjs',
    format: 'cjs',
    external: sandboxedModules,
  });
}

/**
 * `dist/cli/plumbline.js`, a command that needs Node and, for pixels alone, resvg, whose binary npm picks for the
 * machine; the typeface of its figures stands beside it.
 */
export async function buildCommandLine(folder = commandLineFolder) {
  await bundle({
    entry: 'src/cli/plumbline.ts',
    folder,
    file: 'plumbline.js',
    format: 'es',
    external: ['@resvg/resvg-js'],
  });
  copyFonts(join(folder, 'fonts'));
  chmodSync(join(folder, 'plumbline.js'), 0o755);
}

/** Inter: by script for SVG, by weight for resvg, with its licences. @param {string} folder */
function copyFonts(folder) {
  const packages = join(projectFolder, 'node_modules');
  const scripts = join(packages, '@fontsource-variable', 'inter');
  const weights = join(packages, '@expo-google-fonts', 'inter');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(join(scripts, 'files')))
    if (file.endsWith('-wght-normal.woff2')) copyFileSync(join(scripts, 'files', file), join(folder, file));
  for (const weight of ['400Regular', '500Medium', '600SemiBold', '700Bold'])
    copyFileSync(join(weights, weight, `Inter_${weight}.ttf`), join(folder, `Inter_${weight}.ttf`));
  copyFileSync(join(weights, 'LICENSE_FONT'), join(folder, 'LICENSE'));
}

/**
 * Whether `output` is younger than everything it is made from. Folders count too: deleting a file touches its folder.
 * @param {string} output
 */
export function isFresh(output) {
  if (!existsSync(output)) return false;
  const sources = ['src', 'public', 'electron', 'vite.config.ts', 'package-lock.json'];
  return newest(sources.map((source) => join(projectFolder, source))) < statSync(output).mtimeMs;
}

/**
 * @param {string[]} paths
 * @returns {number}
 */
function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const entry = statSync(path);
    latest = Math.max(latest, entry.mtimeMs);
    if (entry.isDirectory())
      latest = Math.max(latest, newest(readdirSync(path).map((name) => join(path, name))));
  }
  return latest;
}

/**
 * One file for Node: what isn't Node's own or named `external` goes in.
 * @param {{ entry: string, folder: string, file: string, format: 'es' | 'cjs', external: string[] }} options
 */
export async function bundle({ entry, folder, file, format, external }) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: projectFolder,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(projectFolder, entry),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        external,
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  });
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  await buildEditor();
  await buildDesktop();
  await buildCommandLine();
  console.log('Built: dist/editor, dist-electron, dist/cli');
}
