/** Throws when something that can only be a bug of ours turns out to be so. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Bug: ${message}`);
}
