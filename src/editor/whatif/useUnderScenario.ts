/** The numbers to show: those of the document, or, while a scenario is tried, what it makes of them. */
import { useRef } from 'react';
import { useStore } from 'zustand';
import type { Estimate } from '../../estimate/answer';
import type { Diagram } from '../../model/diagram';
import { sameMeaning } from '../../state/analysis';
import { type ScenarioNumbers, underScenario } from '../../state/scenarioNumbers';
import { scenarioNumbersStore } from './fateStore';

export interface NumbersShown {
  readonly estimate: Estimate;
  /** Without the scenario; null: there is none. */
  readonly asItIs: Estimate | null;
}

interface Kept extends NumbersShown {
  readonly of: Estimate;
  readonly numbers: ScenarioNumbers | null;
}

/** After an edit what was shown stays until the scenario's numbers are of that too: never some of one and some of the other. */
export function useUnderScenario(diagram: Diagram, estimate: Estimate): NumbersShown {
  const known = useStore(scenarioNumbersStore, (store) => store.known);
  const kept = useRef<Kept | null>(null);
  const numbers = known?.numbers ?? null;
  const last = kept.current;
  const isOlder = known !== null && known.diagram !== diagram && !sameMeaning(known.diagram, diagram);
  if (last && last.numbers === numbers && (isOlder || last.of === estimate)) return last;
  kept.current = {
    of: estimate,
    numbers,
    estimate: numbers ? underScenario(estimate, numbers) : estimate,
    asItIs: numbers ? estimate : null,
  };
  return kept.current;
}
