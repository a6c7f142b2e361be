/** The ways into the help from the screen: a rule's name, and the question mark beside a type's. */
import { CircleHelp } from 'lucide-react';
import { useApp } from '../app/hooks';
import { openHelp } from './openHelp';

export function RuleLink({ id }: { readonly id: string }) {
  const app = useApp();
  return (
    <button
      type="button"
      className="rule-link"
      aria-haspopup="dialog"
      title="What this rule says, and why"
      onClick={() => openHelp(app, { about: 'rule', id })}
    >
      {id}
    </button>
  );
}

export function TypeHelpButton({ id, label }: { readonly id: string; readonly label: string }) {
  const app = useApp();
  return (
    <button
      type="button"
      className="icon-button"
      aria-haspopup="dialog"
      aria-label={`Help on ${label}`}
      title="What this type is, and where its numbers come from (F1)"
      onClick={() => openHelp(app, { about: 'type', id })}
    >
      <CircleHelp size={15} aria-hidden="true" />
    </button>
  );
}
