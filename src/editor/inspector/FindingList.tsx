/** Findings as cards: the sentence, and the remedy as a button where it can be applied. */
import type { ElementRef } from '../../model/elements';
import { type FoldedFinding, foldRepeats } from '../../rules/foldRepeats';
import { isAbout } from '../../state/findingList';
import { useAnalysis, useApp } from '../app/hooks';
import { FindingActions } from '../findings/FindingActions';
import { findingKey } from '../findings/findingKey';
import { showFinding } from '../findings/showFinding';

interface Props {
  /** null: of the whole diagram. */
  readonly of: ElementRef | null;
  readonly limit?: number;
}

export function FindingList({ of, limit = Infinity }: Props) {
  const { findings } = useAnalysis();
  const own = of === null ? findings : findings.filter((finding) => isAbout(finding, of));
  // Of the whole diagram repeats are one card; of one part each has its own.
  const shown = of === null ? foldRepeats(own) : own.map((finding) => ({ ...finding, repeats: [finding] }));
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

function FindingCard({ finding, jumps }: { readonly finding: FoldedFinding; readonly jumps: boolean }) {
  const app = useApp();
  const { severity, message, repeats } = finding;
  return (
    <div className="finding-card" data-severity={severity}>
      {jumps ? (
        <button type="button" className="finding-message" onClick={() => showFinding(app, finding)}>
          {message}
        </button>
      ) : (
        <p>{message}</p>
      )}
      <FindingActions findings={repeats} />
    </div>
  );
}
