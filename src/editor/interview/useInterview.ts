/** Whether the notes of a mock interview are on the screen; and what its commands ask of the clock. */
import { useLayoutEffect } from 'react';
import { endInterview, extend, goOn, toggleClock } from '../../state/interview';
import { focusDrawn } from '../app/focus';
import { useApp, useSession } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';
import { useInterviewNotes } from './useInterviewNotes';

export function useInterview(): boolean {
  const app = useApp();
  const { run } = useInterviewNotes();
  const startedAt = run?.startedAt ?? null;
  const isShown = useSession(({ interviewPanel, zen, presenting }) => interviewPanel && !zen && !presenting);
  // A document with an interview in it shows its notes when it is opened, and takes them along when it is closed.
  useLayoutEffect(() => app.apply({ session: { interviewPanel: startedAt !== null } }), [app, startedAt]);
  useEffectHandlers({
    'interview-pause': () => app.apply(toggleClock(app.context(), Date.now())),
    'interview-next': () => app.apply(goOn(app.context(), Date.now())),
    'interview-extend': () => app.apply(extend(app.context())),
    'interview-end': () => app.apply(endInterview(app.context(), Date.now())),
    'focus-interview': () => focusDrawn('.interview-panel'),
  });
  return run !== null && isShown;
}
