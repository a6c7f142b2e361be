/**
 * All remedies of one kind of finding as one edit, one step to undo. The rules are asked once for the diagram as it is
 * when it is pressed; then each remedy is made on what the one before left.
 */
import type { Estimate } from '../estimate/answer';
import type { Diagram } from '../model/diagram';
import type { Finding, Remedy } from '../model/finding';
import { review } from '../rules/review';

export interface FixAll {
  readonly remedy: Remedy;
  /** How many of them have a remedy that can be made. */
  readonly count: number;
}

/** null: fewer than two can be fixed. */
export function fixAllOf(findings: readonly Finding[], estimate: Estimate): FixAll | null {
  const fixable = findings.filter(({ remedy }) => remedy?.apply !== undefined);
  const [first] = fixable;
  if (!first?.remedy || fixable.length < 2) return null;
  const isOne = fixable.every(({ remedy }) => remedy?.label === first.remedy?.label);
  return {
    count: fixable.length,
    remedy: {
      label: isOne ? `${first.remedy.label}, ${fixable.length} times` : `Fix all ${fixable.length}`,
      apply: (diagram) => inTurn(diagram, estimate, fixable),
    },
  };
}

function inTurn(diagram: Diagram, estimate: Estimate, fixable: readonly Finding[]): Diagram {
  const wanted = new Set(fixable.map(keyOf));
  let next = diagram;
  for (const finding of review(diagram, estimate))
    if (wanted.has(keyOf(finding))) next = finding.remedy?.apply?.(next) ?? next;
  return next;
}

const keyOf = ({ rule, components, connections, groups, journeys, message }: Finding): string =>
  JSON.stringify([rule, components, connections, groups, journeys, message]);
