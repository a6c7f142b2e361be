/** Keys to commands. Text fields own the keyboard, but for what no field has a use for (save, open, all commands). */
import { useLayoutEffect } from 'react';
import { commandFor } from '../../state/commands/commands';
import { isTextField, leavePressed, usesKey } from './focus';
import { useShell } from './hooks';

/** The browser's own copy, cut and paste events do the work; see useClipboard. */
const LEFT_TO_THE_BROWSER = new Set(['copy', 'cut', 'paste']);
const EVEN_WHILE_TYPING = new Set(['save', 'save-as', 'open', 'command-palette', 'find', 'export']);
export function useShortcuts(): void {
  const { app, isMac } = useShell();
  // Before anything is painted: a key pressed at first sight counts.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = commandFor(event, isMac);
      if (!command || LEFT_TO_THE_BROWSER.has(command.id)) return;
      if (isTextField(event.target) && !EVEN_WHILE_TYPING.has(command.id)) return;
      if (usesKey(event.target, event.key)) return;
      if (app.session.getState().dialog && !EVEN_WHILE_TYPING.has(command.id) && command.id !== 'escape')
        return;
      event.preventDefault();
      app.run(command);
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('click', leavePressed);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('click', leavePressed);
    };
  }, [app, isMac]);
}
