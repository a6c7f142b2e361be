/** One finding of the list, or several of one rule folded into one line that opens. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Finding } from '../../model/finding';
import type { FoldedFinding } from '../../rules/foldRepeats';
import { useApp } from '../app/hooks';
import { FindingActions } from './FindingActions';
import { findingKey } from './findingKey';
import { SEVERITY_ICONS } from './severity';
import { showFinding } from './showFinding';

export function FindingRow({ finding }: { readonly finding: FoldedFinding }) {
  const { repeats } = finding;
  const [open, setOpen] = useState(false);
  const isFold = repeats.length > 1;
  return (
    <li data-severity={finding.severity} data-fold={isFold || undefined}>
      <Line finding={finding} />
      {isFold && (
        <button
          type="button"
          className="chip"
          aria-expanded={open}
          aria-label={`${repeats.length} places of ${finding.rule}`}
          onClick={() => setOpen(!open)}
        >
          {open ? (
            <ChevronDown size={12} aria-hidden="true" />
          ) : (
            <ChevronRight size={12} aria-hidden="true" />
          )}
          {repeats.length} places
        </button>
      )}
      <FindingActions findings={repeats} />
      {isFold && open && (
        <ul aria-label={`Places of ${finding.rule}`}>
          {repeats.map((one) => (
            <li key={findingKey(one)} data-severity={one.severity}>
              <Line finding={one} />
              <FindingActions findings={[one]} isPart />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Line({ finding }: { readonly finding: Finding }) {
  const app = useApp();
  const Icon = SEVERITY_ICONS[finding.severity];
  return (
    <button type="button" className="finding-row" onClick={() => showFinding(app, finding)}>
      <Icon size={14} aria-label={finding.severity} />
      <span>{finding.message}</span>
    </button>
  );
}
