/** All findings in one list at the foot, worst first; a click goes to the place. */
import './findings.css';
import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import { SEVERITIES } from '../../model/finding';
import { command } from '../../state/commands/commands';
import { useAnalysis, useApp } from '../app/hooks';
import { findingKey } from '../inspector/FindingList';
import { RemedyButton } from './RemedyButton';
import { showFinding } from './showFinding';

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

export function FindingsPanel() {
  const app = useApp();
  const { findings } = useAnalysis();
  const sorted = SEVERITIES.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  return (
    <section className="findings-panel panel" aria-label="Findings">
      <header>
        <h2 className="heading">Findings</h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Close the findings"
          onClick={() => app.run(command('toggle-findings'))}
        >
          <X size={14} />
        </button>
      </header>
      {sorted.length === 0 && <p className="muted">Nothing to say: every rule is content.</p>}
      <ul>
        {sorted.map((finding) => {
          const Icon = ICONS[finding.severity];
          return (
            <li key={findingKey(finding)} data-severity={finding.severity}>
              <button type="button" className="finding-row" onClick={() => showFinding(app, finding)}>
                <Icon size={14} aria-label={finding.severity} />
                <span>{finding.message}</span>
              </button>
              <RemedyButton remedy={finding.remedy} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
