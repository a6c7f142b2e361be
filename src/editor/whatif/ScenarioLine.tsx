/** Beside a part's numbers, which are those of the document: what the scenario in hand makes of them. */
import { useStore } from 'zustand';
import type { ElementRef } from '../../model/elements';
import { useSession } from '../app/hooks';
import { FateBadge } from './FateBadge';
import { scenarioNumbersStore, useFate, useFateWords } from './fateStore';

export function ScenarioLine({ of }: { readonly of: ElementRef }) {
  const isTried = useSession(({ scenario }) => scenario !== null && scenario.length > 0);
  const isAnswered = useStore(scenarioNumbersStore, ({ known }) => known !== null);
  const fate = useFate(of) ?? 'same';
  const words = useFateWords(of);
  if (!isTried || !isAnswered) return null;
  return (
    <p className="scenario-line">
      What if: <FateBadge fate={fate} /> {words}
    </p>
  );
}
