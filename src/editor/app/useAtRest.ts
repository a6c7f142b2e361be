/** What a value is once it has been the same for a moment: for words beside the drawing, which may lag behind typing. */
import { useEffect, useState } from 'react';

const MOMENT_MS = 250;

export function useAtRest<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(() => value), MOMENT_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
