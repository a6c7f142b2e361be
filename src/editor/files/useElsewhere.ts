/** Says so when the file in this window is open, or was saved, in another one. */
import { useEffect } from 'react';
import type { SeenElsewhere } from '../../platform/contract';
import { useSession, useShell } from '../app/hooks';

const WORDS: Readonly<Record<SeenElsewhere, (name: string) => string>> = {
  open: (name) => `${name} is open in another window too. Each is told when the other saves it.`,
  saved: (name) => `${name} was saved in another window. Saving here asks before it replaces that.`,
};

export function useElsewhere(): void {
  const { app, platform } = useShell();
  const handle = useSession(({ file }) => file.handle);
  useEffect(() => void platform.elsewhere?.show(handle), [platform, handle]);
  useEffect(
    () =>
      platform.elsewhere?.listen((seen) => {
        const { file, notice } = app.session.getState();
        const name = file.name ?? 'This file';
        // Saved under this name there, it is open there too: the first is what matters.
        if (seen === 'open' && notice?.text === WORDS.saved(name)) return;
        const text = WORDS[seen](name);
        const more = seen === 'saved' ? { command: 'reopen' } : {};
        app.apply({ session: { notice: { tone: 'info', text, ...more } } });
      }),
    [app, platform],
  );
}
