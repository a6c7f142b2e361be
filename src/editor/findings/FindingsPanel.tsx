/**
 * All findings at the foot: worst first, or by place, repeats folded; by severity, by words, or of one thing alone. What
 * the document mutes stands at their end.
 */
import './findings.css';
import { X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { command } from '../../state/commands/commands';
import { type FindingSection, findingSections } from '../../state/findingList';
import { useAnalysis, useApp, useDiagram, useSession } from '../app/hooks';
import { FindingRow } from './FindingRow';
import { FindingsFilter } from './FindingsFilter';
import { findingKey } from './findingKey';
import { MutedList } from './MutedList';
import { ProfileChooser } from './ProfileChooser';
import { SeverityFilter } from './SeverityFilter';
import { showPlace } from './showFinding';

export function FindingsPanel() {
  const app = useApp();
  const diagram = useDiagram();
  const { findings } = useAnalysis();
  const hiddenSeverities = useSession((session) => session.hiddenSeverities);
  const findingsView = useSession((session) => session.findingsView);
  const panel = useRef<HTMLElement>(null);
  const sections = useMemo(
    () => findingSections(diagram, findings, { findingsView, hiddenSeverities }),
    [diagram, findings, findingsView, hiddenSeverities],
  );
  // Whoever asked for what is found of one thing goes on in the list.
  useEffect(() => {
    if (findingsView.at === null) return;
    const goOn = () => {
      const first = panel.current?.querySelector<HTMLElement>('.finding-row');
      (first ?? panel.current)?.focus({ preventScroll: true });
    };
    goOn();
    // A menu it was asked from gives the canvas the keyboard when it has closed, a moment later.
    const later = setTimeout(() => {
      const { activeElement, body } = document;
      if (activeElement === body || activeElement?.matches('[data-canvas]')) goOn();
    }, 80);
    return () => clearTimeout(later);
  }, [findingsView.at]);
  return (
    <section
      ref={panel}
      className="findings-panel panel"
      aria-label="Findings"
      tabIndex={-1}
      data-keeps-focus
    >
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
        <FindingsFilter />
      </header>
      {findings.length === 0 && <p className="muted">Nothing to say: every rule is content.</p>}
      {findings.length > 0 && sections.length === 0 && (
        <p className="muted">None of those asked for: choose others above.</p>
      )}
      {sections.map((section) => (
        <Section key={section.key} section={section} />
      ))}
      <MutedList />
    </section>
  );
}

function Section({ section: { title, ref, findings } }: { readonly section: FindingSection }) {
  const app = useApp();
  const rows = findings.map((finding) => (
    <FindingRow key={findingKey(finding.repeats[0] ?? finding)} finding={finding} />
  ));
  if (title === null) return <ul>{rows}</ul>;
  return (
    <section className="findings-place" aria-label={title}>
      <h3 className="heading">
        {ref === null ? (
          title
        ) : (
          <button type="button" className="link" dir="auto" onClick={() => showPlace(app, ref)}>
            {title}
          </button>
        )}
      </h3>
      <ul>{rows}</ul>
    </section>
  );
}
