/** The file was written by somebody else since it was opened: nothing is overwritten without being told to. */
import { command } from '../../state/commands/commands';
import { useSession, useShell } from '../app/hooks';
import { saveFile } from '../files/fileActions';
import { Modal } from './Modal';

export function ChangedOnDisk() {
  const shell = useShell();
  const name = useSession((session) => session.file.name);
  return (
    <Modal
      title={`${name ?? 'The file'} has changed`}
      description="Another program or window wrote it since you opened it. Your work is safe here and nothing was overwritten; reopened, what you changed is set aside and can be recovered."
    >
      <div className="dialog-actions">
        <button
          type="button"
          className="button"
          onClick={() => shell.app.apply({ session: { dialog: null } })}
        >
          Cancel
        </button>
        <button type="button" className="button" onClick={() => shell.app.run(command('reopen'))}>
          Reopen it
        </button>
        <button type="button" className="button" onClick={() => void saveFile(shell, { overwrite: true })}>
          Overwrite it
        </button>
        <button
          type="button"
          className="button"
          data-primary
          onClick={() => void saveFile(shell, { as: true })}
        >
          Save as…
        </button>
      </div>
    </Modal>
  );
}
