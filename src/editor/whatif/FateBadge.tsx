/** What became of a part, in a sign and a word: colour alone tells nobody anything. */
import './whatIf.css';
import { CircleSlash, Clock, Gauge, type LucideIcon, OctagonX, TrendingDown } from 'lucide-react';
import type { Fate } from '../../state/whatIf';
import { type Changed, FATE_WORDS } from './fates';

const ICONS: Readonly<Record<Changed, LucideIcon>> = {
  down: OctagonX,
  stopped: CircleSlash,
  overloaded: Gauge,
  degraded: TrendingDown,
  slower: Clock,
};

export function FateBadge({ fate }: { readonly fate: Fate }) {
  if (fate === 'same') return <span className="fate-badge">as before</span>;
  const Icon = ICONS[fate];
  return (
    <span className="fate-badge" data-fate={fate}>
      <Icon size={12} aria-hidden="true" />
      {FATE_WORDS[fate]}
    </span>
  );
}
