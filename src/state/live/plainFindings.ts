/**
 * Findings as they can be sent from one thread to another: without the edit a remedy makes, which is code. Where a
 * remedy is pressed, the rules are asked again for the diagram as it is then, and theirs is made.
 */
import type { Estimate } from '../../estimate/answer';
import type { Finding, Remedy } from '../../model/finding';
import { review } from '../../rules/review';
import { sameValue } from './sameValue';

export interface PlainFinding extends Omit<Finding, 'remedy'> {
  readonly remedy?: { readonly label: string; readonly applies: boolean };
}

export function plainFindings(findings: readonly Finding[]): readonly PlainFinding[] {
  return findings.map(({ remedy, ...finding }) => ({
    ...finding,
    ...(remedy && { remedy: { label: remedy.label, applies: remedy.apply !== undefined } }),
  }));
}

export function revivedFindings(findings: readonly PlainFinding[], estimate: Estimate): readonly Finding[] {
  return findings.map(({ remedy, ...finding }) => ({
    ...finding,
    ...(remedy && { remedy: revived(finding, remedy, estimate) }),
  }));
}

function revived(
  finding: Subject,
  { label, applies }: { readonly label: string; readonly applies: boolean },
  estimate: Estimate,
): Remedy {
  if (!applies) return { label };
  return {
    label,
    apply: (diagram) => {
      const again = review(diagram, estimate).filter(
        (one) => one.remedy?.label === label && isAbout(one, finding),
      );
      const found = again.find(({ message }) => message === finding.message) ?? again[0];
      return found?.remedy?.apply?.(diagram) ?? diagram;
    },
  };
}

const isAbout = (a: Subject, b: Subject): boolean =>
  a.rule === b.rule && sameValue(subjectOf(a), subjectOf(b));

type Subject = Omit<Finding, 'remedy'>;

const subjectOf = ({ components, connections, groups = [], journeys = [] }: Subject) => [
  components,
  connections,
  groups,
  journeys,
];
