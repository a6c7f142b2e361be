/** The worst finding on each thing; infos stay in the list and off the canvas. */
import type { Visible } from '../../layout/visibleDiagram';
import { type ElementRef, idOf, kindOf, refOf } from '../../model/elements';
import { type Finding, SEVERITIES, type Severity } from '../../model/finding';
import { worst } from './groupCards';

export type SeverityOf = (ref: ElementRef) => Severity | null;

type Bundles = Visible['lines'];

/**
 * One for each canvas. Findings are other objects whenever a number in their words is another one: the same function is
 * given again as long as it says the same, so that whoever holds it needn't ask.
 */
export function createSeverities(): (findings: readonly Finding[], bundles: Bundles) => SeverityOf {
  let asked: readonly Finding[] | null = null;
  let known: ReadonlyMap<ElementRef, Severity> = new Map();
  let bundled: Bundles | null = null;
  let severityOf: SeverityOf = () => null;
  return (findings, bundles) => {
    const severities = findings === asked ? known : severitiesOf(findings);
    asked = findings;
    if (bundles === bundled && sameIn(known, severities)) return severityOf;
    known = severities;
    bundled = bundles;
    severityOf = (ref) => severityIn(severities, bundles, ref);
    return severityOf;
  };
}

/** The worst of all a line stands for. */
function severityIn(
  severities: ReadonlyMap<ElementRef, Severity>,
  bundles: Bundles,
  ref: ElementRef,
): Severity | null {
  const bundle = kindOf(ref) === 'connection' ? bundles.get(idOf(ref)) : undefined;
  return bundle
    ? worst(bundle.map((id) => severities.get(refOf('connection', id)) ?? null))
    : (severities.get(ref) ?? null);
}

/** In whatever order. */
const sameIn = (a: ReadonlyMap<ElementRef, Severity>, b: ReadonlyMap<ElementRef, Severity>): boolean =>
  a === b || (a.size === b.size && [...a].every(([ref, severity]) => b.get(ref) === severity));

function severitiesOf(findings: readonly Finding[]): ReadonlyMap<ElementRef, Severity> {
  const worst = new Map<ElementRef, Severity>();
  const mark = (ref: ElementRef, severity: Severity) => {
    const known = worst.get(ref);
    if (!known || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(known)) worst.set(ref, severity);
  };
  for (const finding of findings) {
    if (finding.severity === 'info') continue;
    for (const id of finding.connections) mark(refOf('connection', id), finding.severity);
    for (const id of finding.components) mark(refOf('component', id), finding.severity);
    for (const id of finding.groups ?? []) mark(refOf('group', id), finding.severity);
  }
  return worst;
}
