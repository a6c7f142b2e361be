import { fileURLToPath } from 'node:url';

/** The absolute path of something in this repository, whatever the working directory. */
export function repositoryPath(relative: string): string {
  return fileURLToPath(new URL(`../../${relative}`, import.meta.url));
}
