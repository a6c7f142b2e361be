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

interface HelpButtonProps {
  readonly id: string;
  readonly label: string;
  /** Absent: a component type. */
  readonly about?: 'type' | 'group';
}

export function TypeHelpButton({ id, label, about = 'type' }: HelpButtonProps) {
  const app = useApp();
  return (
    <button
      type="button"
      className="icon-button"
      aria-haspopup="dialog"
      aria-label={`Help on ${label}`}
      title={`What this ${about === 'type' ? 'type' : 'kind'} is, and where its numbers come from (F1)`}
      onClick={() => openHelp(app, { about, id })}
    >
      <CircleHelp size={15} aria-hidden="true" />
    </button>
  );
}
