/**
 * What differs in how two versions want to be reviewed: the profile, what rules weigh, and what is muted where and why.
 * Mutings are paired by rule and place; a place that merely has another id is the same one.
 */
import type { Diagram } from './diagram';
import type { FieldChange } from './fieldChange';
import { type Muting, PLACE_KINDS } from './reviewSettings';
import type { SameParts } from './sameParts';

type Reviewed = Pick<Diagram, 'review' | 'muted'>;

/** Paths: `review profile`, `review severities RULE`, `muted RULE`, the last with whole mutings as values. */
export function reviewChanges(before: Reviewed, after: Reviewed, same: SameParts): readonly FieldChange[] {
  const { profile, severities } = before.review;
  const rules = [...new Set([...after.review.severities.keys(), ...severities.keys()])];
  return [
    change(['review', 'profile'], profile, after.review.profile),
    ...rules.map((rule) =>
      change(['review', 'severities', rule], severities.get(rule), after.review.severities.get(rule)),
    ),
    ...mutingChanges(before, after, same),
  ].filter(({ before: was, after: is }) => was !== is);
}

function mutingChanges(before: Reviewed, after: Reviewed, same: SameParts): FieldChange[] {
  const earlier = new Map([...before.muted.values()].map((one) => [keyOf(renamed(one, same)), one]));
  const later = new Map([...after.muted.values()].map((one) => [keyOf(one), one]));
  return [...new Set([...later.keys(), ...earlier.keys()])].map((key) => {
    const [was, is] = [earlier.get(key), later.get(key)];
    const isSame = was !== undefined && was.reason === is?.reason;
    return change(['muted', (is ?? was)?.rule ?? ''], isSame ? is : was, is);
  });
}

const change = (path: readonly string[], before: unknown, after: unknown): FieldChange => ({
  ...{ path, before, after },
});

const keyOf = (muting: Muting): string =>
  JSON.stringify([muting.rule, ...PLACE_KINDS.map((kind) => [...(muting[kind] ?? [])].sort())]);

const renamed = (muting: Muting, same: SameParts): Muting => ({
  ...muting,
  ...Object.fromEntries(
    PLACE_KINDS.map((kind) => [kind, muting[kind]?.map((id) => same[kind].get(id) ?? id)]),
  ),
});
