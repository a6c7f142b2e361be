/** Taking up work again from the journal. Nothing is forgotten before its successor is on the disk. */
import { parseDiagram } from '../../document/parseDiagram';
import type { JournalEntry } from '../../platform/contract';
import { type Desk, tell } from './desk';
import { openText } from './fileActions';
import { keepDraft } from './keepDraft';

/** At the start: this window's own work goes on, and what others left is offered, quietly if there is own work. */
export async function takeUpWork(desk: Desk): Promise<void> {
  const { app, platform } = desk;
  const reading = await platform.journal.read();
  if (!reading.ok) return; // the first change to be kept says so
  const { own, orphans } = reading.value;
  const resumed = own !== null && resumeEntry(desk, own);
  const unreadable = own !== null && !resumed;
  if (unreadable) await platform.journal.setAside();
  if (resumed) void keepDraft(desk); // as this page's own, so that the next edit has little to write
  if (orphans.length === 0 && !unreadable) return;
  const text = 'There is unsaved work from before.';
  app.apply({
    session: resumed
      ? { notice: { tone: 'info', text, command: 'recover' } }
      : { dialog: { kind: 'recovery' } },
  });
}

/** An orphan becomes the open document, unsaved, and belongs to its file as before. */
export async function recoverEntry(desk: Desk, entry: JournalEntry): Promise<void> {
  const { app, platform } = desk;
  const { text, title, fileName, handle } = entry;
  const opened = await openText(desk, { text, name: fileName ?? title, handle });
  if (!opened) return app.apply({ session: { dialog: null } }); // the reason stands under it
  app.session.setState({ file: { handle, name: fileName, saved: null } });
  if (!(await keepDraft(desk))) return;
  const forgotten = await platform.journal.discard(entry.id);
  if (!forgotten.ok) tell(desk, forgotten.error);
}

/** This window's own work after a reload; false where the entry can't be used. */
function resumeEntry({ app }: Desk, entry: JournalEntry): boolean {
  const parsed = parseDiagram(entry.text);
  if (!parsed.ok) return false;
  app.document.open(parsed.value);
  app.session.setState({
    file: { handle: entry.handle, name: entry.fileName, saved: entry.unsaved ? null : parsed.value },
  });
  return true;
}
