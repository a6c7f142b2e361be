/** How many findings there are of each severity; pressed, they are shown. */
import { SEVERITIES, type Severity } from '../../model/finding';
import { useAnalysis, useApp, useSession } from '../app/hooks';
import { SEVERITY_COUNTED } from './severity';

export function SeverityFilter() {
  const app = useApp();
  const hidden = useSession((session) => session.hiddenSeverities);
  const { findings } = useAnalysis();
  const toggle = (severity: Severity) => {
    const next = new Set(hidden);
    if (!next.delete(severity)) next.add(severity);
    app.apply({ session: { hiddenSeverities: next } });
  };
  return (
    <fieldset className="severity-filter" aria-label="Severities shown">
      {SEVERITIES.map((severity) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        const [one, many] = SEVERITY_COUNTED[severity];
        return (
          <button
            key={severity}
            type="button"
            className="chip"
            aria-pressed={!hidden.has(severity)}
            onClick={() => toggle(severity)}
          >
            <i className="severity-dot" data-severity={severity} data-none={count === 0 || undefined} />
            {count} {count === 1 ? one : many}
          </button>
        );
      })}
    </fieldset>
  );
}
