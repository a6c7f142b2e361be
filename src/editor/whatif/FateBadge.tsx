/** What became of a part, in a sign and a word: colour alone tells nobody anything. */
import './whatIf.css';
import { CircleSlash, Clock, Gauge, type LucideIcon, OctagonX, TrendingDown } from 'lucide-react';
import type { Fate } from '../../state/whatIf';

const SIGNS: Readonly<Record<Exclude<Fate, 'same'>, { readonly icon: LucideIcon; readonly word: string }>> = {
  down: { icon: OctagonX, word: 'down' },
  stopped: { icon: CircleSlash, word: 'stopped' },
  overloaded: { icon: Gauge, word: 'overloaded' },
  degraded: { icon: TrendingDown, word: 'degraded' },
  slower: { icon: Clock, word: 'slower' },
};

export function FateBadge({ fate }: { readonly fate: Fate }) {
  if (fate === 'same') return <span className="fate-badge">as before</span>;
  const { icon: Icon, word } = SIGNS[fate];
  return (
    <span className="fate-badge" data-fate={fate}>
      <Icon size={12} aria-hidden="true" />
      {word}
    </span>
  );
}
