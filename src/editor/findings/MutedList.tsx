/** What the document doesn't want to hear: its mutings with their reasons, and the rules it turned off. */
import { BellOff } from 'lucide-react';
import { type ReactNode, useDeferredValue, useMemo } from 'react';
import type { Diagram } from '../../model/diagram';
import { connectionName, nameOf } from '../../model/queries';
import { PLACE_KINDS } from '../../model/reviewSettings';
import { reviewAll } from '../../rules/review';
import { speakAgain, weighRule } from '../../state/reviewEdits';
import { keepFocusNear } from '../app/focus';
import { useAnalysis, useApp, useDiagram } from '../app/hooks';
import { RuleLink } from '../help/HelpLink';

export function MutedList() {
  const app = useApp();
  const diagram = useDiagram();
  const messages = useMutedMessages();
  const off = [...diagram.review.severities].filter(([, severity]) => severity === 'off');
  if (diagram.muted.size + off.length === 0) return null;
  return (
    <>
      <h3 className="heading muted-heading">Muted</h3>
      <ul aria-label="Muted">
        {[...diagram.muted].map(([id, { rule, reason, ...places }]) => {
          const [message, ...more] = messages.get(id) ?? [];
          return (
            <Entry
              key={`muted ${id}`}
              rule={rule}
              reason={reason}
              onSpeak={() => app.apply(speakAgain(app.context(), id))}
            >
              {message ?? `Nothing of it now, ${placesWords(diagram, places)}.`}
              {more.length > 0 && ` And ${more.length} more.`}
            </Entry>
          );
        })}
        {off.map(([rule]) => (
          <Entry
            key={`off ${rule}`}
            rule={rule}
            onSpeak={() => app.apply(weighRule(app.context(), rule, null))}
          >
            Turned off in this document.
          </Entry>
        ))}
      </ul>
    </>
  );
}

interface EntryProps {
  readonly rule: string;
  readonly reason?: string;
  readonly onSpeak: () => void;
  readonly children: ReactNode;
}

function Entry({ rule, reason, onSpeak, children }: EntryProps) {
  return (
    <li className="muted-finding">
      <BellOff size={14} aria-hidden="true" />
      <p>
        {reason !== undefined && <strong dir="auto">{reason}</strong>}
        <span>{children}</span>
      </p>
      <span className="finding-actions">
        <RuleLink id={rule} />
        <button
          type="button"
          className="button"
          data-small
          aria-label={`Let ${rule} speak again`}
          onClick={(event) => {
            keepFocusNear(event.currentTarget);
            onSpeak();
          }}
        >
          Speak again
        </button>
      </span>
    </li>
  );
}

/** What each muting keeps quiet just now, by its id. Asked of the rules only where something is muted. */
function useMutedMessages(): ReadonlyMap<string, readonly string[]> {
  const diagram = useDeferredValue(useDiagram());
  const { estimate } = useAnalysis();
  return useMemo(() => {
    const found = new Map<string, string[]>();
    if (diagram.muted.size === 0) return found;
    for (const { muted, message } of reviewAll(diagram, estimate))
      if (muted) found.set(muted.id, [...(found.get(muted.id) ?? []), message]);
    return found;
  }, [diagram, estimate]);
}

function placesWords(diagram: Diagram, places: Parameters<typeof namesOf>[1]): string {
  const names = namesOf(diagram, places);
  return names.length === 0 ? 'in the whole document' : `at ${names.join(', ')}`;
}

function namesOf(
  diagram: Diagram,
  places: { readonly [K in (typeof PLACE_KINDS)[number]]?: readonly string[] },
): readonly string[] {
  return PLACE_KINDS.flatMap((kind) =>
    (places[kind] ?? []).map((id) => {
      if (kind === 'connections') return diagram.connections.has(id) ? connectionName(diagram, id) : id;
      if (kind === 'components') return nameOf(diagram, id);
      return diagram[kind].get(id)?.name || id;
    }),
  );
}
