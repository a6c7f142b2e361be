/** The running editor for React: hooks over the two stores and over what is derived from the document. */
import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import type { JourneyEstimate } from '../../estimate/answer';
import { shownJourneys } from '../../formats/exporters/shownJourneys';
import type { Diagram } from '../../model/diagram';
import type { Platform } from '../../platform/contract';
import type { Analysis } from '../../state/analysis';
import type { App } from '../../state/app';
import type { Command } from '../../state/command';
import type { LiveAnalysis } from '../../state/live/liveAnalysis';
import type { Session } from '../../state/sessionStore';
import { PromptContext, SettledContext } from './shownAnalysis';

export interface Shell {
  readonly app: App;
  readonly platform: Platform;
  readonly isMac: boolean;
}

export const ShellContext = createContext<Shell | null>(null);
export const RecalculatingContext = createContext(false);
export const WholeContext = createContext<LiveAnalysis['whole'] | null>(null);

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('Bug: used outside the AppProvider');
  return shell;
}

export const useApp = (): App => useShell().app;

/** The page in view. */
export const useDiagram = (): Diagram => useStore(useApp().view, ({ diagram }) => diagram);

/** What is made of the page in view; renders when that is another value, so it has to be one that is kept or plain. */
export const useOfDiagram = <T>(select: (diagram: Diagram) => T): T =>
  useStore(useApp().view, ({ diagram }) => select(diagram));

/** All of it, of which `useDiagram` is a page. */
export const useDocument = (): Diagram => useStore(useApp().document, ({ diagram }) => diagram);

export function useSession<T>(select: (session: Session) => T): T {
  return useStore(useApp().session, select);
}

/** Of the page in view, as it is on the screen. */
export function useAnalysis(): Analysis {
  const prompt = useContext(PromptContext);
  if (!prompt) throw new Error('Bug: used outside the AppProvider');
  const now = useStore(prompt);
  const settled = useContext(SettledContext);
  return (now.turn > settled.turn ? now : settled).analysis;
}

/** Asks for the diagram with all its numbers, where those on the screen may still be of the one before. */
export function useWhole(): LiveAnalysis['whole'] {
  const whole = useContext(WholeContext);
  if (!whole) throw new Error('Bug: used outside the AppProvider');
  return whole;
}

/** Whether the numbers shown are of a diagram that has changed since, and have been for a while. */
export const useRecalculating = (): boolean => useContext(RecalculatingContext);

/** Whether a command can run now; follows both stores. */
export function useEnabled(command: Command): boolean {
  const app = useApp();
  const ask = (): boolean => command.enabled?.(app.context()) ?? true;
  useStore(app.document, ask);
  return useStore(app.session, ask);
}

/** The journeys worth showing, as figures show them. */
export function useJourneys(): readonly (readonly [id: string, answer: JourneyEstimate])[] {
  const diagram = useDiagram();
  const { estimate } = useAnalysis();
  return useMemo(() => shownJourneys(diagram, estimate), [diagram, estimate]);
}

/** The journey in focus: the one chosen, else the first. */
export function useFocusedJourney(): string | null {
  const chosen = useSession((session) => session.journey);
  const journeys = useJourneys();
  if (chosen !== null && journeys.some(([id]) => id === chosen)) return chosen;
  return journeys[0]?.[0] ?? null;
}
