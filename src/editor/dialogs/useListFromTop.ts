/** A list of what was found begins with the best match again with every letter, wherever it was scrolled to before. */
import { type RefObject, useEffect, useRef } from 'react';

export function useListFromTop(query: string): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const last = useRef(query);
  useEffect(() => {
    if (last.current === query) return;
    last.current = query;
    // After the list itself, which goes to whatever was highlighted while its entries were exchanged.
    const frame = requestAnimationFrame(() => list.current?.scrollTo(0, 0));
    return () => cancelAnimationFrame(frame);
  }, [query]);
  return list;
}
