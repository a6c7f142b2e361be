import type { FactoredFunctions } from './factoredFunctions';

/** The diagram with other diagrams in the place of some labels. */
export function substitute(f: FactoredFunctions, root: number, instead: ReadonlyMap<number, number>): number {
  const { diagram } = f;
  let last = -Infinity;
  for (const label of instead.keys()) last = Math.max(last, f.level(label));
  const done = new Map<number, number>();
  const replaced = (node: number): number => {
    if (diagram.level(node) > last) return node;
    const known = done.get(node);
    if (known !== undefined) return known;
    const label = diagram.label(node);
    const condition = instead.get(label) ?? f.closed(label);
    const made = diagram.ifThenElse(condition, replaced(diagram.high(node)), replaced(diagram.low(node)));
    done.set(node, made);
    return made;
  };
  return replaced(root);
}
