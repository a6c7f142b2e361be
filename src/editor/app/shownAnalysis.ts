/**
 * The analysis on the screen. One made together with the diagram reaches what shows it at once, and nothing else is looked
 * at for it; thousands of new numbers from the worker are drawn when nothing more urgent is.
 */
import { createContext, useDeferredValue, useLayoutEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Analysis, NO_ANALYSIS } from '../../state/analysis';
import type { LiveAnalysis, Shown } from '../../state/live/liveAnalysis';

/** The one with the higher turn came later. */
interface Answer {
  readonly analysis: Analysis;
  readonly turn: number;
}

const NONE: Answer = { analysis: NO_ANALYSIS, turn: 0 };

export const PromptContext = createContext<StoreApi<Answer> | null>(null);
export const SettledContext = createContext<Answer>(NONE);

/** What the two contexts hold. */
export function useAnswers(live: LiveAnalysis): {
  readonly prompt: StoreApi<Answer>;
  readonly settled: Answer;
} {
  const [prompt] = useState(() => createStore<Answer>(() => NONE));
  const [others] = useState(() => createStore<Answer>(() => NONE));
  useLayoutEffect(() => {
    let turn = 0;
    const hear = (now: Shown, before: Shown): void => {
      if (now.analysis === before.analysis && now.prompt === before.prompt) return;
      turn += 1;
      (now.prompt ? prompt : others).setState({ analysis: now.analysis, turn });
    };
    return live.store.subscribe(hear);
  }, [live, prompt, others]);
  return { prompt, settled: useDeferredValue(useStore(others)) };
}
