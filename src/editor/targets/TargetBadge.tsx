/** On the card where journeys begin: whether they reach their targets, in a sign and words. */
import './targets.css';
import { CircleCheck, CircleX } from 'lucide-react';
import { useTargetSign } from './signStore';

export function TargetBadge({ entry }: { readonly entry: string }) {
  const sign = useTargetSign(entry);
  if (!sign) return null;
  const Icon = sign.verdict === 'met' ? CircleCheck : CircleX;
  return (
    <span className="target-badge" data-verdict={sign.verdict} title={sign.title}>
      <Icon size={12} aria-hidden="true" />
      {sign.words}
    </span>
  );
}
