/** Gives the screen the running editor, and what its diagram says back. */
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createAnalyser } from '../../state/analysis';
import { AnalysisContext, type Shell, ShellContext } from './hooks';

export function AppProvider({ shell, children }: { readonly shell: Shell; readonly children: ReactNode }) {
  const diagram = useStore(shell.app.document, (history) => history.diagram);
  const [analyse] = useState(createAnalyser);
  // What is typed or dragged is drawn first; the numbers follow in the same breath or the next.
  const settled = useDeferredValue(diagram);
  const analysis = useMemo(() => analyse(settled), [analyse, settled]);
  return (
    <ShellContext.Provider value={shell}>
      <AnalysisContext.Provider value={analysis}>{children}</AnalysisContext.Provider>
    </ShellContext.Provider>
  );
}
