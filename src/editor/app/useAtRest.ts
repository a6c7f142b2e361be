/** What a value is once it has been the same for a moment: for words beside the drawing, which may lag behind typing. */
import { useCallback, useEffect, useState } from 'react';
import { useLatest } from './useLatest';

const MOMENT_MS = 250;

export function useAtRest<T>(value: T): T {
  const [rested, setRested] = useState(value);
  const latest = useLatest(value);
  const rest = useCallback(() => setRested(latest), [latest]);
  useEffect(() => {
    if (value === rested) return;
    const timer = setTimeout(rest, MOMENT_MS);
    return () => clearTimeout(timer);
  }, [value, rested, rest]);
  return rested;
}
