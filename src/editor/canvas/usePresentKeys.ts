/** While something is presented the keyboard walks through it, and does nothing else. */
import { useEffect, useRef } from 'react';

export interface Walk {
  readonly at: number;
  readonly last: number;
  readonly to: (place: number) => void;
  readonly stop: () => void;
  /** Takes the laser, or puts it down. */
  readonly point: () => void;
  readonly isPointing: boolean;
  /** The key it was begun with ends it too. */
  readonly isToggle: (event: KeyboardEvent) => boolean;
}

const ON: ReadonlySet<string> = new Set(['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter', 'n']);
const BACK: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace', 'p']);

export function usePresentKeys(walk: Walk): void {
  const latest = useRef(walk);
  latest.current = walk;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // No command of the editor's runs meanwhile.
      event.stopImmediatePropagation();
      const { at, last, to, stop, point, isPointing } = latest.current;
      const { key } = event;
      if (latest.current.isToggle(event)) stop();
      else if (event.ctrlKey || event.metaKey || event.altKey || key === 'Tab') return;
      else if (isPress(event)) return;
      else if (key === 'k' || key === 'K' || (key === 'Escape' && isPointing)) point();
      else if (key === 'Escape') stop();
      else if (ON.has(key)) to(event.shiftKey && key === ' ' ? at - 1 : at + 1);
      else if (BACK.has(key)) to(at - 1);
      else if (key === 'Home') to(0);
      else if (key === 'End') to(last);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
}

/** A button of the bar that was walked to by Tab is pressed by its own keys. */
const isPress = ({ key, target }: KeyboardEvent): boolean =>
  (key === ' ' || key === 'Enter') &&
  target instanceof Element &&
  target.closest('.stage-bar button') !== null;
