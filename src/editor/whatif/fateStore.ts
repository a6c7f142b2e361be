/** What the scenario in hand makes of each part, for whatever draws it; empty while there is none. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Diagram } from '../../model/diagram';
import type { ElementRef } from '../../model/elements';
import type { ScenarioNumbers } from '../../state/scenarioNumbers';
import type { Fate } from '../../state/whatIf';

export type Fates = ReadonlyMap<ElementRef, Fate>;

export const fateStore = createStore<Fates>(() => new Map());

export const useFate = (ref: ElementRef): Fate | undefined => useStore(fateStore, (fates) => fates.get(ref));

/** What its numbers become, in words; of those whose numbers read otherwise. */
export const fateWordsStore = createStore<ReadonlyMap<ElementRef, string>>(() => new Map());

export const useFateWords = (ref: ElementRef): string | undefined =>
  useStore(fateWordsStore, (words) => words.get(ref));

interface NumbersOf {
  readonly diagram: Diagram;
  readonly numbers: ScenarioNumbers;
}

/** What it makes of a diagram's numbers; null: there is no scenario. */
export const scenarioNumbersStore = createStore<{ readonly known: NumbersOf | null }>(() => ({
  known: null,
}));
