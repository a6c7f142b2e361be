/** Whether the work is in its file, said in a word. Whatever it says, the journal has it. */
import { useStore } from 'zustand';
import { command } from '../../state/commands/commands';
import { useApp, useSession } from '../app/hooks';

export function SaveStatus() {
  const app = useApp();
  const save = useSession((session) => session.save);
  const file = useSession((session) => session.file);
  const draftProblem = useSession((session) => session.draftProblem);
  const unsaved = useStore(app.document, ({ diagram }) => diagram !== file.saved);
  const problem =
    save.kind === 'failed' ? save.inShort : unsaved && save.kind === 'idle' ? draftProblem : null;
  if (problem !== null)
    return (
      <span
        className="save-status"
        role="status"
        data-failed
        title={save.kind === 'failed' ? save.reason : 'The draft can’t be kept.'}
      >
        Not saved: {problem} –{' '}
        <button type="button" className="link" onClick={() => app.run(command('save-as'))}>
          Save as…
        </button>
      </span>
    );
  return (
    <span className="save-status" role="status">
      {save.kind === 'saving'
        ? 'Saving…'
        : unsaved
          ? 'Draft kept, not in a file yet'
          : file.name
            ? 'Saved'
            : ''}
    </span>
  );
}
