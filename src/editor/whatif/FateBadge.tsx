/** What became of a part, in a sign and a word, and pointed at in numbers: colour alone tells nobody anything. */
import './whatIf.css';
import type { ElementRef } from '../../model/elements';
import type { Fate } from '../../state/whatIf';
import { useFateWords } from './fateStore';
import { FATE_ICONS, FATE_WORDS } from './fates';

interface Props {
  readonly fate: Fate;
  readonly words?: string | undefined;
}

export function FateBadge({ fate, words }: Props) {
  if (fate === 'same') return <span className="fate-badge">as before</span>;
  const Icon = FATE_ICONS[fate];
  return (
    <span className="fate-badge" data-fate={fate} title={words && `${FATE_WORDS[fate]}: ${words}`}>
      <Icon size={12} aria-hidden="true" />
      {FATE_WORDS[fate]}
    </span>
  );
}

/** On what is drawn, with what its numbers become. */
export function FateSign({ fate, of }: { readonly fate: Fate; readonly of: ElementRef }) {
  return <FateBadge fate={fate} words={useFateWords(of)} />;
}
