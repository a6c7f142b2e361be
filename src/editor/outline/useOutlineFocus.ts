/** The outline has the keyboard when it comes up. */
import { focusDrawn } from '../app/focus';
import { useEffectHandlers } from '../app/useEffectHandlers';

export function useOutlineFocus(): void {
  useEffectHandlers({
    'focus-outline': () => focusDrawn('.outline-tree'),
  });
}
