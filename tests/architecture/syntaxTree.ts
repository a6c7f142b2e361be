import { parseSync } from 'vite';

/** A node of the tree that Vite's own parser makes, TypeScript included. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

export interface SyntaxTree {
  readonly root: SyntaxNode;
  readonly comments: readonly string[];
  readonly errors: readonly string[];
}

export function parseSource(path: string, text: string): SyntaxTree {
  const { program, comments, errors } = parseSync(path, text);
  if (!isNode(program)) throw new Error(`The parser gave no program for ${path}.`);
  return {
    root: program,
    comments: comments.map(({ value }) => value),
    errors: errors.map(({ message }) => message),
  };
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** Every node, parents first. `field` is where in its parent it stands. */
export function* walk(
  node: SyntaxNode,
  parent: SyntaxNode | null = null,
  field = '',
): Generator<{ node: SyntaxNode; parent: SyntaxNode | null; field: string }> {
  yield { node, parent, field };
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* walk(child, node, name);
    }
  }
}

export function isIdentifier(value: unknown, name?: string): value is SyntaxNode & { name: string } {
  return (
    isNode(value) &&
    value.type === 'Identifier' &&
    typeof value.name === 'string' &&
    (name === undefined || value.name === name)
  );
}

/** The text of a string literal, or of a template without holes; else null. */
export function literalText(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === 'Literal' && typeof value.value === 'string') return value.value;
  if (value.type !== 'TemplateLiteral' || !Array.isArray(value.quasis) || value.quasis.length !== 1)
    return null;
  const [only] = value.quasis;
  return isNode(only) && isCooked(only.value) ? only.value.cooked : null;
}

function isCooked(value: unknown): value is { cooked: string } {
  return typeof value === 'object' && value !== null && 'cooked' in value && typeof value.cooked === 'string';
}

/** The member's name in `a.b` and `a['b']`; null where it is computed. */
export function memberName(node: SyntaxNode): string | null {
  if (node.computed === true) return literalText(node.property);
  return isIdentifier(node.property) ? node.property.name : null;
}
