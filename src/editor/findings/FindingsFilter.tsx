/** Words that findings have to hold, the thing they have to be about, and whether the list goes by place. */
import { X } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { isThere, placeName } from '../../state/findingList';
import type { FindingsView } from '../../state/sessionStore';
import { keepFocusNear } from '../app/focus';
import { useApp, useDiagram, useSession } from '../app/hooks';

const ORDERS = [
  ['severity', 'By severity'],
  ['place', 'By place'],
] as const;

export function FindingsFilter() {
  const app = useApp();
  const diagram = useDiagram();
  const view = useSession((session) => session.findingsView);
  const ask = (changes: Partial<FindingsView>) =>
    app.apply({ session: { findingsView: { ...view, ...changes } } });
  const place = view.at !== null && isThere(diagram, view.at) ? placeName(diagram, view.at) : null;
  return (
    <search className="findings-filter" aria-label="Which findings">
      <input
        className="field"
        type="text"
        aria-label="Filter the findings"
        placeholder="Filter: word, name or rule"
        autoComplete="off"
        spellCheck={false}
        value={view.query}
        onChange={(event) => ask({ query: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || view.query === '') return;
          event.stopPropagation();
          event.preventDefault();
          ask({ query: '' });
        }}
      />
      {place !== null && (
        <button
          type="button"
          className="chip"
          aria-label={`Of ${place} only: show all findings`}
          onClick={(event) => {
            keepFocusNear(event.currentTarget);
            ask({ at: null });
          }}
        >
          <span dir="auto">{place}</span>
          <X size={12} aria-hidden="true" />
        </button>
      )}
      <ToggleGroup.Root
        type="single"
        className="profile-chooser"
        aria-label="Order of the findings"
        value={view.by}
        onValueChange={(next) => {
          const chosen = ORDERS.find(([by]) => by === next);
          if (chosen) ask({ by: chosen[0] });
        }}
      >
        {ORDERS.map(([by, label]) => (
          <ToggleGroup.Item key={by} value={by} className="profile">
            {label}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </search>
  );
}
