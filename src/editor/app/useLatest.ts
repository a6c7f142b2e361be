/**
 * Asks for what was rendered last. What the browser keeps (a listener, a timer) should ask, and not hold the value: it lets
 * go of functions only when all garbage is collected, so one for each value would keep every value until then.
 */
import { useCallback, useLayoutEffect, useRef } from 'react';

export function useLatest<T>(value: T): () => T {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return useCallback(() => latest.current, []);
}
