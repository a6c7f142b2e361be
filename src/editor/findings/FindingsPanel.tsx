/** All findings in one list at the foot, worst first and repeats folded; what the document mutes stands at its end. */
import './findings.css';
import { X } from 'lucide-react';
import { SEVERITIES } from '../../model/finding';
import { foldRepeats } from '../../rules/foldRepeats';
import { command } from '../../state/commands/commands';
import { useAnalysis, useApp, useSession } from '../app/hooks';
import { FindingRow } from './FindingRow';
import { findingKey } from './findingKey';
import { MutedList } from './MutedList';
import { ProfileChooser } from './ProfileChooser';
import { SeverityFilter } from './SeverityFilter';

export function FindingsPanel() {
  const app = useApp();
  const { findings } = useAnalysis();
  const hidden = useSession((session) => session.hiddenSeverities);
  const folded = foldRepeats(findings);
  const sorted = SEVERITIES.flatMap((severity) =>
    hidden.has(severity) ? [] : folded.filter((finding) => finding.severity === severity),
  );
  return (
    <section className="findings-panel panel" aria-label="Findings" tabIndex={-1} data-keeps-focus>
      <header>
        <h2 className="heading">Findings</h2>
        <SeverityFilter />
        <ProfileChooser />
        <button
          type="button"
          className="icon-button"
          aria-label="Close the findings"
          onClick={() => app.run(command('toggle-findings'))}
        >
          <X size={14} />
        </button>
      </header>
      {findings.length === 0 && <p className="muted">Nothing to say: every rule is content.</p>}
      {findings.length > 0 && sorted.length === 0 && (
        <p className="muted">None of the severities shown: choose others above.</p>
      )}
      <ul>
        {sorted.map((finding) => (
          <FindingRow key={findingKey(finding.repeats[0] ?? finding)} finding={finding} />
        ))}
      </ul>
      <MutedList />
    </section>
  );
}
