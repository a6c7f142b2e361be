/**
 * The rules of the house that a machine can keep, over any set of files: layers, packages, cycles, purity, names,
 * lengths, named exports, entries that no list names. Knows no file system, so its own tests hand it small trees.
 */
import { posix } from 'node:path';
import { refuseName } from './checkNames';
import { findCycles } from './findCycles';
import { isPure, layerOf, refuseFile, refusePackage } from './layers';
import { type Import, readImports } from './readImports';
import { readImpurities } from './readImpurities';
import { parseSource, type SyntaxTree, walk } from './syntaxTree';

export interface Violation {
  readonly rule:
    | 'syntax'
    | 'place'
    | 'layer'
    | 'package'
    | 'lost-import'
    | 'cycle'
    | 'purity'
    | 'name'
    | 'length'
    | 'default-export'
    | 'unlisted';
  readonly file: string;
  readonly message: string;
}

export interface Report {
  readonly files: number;
  readonly imports: number;
  readonly violations: readonly Violation[];
}

export const longestFile = 400;

/** Folders whose every file is an entry of some list next to or above it. */
const listedFolders = [
  'src/catalog/components',
  'src/rules/connections',
  'src/rules/design',
  'src/document/migrations',
  'src/state/commands',
];

/** Folders whose files are entries of a list, or are called directly by the shells (the command line's `--json`). */
const usedFolders = ['src/formats/exporters', 'src/formats/importers'];

/** @param files text by path from the repository's root, with `/`; what isn't code only has to be there. */
export function checkArchitecture(files: ReadonlyMap<string, string>): Report {
  const graph = new Map<string, Set<string>>();
  const violations: Violation[] = [];
  let imports = 0;
  for (const [path, text] of files) {
    violations.push(...checkText(path, text));
    if (!isCode(path)) continue;
    const tree = parseSource(path, text);
    const found = readImports(tree);
    imports += found.length;
    violations.push(...checkTree(path, tree), ...found.flatMap((one) => checkImport(path, one, files)));
    graph.set(path, new Set(found.flatMap((one) => targets(path, one, files))));
  }
  violations.push(...checkCycles(graph), ...checkLists(graph));
  return { files: graph.size, imports, violations };
}

function checkText(path: string, text: string): readonly Violation[] {
  const found: Violation[] = [];
  const lines = text.replace(/\n$/, '').split('\n').length;
  if (isWritten(path) && lines > longestFile) {
    found.push({ rule: 'length', file: path, message: `${lines} lines; ${longestFile} are the most` });
  }
  if (!isCode(path)) return found;
  if (layerOf(path) === null) found.push({ rule: 'place', file: path, message: 'stands in no layer' });
  const badName = refuseName(path);
  if (badName !== null) found.push({ rule: 'name', file: path, message: badName });
  return found;
}

function checkTree(path: string, tree: SyntaxTree): readonly Violation[] {
  const found: Violation[] = tree.errors.map((message) => ({ rule: 'syntax', file: path, message }));
  if (isPure(path)) {
    for (const use of readImpurities(tree)) {
      found.push({ rule: 'purity', file: path, message: `uses ${use}, which is to be passed in` });
    }
  }
  for (const { node } of walk(tree.root)) {
    const exportsDefault =
      node.type === 'ExportDefaultDeclaration' ||
      (node.type === 'ExportSpecifier' && isDefault(node.exported));
    if (exportsDefault) found.push({ rule: 'default-export', file: path, message: 'exports by name only' });
  }
  return found;
}

function isDefault(exported: unknown): boolean {
  return (
    typeof exported === 'object' && exported !== null && 'name' in exported && exported.name === 'default'
  );
}

function checkImport(
  path: string,
  { specifier, kind }: Import,
  files: ReadonlyMap<string, string>,
): readonly Violation[] {
  if (specifier === null) {
    // The launcher finds Electron's downloader where Electron has it.
    if (layerOf(path) === 'electron/launch') return [];
    return [{ rule: 'lost-import', file: path, message: `a ${kind} import whose name is computed` }];
  }
  if (!specifier.startsWith('.')) {
    const refused =
      kind === 'reference' ? 'packages are imported, not referenced' : refusePackage(path, specifier);
    return refused === null || specifier === 'vite/client'
      ? []
      : [{ rule: 'package', file: path, message: refused }];
  }
  const resolved = targets(path, { specifier, kind }, files);
  const namesFolder = kind === 'glob' || (kind === 'url' && specifier.endsWith('/'));
  if (resolved.length === 0 && !namesFolder) {
    return [{ rule: 'lost-import', file: path, message: `${specifier} leads nowhere` }];
  }
  return resolved.flatMap((target) => {
    const refused = refuseFile(path, target);
    return refused === null
      ? []
      : [{ rule: 'layer', file: path, message: `${refused} (${kind} import of ${target})` }];
  });
}

/** The files a relative import means: one, several for a glob, none where it leads nowhere. */
function targets(
  path: string,
  { specifier, kind }: Import,
  files: ReadonlyMap<string, string>,
): readonly string[] {
  if (specifier === null || !specifier.startsWith('.')) return [];
  const base = posix.normalize(posix.join(posix.dirname(path), specifier.replace(/[?#].*$/, '')));
  if (kind === 'glob') return [...files.keys()].filter((file) => startsAs(file, base));
  const stem = base.replace(/\.m?js$/, '');
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${stem}.ts`, `${stem}.tsx`, `${base}/index.ts`];
  const target = candidates.find((candidate) => files.has(candidate));
  return target === undefined ? [] : [target];
}

/** Everything under the part of a glob that has no star: more than it means, never less. */
function startsAs(file: string, glob: string): boolean {
  return file.startsWith(glob.replace(/[*{[].*$/, ''));
}

function checkCycles(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly Violation[] {
  return findCycles(graph).map((walked) => ({
    rule: 'cycle',
    file: walked[0] ?? '',
    message: walked.join(' → '),
  }));
}

/** A rule, a type, a format that nobody put in the list is never run, and nobody notices. */
function checkLists(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly Violation[] {
  return [
    ...listedFolders.flatMap((folder) => unlisted(graph, folder, `${posix.dirname(folder)}/`)),
    ...usedFolders.flatMap((folder) => unlisted(graph, folder, 'src/')),
  ];
}

/** The entries of `folder` that no file under `around` imports. */
function unlisted(
  graph: ReadonlyMap<string, ReadonlySet<string>>,
  folder: string,
  around: string,
): readonly Violation[] {
  const listed = new Set<string>();
  for (const [path, imported] of graph) {
    if (path.startsWith(around)) for (const target of imported) listed.add(target);
  }
  const found: Violation[] = [];
  for (const path of graph.keys()) {
    const isList = posix.basename(path, '.ts') === posix.basename(folder);
    if (posix.dirname(path) !== folder || isList || listed.has(path)) continue;
    found.push({ rule: 'unlisted', file: path, message: `no list in ${around} names it` });
  }
  return found;
}

function isCode(path: string): boolean {
  return /^(src|electron)\/.*\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts');
}

function isWritten(path: string): boolean {
  return /\.(ts|tsx|mjs|css)$/.test(path);
}
