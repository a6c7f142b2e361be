/**
 * Several functions as decision diagrams over common labels that share no literal: what they have in common is
 * found, factors that reach into something else are opened, and literals and closed factors that always stand
 * together become one label (so a chain of a hundred parts nothing else touches is one variable).
 */
import { FALSE, TRUE } from './decisionDiagram';
import type { FactoredFunctions } from './factoredFunctions';
import type { Limits } from './limits';
import type { Several } from './literalSets';
import { EMPTY_SET } from './literalSets';
import { substitute } from './substitute';

export function apart(f: FactoredFunctions, limits: Limits, functions: readonly number[]): number[] {
  const terms = [...new Set(functions)].filter((term) => term > TRUE);
  const opened = openSharing(f, limits, terms);
  const areDisjoint = opened.size === 0 && f.sets.areApart(terms.map((term) => f.support(term)));
  if (areDisjoint) return functions.map((one) => f.closed(one));
  const labels = commonLabels(f, terms, opened);
  const known = new Map<number, number>([
    [FALSE, FALSE],
    [TRUE, TRUE],
  ]);
  const asDiagram = (term: number): number => {
    const before = known.get(term);
    if (before !== undefined) return before;
    let made = TRUE;
    const own = (labels.get(term) ?? []).slice().sort((a, b) => f.level(b) - f.level(a));
    for (const label of own) made = f.diagram.node(label, f.level(label), made, FALSE);
    for (const factor of f.factors(term)) {
      const root = opened.get(factor);
      if (root === undefined) continue;
      const inside = new Map(f.factor(root).labels.map((label) => [label, asDiagram(label)]));
      made = limits.within(f.diagram.and(limits.within(substitute(f, root, inside)), made));
    }
    known.set(term, made);
    return made;
  };
  return functions.map(asDiagram);
}

/**
 * The factors that share a literal with another part, each with the diagram that stands for it; the labels inside
 * join the terms. Afterwards nothing that is still closed shares a literal with anything else.
 */
function openSharing(f: FactoredFunctions, limits: Limits, terms: number[]): Map<number, number> {
  const { sets } = f;
  const opened = new Map<number, number>();
  const inTerms = new Set(terms);
  for (;;) {
    const required = sets.union(terms.map((term) => f.required(term)));
    const closed = new Set<number>();
    for (const term of terms) for (const part of f.factors(term)) if (!opened.has(part)) closed.add(part);
    if (closed.size === 0) return opened;
    const supports = [required, ...[...closed].map((factor) => f.factor(factor).support)];
    if (sets.areApart(supports)) return opened;
    const shared = sets.inSeveral(supports);
    for (const factor of widestFirst(f, closed, shared)) {
      const root = limits.within(factor);
      opened.set(factor, root);
      if (root <= TRUE) continue;
      for (const label of f.factor(root).labels) {
        if (inTerms.has(label)) continue;
        inTerms.add(label);
        terms.push(label);
      }
    }
  }
}

/** Those that share something, without those that may stand closed inside another of them. */
function widestFirst(f: FactoredFunctions, factors: Iterable<number>, shared: Several): number[] {
  const { sets } = f;
  const support = (factor: number): number => f.factor(factor).support;
  const sharing = [...factors].filter((factor) => sets.meets(support(factor), shared));
  if (sharing.length === 1) return sharing;
  sharing.sort((a, b) => sets.count(support(b)) - sets.count(support(a)));
  let covered = EMPTY_SET;
  return sharing.filter((factor) => {
    if (sets.intersection(support(factor), covered) === support(factor)) return false;
    covered = sets.union([covered, support(factor)]);
    return true;
  });
}

/** For each term the labels that stand for its literals and closed factors: those in the same terms are one. */
function commonLabels(
  f: FactoredFunctions,
  terms: readonly number[],
  opened: ReadonlyMap<number, number>,
): Map<number, number[]> {
  const classOf = new Map<number, number>();
  let classes = 0;
  for (const term of terms) {
    const split = new Map<number, number>();
    const visit = (atom: number): void => {
      const before = classOf.get(atom) ?? -1;
      let now = split.get(before);
      if (now === undefined) {
        now = classes++;
        split.set(before, now);
      }
      classOf.set(atom, now);
    };
    for (const literal of f.sets.literals(f.required(term))) visit(literal);
    for (const factor of f.factors(term)) if (!opened.has(factor)) visit(-factor);
  }
  const contents = new Map<number, { literals: number[]; factors: number[] }>();
  for (const [atom, one] of classOf) {
    const content = contents.get(one) ?? { literals: [], factors: [] };
    if (atom >= 0) content.literals.push(atom);
    else content.factors.push(-atom);
    contents.set(one, content);
  }
  const labelOf = new Map<number, number>();
  for (const [one, { literals, factors }] of contents) {
    labelOf.set(
      one,
      f.product(
        f.sets.of(literals),
        factors.sort((a, b) => a - b),
      ),
    );
  }
  const found = new Map<number, number[]>();
  for (const term of terms) {
    const own = new Set<number>();
    for (const literal of f.sets.literals(f.required(term)))
      own.add(labelOf.get(classOf.get(literal) ?? -1) ?? TRUE);
    for (const factor of f.factors(term)) {
      if (!opened.has(factor)) own.add(labelOf.get(classOf.get(-factor) ?? -1) ?? TRUE);
    }
    found.set(term, [...own]);
  }
  return found;
}
