/**
 * How files and folders are called: `camelCase.ts`, `PascalCase.tsx`, folders one lowercase word. Entries of a list
 * that is keyed by id carry the id: `no-direct-store.ts`, `0001-first.ts`.
 */
const camelCase = /^[a-z][A-Za-z0-9]*$/;
const pascalCase = /^[A-Z][A-Za-z0-9]*$/;
const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const migration = /^\d{4}-[a-z0-9]+(-[a-z0-9]+)*$/;
const oneWord = /^[a-z]+$/;

const byId: ReadonlyMap<string, readonly RegExp[]> = new Map([
  ['src/rules/connections', [kebabCase, camelCase]],
  ['src/rules/design', [kebabCase, camelCase]],
  ['src/catalog/components', [kebabCase, camelCase]],
  ['src/formats/exporters', [kebabCase, camelCase]],
  ['src/formats/importers', [kebabCase, camelCase]],
  ['src/document/migrations', [migration, camelCase]],
]);

/** Why this path is badly named; null where it is well. */
export function refuseName(path: string): string | null {
  const parts = path.split('/');
  const file = parts.pop() ?? '';
  const badFolder = parts.find((folder) => !oneWord.test(folder));
  if (badFolder !== undefined) return `the folder ${badFolder} is not one lowercase word`;
  const [, stem = '', ending = ''] = /^([^.]+)\.(.+)$/.exec(file) ?? [];
  if (ending === 'tsx') {
    const isFine = pascalCase.test(stem) || path === 'src/editor/main.tsx';
    return isFine ? null : `${file} is not PascalCase.tsx`;
  }
  if (ending === 'ts' || ending === 'mjs') {
    const patterns = byId.get(parts.join('/')) ?? [camelCase];
    return patterns.some((pattern) => pattern.test(stem)) ? null : `${file} is not camelCase.${ending}`;
  }
  return null;
}
