/** Work that another window left unsaved: offered, never forced on anybody. */
import { useEffect, useState } from 'react';
import type { JournalEntry } from '../../platform/contract';
import { useShell } from '../app/hooks';
import { describeEntry } from '../files/describeEntry';
import { recoverEntry } from '../files/recover';
import { Modal } from './Modal';

export function RecoveryDialog() {
  const shell = useShell();
  const { app, platform } = shell;
  const [entries, setEntries] = useState<readonly JournalEntry[]>([]);
  useEffect(() => {
    void platform.journal.read().then((reading) => {
      if (reading.ok) setEntries(reading.value.orphans);
    });
  }, [platform]);
  const forget = async (id: string) => {
    await platform.journal.discard(id);
    const left = entries.filter((entry) => entry.id !== id);
    setEntries(left);
    if (left.length === 0) app.apply({ session: { dialog: null } });
  };
  return (
    <Modal
      title="Unsaved work was found"
      description="It was open when its window closed. Nothing in any file was changed."
    >
      <ul className="recovery">
        {entries.map((entry) => (
          <li key={entry.id}>
            <span>
              <strong>{entry.title || 'Untitled'}</strong>
              <small>{describeEntry(entry)}</small>
            </span>
            <button type="button" className="button" data-small onClick={() => void forget(entry.id)}>
              Discard
            </button>
            <button
              type="button"
              className="button"
              data-small
              data-primary
              onClick={() => void recoverEntry(shell, entry)}
            >
              Recover
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
