/** Finding a component by name: the palette comes up where it was put away, and has the keyboard. */
import { flushSync } from 'react-dom';
import { useApp } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';

export function usePaletteFocus(): void {
  const app = useApp();
  useEffectHandlers({
    'find-component': () => {
      // At once, so that what is typed next goes where it is meant to.
      flushSync(() =>
        app.apply({
          session: {
            panels: { ...app.session.getState().panels, palette: true, outline: false },
            zen: false,
          },
        }),
      );
      document.querySelector<HTMLElement>('.palette-search input')?.focus();
    },
  });
}
