/** The outline has the keyboard when it comes up. */
import { useEffectHandlers } from '../app/useEffectHandlers';

export function useOutlineFocus(): void {
  useEffectHandlers({
    'focus-outline': () =>
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.outline-tree')?.focus()),
  });
}
