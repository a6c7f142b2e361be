/** Whether a target is met: in a sign and a word, as colour alone tells nobody anything. */
import './targets.css';
import { CircleCheck, CircleX } from 'lucide-react';
import type { TargetVerdict } from '../../estimate/answer';

export function VerdictMark({ verdict }: { readonly verdict: TargetVerdict }) {
  const Icon = verdict === 'met' ? CircleCheck : CircleX;
  return (
    <span className="verdict-mark" data-verdict={verdict}>
      <Icon size={12} aria-hidden="true" />
      {verdict === 'met' ? 'meets' : 'misses'}
    </span>
  );
}
