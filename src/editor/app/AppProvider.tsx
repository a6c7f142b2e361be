/** Gives the screen the running editor, and what its diagram says back. */
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createLiveAnalysis } from '../../state/live/liveAnalysis';
import { openAnalysisPort } from '../workers/openAnalysisPort';
import { RecalculatingContext, type Shell, ShellContext, WholeContext } from './hooks';
import { PromptContext, SettledContext, useAnswers } from './shownAnalysis';

export function AppProvider({ shell, children }: { readonly shell: Shell; readonly children: ReactNode }) {
  const { view, session } = shell.app;
  const [live] = useState(() =>
    createLiveAnalysis({
      openPort: openAnalysisPort,
      nowMs,
      later,
      idle: whenIdle,
      focus: () => session.getState().journey,
    }),
  );
  const { prompt, settled } = useAnswers(live);
  // Before anything is painted, and within the event of each change: the first picture has its numbers.
  useLayoutEffect(() => {
    live.update(view.getState().diagram);
    const stop = view.subscribe(({ diagram }) => live.update(diagram));
    return () => {
      stop();
      live.close();
    };
  }, [live, view]);
  const recalculating = useStore(live.store, (shown) => shown.recalculating);
  return (
    <ShellContext.Provider value={shell}>
      <RecalculatingContext.Provider value={recalculating}>
        <PromptContext.Provider value={prompt}>
          <SettledContext.Provider value={settled}>
            <WholeContext.Provider value={live.whole}>{children}</WholeContext.Provider>
          </SettledContext.Provider>
        </PromptContext.Provider>
      </RecalculatingContext.Provider>
    </ShellContext.Provider>
  );
}

const nowMs = (): number => performance.now();

function later(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** While anything moves, what is left of a frame is shorter. */
const IDLE_MS = 30;

function whenIdle(run: () => void, ms: number): () => void {
  // Safari doesn't say when: there the worker keeps what isn't small.
  if (!('requestIdleCallback' in globalThis)) return () => {};
  let request = 0;
  const wait = (): void => {
    request = requestIdleCallback((moment) => (moment.timeRemaining() > IDLE_MS ? run() : wait()));
  };
  const stop = later(wait, ms);
  return () => {
    stop();
    cancelIdleCallback(request);
  };
}
