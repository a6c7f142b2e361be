/**
 * Everything a file reaches for in another module: imports of values and types, re-exports, side effects, dynamic
 * imports, types by `import('…')`, `require`, workers and assets by `new URL('…', import.meta.url)`, globs and
 * reference comments. `specifier` is null where it isn't a plain string, so that nobody can follow it.
 */
import {
  isIdentifier,
  isNode,
  literalText,
  memberName,
  type SyntaxNode,
  type SyntaxTree,
  walk,
} from './syntaxTree';

export interface Import {
  readonly specifier: string | null;
  readonly kind: 'static' | 're-export' | 'dynamic' | 'type' | 'require' | 'url' | 'glob' | 'reference';
}

export function readImports(tree: SyntaxTree): readonly Import[] {
  const found: Import[] = [];
  for (const { node } of walk(tree.root)) found.push(...importsOf(node));
  for (const comment of tree.comments) {
    const path = /^\/\s*<reference\s+(?:path|types)\s*=\s*["']([^"']+)["']/.exec(comment)?.[1];
    if (path !== undefined) found.push({ specifier: path, kind: 'reference' });
  }
  return found;
}

function importsOf(node: SyntaxNode): readonly Import[] {
  switch (node.type) {
    case 'ImportDeclaration':
      return [{ specifier: literalText(node.source), kind: 'static' }];
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return isNode(node.source) ? [{ specifier: literalText(node.source), kind: 're-export' }] : [];
    case 'ImportExpression':
      return [{ specifier: literalText(node.source), kind: 'dynamic' }];
    case 'TSImportType':
      return [{ specifier: literalText(node.source), kind: 'type' }];
    case 'TSExternalModuleReference':
      return [{ specifier: literalText(node.expression), kind: 'require' }];
    case 'CallExpression':
      return callImports(node);
    case 'NewExpression':
      return urlImports(node);
    default:
      return [];
  }
}

function callImports(node: SyntaxNode): readonly Import[] {
  const first = firstArgument(node);
  if (isIdentifier(node.callee, 'require')) return [{ specifier: literalText(first), kind: 'require' }];
  const { callee } = node;
  if (!isNode(callee) || callee.type !== 'MemberExpression' || !isImportMeta(callee.object)) return [];
  if (memberName(callee) !== 'glob') return [];
  const patterns = isNode(first) && Array.isArray(first.elements) ? first.elements : [first];
  return patterns.map((pattern) => ({ specifier: literalText(pattern), kind: 'glob' }));
}

/** `new URL('./worker.ts', import.meta.url)`, which is how bundlers name a file. */
function urlImports(node: SyntaxNode): readonly Import[] {
  if (!isIdentifier(node.callee, 'URL') || !Array.isArray(node.arguments)) return [];
  const [specifier, base] = node.arguments;
  if (!isNode(base) || base.type !== 'MemberExpression' || !isImportMeta(base.object)) return [];
  return [{ specifier: literalText(specifier), kind: 'url' }];
}

function isImportMeta(value: unknown): boolean {
  return isNode(value) && value.type === 'MetaProperty';
}

function firstArgument(node: SyntaxNode): unknown {
  return Array.isArray(node.arguments) ? node.arguments[0] : undefined;
}
