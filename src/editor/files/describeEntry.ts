/** What is in a journal entry, and since when, in a line. */
import { parseDiagram } from '../../document/parseDiagram';
import type { JournalEntry } from '../../platform/contract';

export function describeEntry({ text, fileName, savedAt }: JournalEntry): string {
  const parsed = parseDiagram(text);
  const size = parsed.ok
    ? `${parsed.value.components.size} components, ${parsed.value.connections.size} connections`
    : 'can no longer be read';
  const when = new Date(savedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return `${fileName ?? 'never saved to a file'} · ${size} · ${when}`;
}
