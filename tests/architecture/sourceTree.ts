import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryPath } from '../support/repository';

/** The real tree as `checkArchitecture` takes it: every file under these folders, text where it is code or style. */
export function sourceTree(folders: readonly string[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const folder of folders) addFolder(folder, files);
  return files;
}

function addFolder(folder: string, files: Map<string, string>): void {
  for (const entry of readdirSync(repositoryPath(folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) addFolder(path, files);
    else files.set(path, isText(path) ? readFileSync(join(repositoryPath(folder), entry.name), 'utf8') : '');
  }
}

function isText(path: string): boolean {
  return /\.(ts|tsx|mjs|css)$/.test(path);
}
