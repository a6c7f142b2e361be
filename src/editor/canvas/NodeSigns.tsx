/** What a card shows beside its words: how busy it is, and whether something is wrong with it. */
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../model/finding';

export function Utilization({ share }: { readonly share: number }) {
  const level = share >= 1 ? 'over' : share >= 0.7 ? 'high' : 'normal';
  return (
    <i className="utilization" data-level={level} aria-hidden="true">
      <b style={{ width: `${Math.min(100, Math.max(2, share * 100))}%` }} />
    </i>
  );
}

const BADGES = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const Icon = BADGES[severity];
  return (
    <span className="severity-badge" data-severity={severity}>
      <Icon size={13} strokeWidth={2.2} aria-hidden="true" />
    </span>
  );
}
