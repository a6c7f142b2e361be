/** Every change goes to the journal at once, whatever the user saves; a failure to keep it is said, once. */
import { serializeDiagram } from '../../document/serializeDiagram';
import { type Desk, isUnsaved, tell } from './fileActions';

/** Starts keeping; the answer stops it. */
export function keepJournal(desk: Desk, now: () => number): () => void {
  const { app, platform } = desk;
  let waiting: ReturnType<typeof setTimeout> | null = null;
  let told = false;
  const write = async () => {
    if (waiting !== null) clearTimeout(waiting);
    waiting = null;
    const { diagram } = app.document.getState();
    const { file } = app.session.getState();
    const kept = await platform.journal.write({
      title: diagram.title,
      fileName: file.name,
      handle: file.handle,
      text: serializeDiagram(diagram),
      unsaved: isUnsaved(app),
      savedAt: now(),
    });
    if (!kept.ok && !told) {
      told = true;
      tell(desk, kept.error);
    }
  };
  // One write a turn of the event loop: a drag makes several changes in one.
  const soon = () => {
    waiting ??= setTimeout(() => void write(), 0);
  };
  const flush = () => {
    if (waiting !== null) void write();
  };
  const stopDocument = app.document.subscribe((state, before) => {
    if (state.diagram !== before.diagram) soon();
  });
  const stopSession = app.session.subscribe((state, before) => {
    if (state.file !== before.file) soon();
  });
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flush);
  return () => {
    stopDocument();
    stopSession();
    window.removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', flush);
  };
}
