/**
 * Findings for people: what one rule says in many places is one finding about all of them, in the words of the first.
 * Nothing is lost: the repeats stand in it. Programs get every finding by itself.
 */
import type { Finding, Remedy } from '../model/finding';
import { PLACE_KINDS } from '../model/reviewSettings';

export interface FoldedFinding extends Finding {
  /** What was folded into it, itself the first; of a finding that stands alone, that one. */
  readonly repeats: readonly Finding[];
}

/** In the order of the first of each. Only findings of the same rule and severity fold, muted ones by themselves. */
export function foldRepeats(findings: readonly Finding[]): readonly FoldedFinding[] {
  const folds = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { rule, severity, muted } = finding;
    const key = muted ? `${rule} ${severity} ${muted.id}` : `${rule} ${severity}`;
    const fold = folds.get(key);
    if (fold) fold.push(finding);
    else folds.set(key, [finding]);
  }
  return [...folds.values()].flatMap((repeats) => {
    const [first] = repeats;
    return first ? [folded(first, repeats)] : [];
  });
}

function folded(first: Finding, repeats: readonly Finding[]): FoldedFinding {
  if (repeats.length === 1) return { ...first, repeats };
  const { remedy: _, components: _components, connections: _connections, ...rest } = first;
  const remedy = sharedRemedy(repeats);
  return {
    ...rest,
    components: [],
    connections: [],
    ...Object.fromEntries(PLACE_KINDS.flatMap((kind) => placesOf(repeats, kind))),
    message: `${first.message} And ${repeats.length - 1} more like it.`,
    ...(remedy && { remedy }),
    repeats,
  };
}

function placesOf(repeats: readonly Finding[], kind: (typeof PLACE_KINDS)[number]) {
  const ids = new Set<string>();
  for (const finding of repeats) for (const id of finding[kind] ?? []) ids.add(id);
  return ids.size === 0 ? [] : [[kind, [...ids]] as const];
}

/** Its name, where all have the same one. Each is applied by itself: one edit may change what another needs. */
function sharedRemedy(repeats: readonly Finding[]): Remedy | null {
  const label = repeats[0]?.remedy?.label;
  return label === undefined || repeats.some(({ remedy }) => remedy?.label !== label) ? null : { label };
}
