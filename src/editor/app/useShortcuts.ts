/** Keys to commands. Text fields own the keyboard, but for what no field has a use for (save, open, all commands). */
import { useLayoutEffect } from 'react';
import { commandFor } from '../../state/commands/commands';
import { matches } from '../../state/keys';
import { isTextField, leavePressed, usesKey } from './focus';
import { useShell } from './hooks';
import { keyboardOf } from './useKeyboard';

/** The browser's own copy, cut and paste events do the work; see useClipboard. */
const LEFT_TO_THE_BROWSER = new Set(['copy', 'cut', 'paste']);
const EVEN_WHILE_TYPING = new Set(['save', 'save-as', 'open', 'command-palette', 'find', 'export']);
export function useShortcuts(): void {
  const shell = useShell();
  const { app, isMac } = shell;
  // Before anything is painted: a key pressed at first sight counts.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = commandFor(event, isMac, keyboardOf(shell));
      if (!command) return;
      const isOwn = command.keys.some((key) => matches(key, event, isMac));
      if (isOwn && LEFT_TO_THE_BROWSER.has(command.id)) return;
      if (isTextField(event.target) && !(EVEN_WHILE_TYPING.has(command.id) && typesNothing(event))) return;
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
  }, [app, isMac, shell]);
}

/** A key somebody chose may be a letter, which a text field needs. */
const typesNothing = ({ ctrlKey, metaKey, key }: KeyboardEvent): boolean =>
  ctrlKey || metaKey || /^F\d+$/.test(key);
