/** While a key is asked for, the next press is the answer and nothing else; Escape is none. */
import { useEffect, useRef } from 'react';
import type { KeyPress } from '../../state/keys';

export function useKeyCapture(asking: boolean, take: (press: KeyPress) => void, leave: () => void): void {
  const latest = useRef({ take, leave });
  latest.current = { take, leave };
  useEffect(() => {
    if (!asking) return;
    const onKeyDown = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === 'Escape') latest.current.leave();
      else latest.current.take(event);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [asking]);
}
