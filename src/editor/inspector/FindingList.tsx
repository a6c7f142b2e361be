/** Findings as cards: the sentence, and the remedy as a button where it can be applied. */
import { type ElementRef, idOf, kindOf } from '../../model/elements';
import type { Finding } from '../../model/finding';
import { useAnalysis, useApp } from '../app/hooks';
import { RemedyButton } from '../findings/RemedyButton';
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
  const { severity, message } = finding;
  return (
    <div className="finding-card" data-severity={severity}>
      {jumps ? (
        <button type="button" className="finding-message" onClick={() => showFinding(app, finding)}>
          {message}
        </button>
      ) : (
        <p>{message}</p>
      )}
      <RemedyButton remedy={finding.remedy} />
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
