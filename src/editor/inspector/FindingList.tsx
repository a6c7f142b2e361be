/** Findings as cards: the sentence, and the remedy as a button where it can be applied. */
import { Wrench } from 'lucide-react';
import { type ElementRef, idOf, kindOf } from '../../model/elements';
import type { Finding } from '../../model/finding';
import { applyRemedy } from '../../state/gestures';
import { useAnalysis, useApp } from '../app/hooks';
import { showFinding } from '../findings/showFinding';

interface Props {
  /** null: of the whole diagram. */
  readonly of: ElementRef | null;
  readonly limit?: number;
}

export function FindingList({ of, limit = Infinity }: Props) {
  const { findings } = useAnalysis();
  const shown = of === null ? findings : findings.filter((finding) => isAbout(finding, of));
  return (
    <>
      {shown.slice(0, limit).map((finding) => (
        <FindingCard key={findingKey(finding)} finding={finding} jumps={of === null} />
      ))}
      {shown.length > limit && (
        <p className="muted">And {shown.length - limit} more, in the list at the foot.</p>
      )}
    </>
  );
}

function FindingCard({ finding, jumps }: { readonly finding: Finding; readonly jumps: boolean }) {
  const app = useApp();
  const { severity, message, remedy } = finding;
  return (
    <div className="finding-card" data-severity={severity}>
      {jumps ? (
        <button type="button" className="finding-message" onClick={() => showFinding(app, finding)}>
          {message}
        </button>
      ) : (
        <p>{message}</p>
      )}
      {remedy?.apply && (
        <button
          type="button"
          className="button"
          data-small
          onClick={() => app.apply(applyRemedy(app.context(), remedy))}
        >
          <Wrench size={12} aria-hidden="true" />
          {remedy.label}
        </button>
      )}
    </div>
  );
}

export const findingKey = (finding: Finding): string =>
  [finding.rule, ...finding.components, ...finding.connections, finding.message].join(' ');

function isAbout(finding: Finding, ref: ElementRef): boolean {
  const id = idOf(ref);
  switch (kindOf(ref)) {
    case 'component':
      return finding.components.includes(id);
    case 'connection':
      return finding.connections.includes(id);
    case 'group':
      return finding.groups?.includes(id) ?? false;
    case 'note':
      return false;
  }
}
