/**
 * `node electron/launch/run.mjs [NAME=VALUE …] TOOL …` runs an installed command-line tool (vite, tsx, …) with the rest
 * of the line, after making sure that it is installed; the environment is set the same way on every system.
 */
import { spawn } from 'node:child_process';
import { ensureInstalled } from './ensureInstalled.mjs';
import { projectFolder } from './projectFolder.mjs';
import { toolPath } from './toolPath.mjs';

const words = process.argv.slice(2);
const setting = /^([A-Z_]+)=(.*)$/;
const first = words.findIndex((word) => !setting.test(word));
const [tool, ...rest] = words.slice(Math.max(first, 0));
const settings = words.slice(0, Math.max(first, 0)).map((word) => word.split('=', 2));
if (tool === undefined) {
  console.error('Name the tool to run: node electron/launch/run.mjs TOOL …');
  process.exit(2);
}
ensureInstalled();
const child = spawn(process.execPath, [toolPath(tool), ...rest], {
  cwd: projectFolder,
  stdio: 'inherit',
  env: { ...process.env, ...Object.fromEntries(settings) },
});
// The terminal sends Ctrl+C to both; the tool decides how to end.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
