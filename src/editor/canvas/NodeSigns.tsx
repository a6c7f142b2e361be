/** What a card shows beside its words: how busy it is, and whether something is wrong with it, which opens what is found. */
import './marks.css';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ElementRef } from '../../model/elements';
import type { Severity } from '../../model/finding';
import { showFindingsAt } from '../../state/findingList';
import { useApp } from '../app/hooks';

export function Utilization({ share }: { readonly share: number }) {
  const level = share >= 1 ? 'over' : share >= 0.7 ? 'high' : 'normal';
  return (
    <i className="utilization" data-level={level} aria-hidden="true">
      <b style={{ width: `${Math.min(100, Math.max(2, share * 100))}%` }} />
    </i>
  );
}

export const SEVERITY_SIGNS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

interface BadgeProps {
  readonly severity: Severity;
  readonly of: ElementRef;
  readonly name: string;
  readonly size?: number;
}

/** By keyboard the same is a command for what is selected. */
export function SeverityBadge({ severity, of, name, size = 13 }: BadgeProps) {
  const app = useApp();
  const Icon = SEVERITY_SIGNS[severity];
  return (
    <button
      type="button"
      className="severity-badge nodrag nopan"
      data-severity={severity}
      tabIndex={-1}
      aria-label={`Findings of ${name}`}
      title="Show what is found here"
      onClick={(event) => {
        event.stopPropagation();
        app.apply(showFindingsAt(app.context(), of));
      }}
    >
      <Icon size={size} strokeWidth={2.2} aria-hidden="true" />
    </button>
  );
}
