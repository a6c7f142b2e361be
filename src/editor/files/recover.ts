/** Taking up work again from the journal. */
import { parseDiagram } from '../../document/parseDiagram';
import type { JournalEntry } from '../../platform/contract';
import { type Desk, openText } from './fileActions';

/** An orphan becomes the open document, unsaved; it is forgotten only once it is. */
export async function recoverEntry(desk: Desk, entry: JournalEntry): Promise<void> {
  const opened = await openText(desk, { text: entry.text, name: entry.title, handle: null });
  if (!opened) return;
  const { file } = desk.app.session.getState();
  desk.app.session.setState({ file: { ...file, name: entry.fileName, saved: null } });
  await desk.platform.journal.discard(entry.id);
}

/** This window's own work after a reload; false where the entry can't be used. */
export function resumeEntry({ app }: Desk, entry: JournalEntry): boolean {
  const parsed = parseDiagram(entry.text);
  if (!parsed.ok) return false;
  app.document.open(parsed.value);
  app.session.setState({
    file: { handle: entry.handle, name: entry.fileName, saved: entry.unsaved ? null : parsed.value },
  });
  return true;
}
