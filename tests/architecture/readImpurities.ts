/**
 * What a pure file must not touch: the clock, chance, the page, timers, the machine. Names that the file binds itself
 * (a parameter called `document`) are its own; the compiler, whose `lib` has no DOM there, covers what that lets through.
 */
import { isIdentifier, isNode, memberName, type SyntaxNode, type SyntaxTree, walk } from './syntaxTree';

const machine: ReadonlySet<string> = new Set(
  `window document navigator location history localStorage sessionStorage indexedDB globalThis self process Buffer
  setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame fetch performance crypto Worker XMLHttpRequest`.split(
    /\s+/,
  ),
);

const impureMembers: ReadonlyMap<string, string> = new Map([
  ['Date', 'now'],
  ['Math', 'random'],
]);

/** One phrase for each, such as `Date.now`. */
export function readImpurities(tree: SyntaxTree): readonly string[] {
  const own = boundNames(tree.root);
  const found: string[] = [];
  for (const { node, parent, field } of walk(tree.root)) {
    if (!isIdentifier(node) || own.has(node.name) || !isReference(parent, field)) continue;
    if (machine.has(node.name)) found.push(node.name);
    const member = impureMembers.get(node.name);
    if (member !== undefined && reaches(node.name, member, parent, field))
      found.push(`${node.name}.${member}`);
  }
  return found;
}

/** Whether this use of `Date` or `Math` gets at the clock or at chance, under another name too. */
function reaches(name: string, member: string, parent: SyntaxNode | null, field: string): boolean {
  if (parent === null) return false;
  if (parent.type === 'MemberExpression' && field === 'object') {
    const used = memberName(parent);
    return used === null || used === member;
  }
  if (parent.type === 'NewExpression' && field === 'callee')
    return name === 'Date' && argumentCount(parent) === 0;
  if (parent.type === 'BinaryExpression' || parent.type.startsWith('TS')) return false;
  if (parent.type === 'VariableDeclarator') return !picksOnlyOthers(parent.id, member);
  // Handed on or called: whoever gets it can read the clock.
  return true;
}

/** `const { max } = Math` is fine, `const { random } = Math` and `const m = Math` are not. */
function picksOnlyOthers(pattern: unknown, member: string): boolean {
  if (!isNode(pattern) || pattern.type !== 'ObjectPattern' || !Array.isArray(pattern.properties))
    return false;
  return pattern.properties.every(
    (property: unknown) =>
      isNode(property) &&
      property.type === 'Property' &&
      isIdentifier(property.key) &&
      property.key.name !== member,
  );
}

function argumentCount(node: SyntaxNode): number {
  return Array.isArray(node.arguments) ? node.arguments.length : 0;
}

/** An identifier that stands for a value, not for a key, a label or a type. */
function isReference(parent: SyntaxNode | null, field: string): boolean {
  if (parent === null) return false;
  if (parent.type === 'MemberExpression') return field === 'object' || parent.computed === true;
  if (field === 'key') return parent.computed === true;
  if (field === 'label' || field === 'typeName' || field === 'exprName' || field === 'qualifier')
    return false;
  if (parent.type === 'TSQualifiedName' || parent.type === 'TSEnumMember') return false;
  return !/^(Import|Export).*Specifier$/.test(parent.type);
}

const bindingFields: ReadonlyMap<string, readonly string[]> = new Map([
  ['VariableDeclarator', ['id']],
  ['FunctionDeclaration', ['id', 'params']],
  ['FunctionExpression', ['id', 'params']],
  ['ArrowFunctionExpression', ['params']],
  ['TSFunctionType', ['params']],
  ['TSMethodSignature', ['params']],
  ['TSCallSignatureDeclaration', ['params']],
  ['TSDeclareFunction', ['id', 'params']],
  ['TSEmptyBodyFunctionExpression', ['params']],
  ['ClassDeclaration', ['id']],
  ['CatchClause', ['param']],
  ['ImportSpecifier', ['local']],
  ['ImportDefaultSpecifier', ['local']],
  ['ImportNamespaceSpecifier', ['local']],
]);

function boundNames(root: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { node } of walk(root)) {
    for (const field of bindingFields.get(node.type) ?? []) {
      const value = node[field];
      for (const pattern of Array.isArray(value) ? value : [value]) addBound(pattern, names);
    }
  }
  return names;
}

/** The names a pattern binds, whatever its nesting. */
function addBound(pattern: unknown, names: Set<string>): void {
  if (!isNode(pattern)) return;
  if (isIdentifier(pattern)) names.add(pattern.name);
  for (const field of ['left', 'argument', 'value', 'parameter']) addBound(pattern[field], names);
  for (const field of ['elements', 'properties']) {
    const parts = pattern[field];
    if (Array.isArray(parts)) for (const part of parts) addBound(part, names);
  }
}
