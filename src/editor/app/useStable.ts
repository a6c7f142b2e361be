/** The same function every time, which does what the one given last does: what is handed it needn't render for it. */
import { useCallback, useLayoutEffect, useRef } from 'react';

export function useStable<A extends readonly unknown[]>(run: (...given: A) => void): (...given: A) => void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...given) => latest.current(...given), []);
}
