import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './projectFolder.mjs';

/**
 * The script behind an installed package's command, to be run by this Node: no shell, no PATH, the same on Windows.
 * @param {string} packageName
 * @param {string} [command] where it differs from the package's name
 */
export function toolPath(packageName, command = packageName.replace(/^.*\//, '')) {
  const folder = join(projectFolder, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const script = typeof bin === 'string' ? bin : bin?.[command];
  if (script === undefined) throw new Error(`The package ${packageName} has no command ${command}.`);
  return join(folder, script);
}
