/** What is in a journal entry, and since when, in a line: against its file, where that can be read, else by itself. */
import { parseDiagram } from '../../document/parseDiagram';
import type { JournalEntry, Platform } from '../../platform/contract';
import { describeDifferences } from './describeDifferences';

export interface EntryWords {
  readonly text: string;
  /** False: this version of the editor can make nothing of it. */
  readonly readable: boolean;
}

export async function describeEntry(platform: Platform, entry: JournalEntry): Promise<EntryWords> {
  const { text, fileName, savedAt } = entry;
  const when = new Date(savedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const words = (said: string) => `${said} · ${when}`;
  const mine = parseDiagram(text);
  if (!mine.ok)
    return { readable: false, text: words(`${fileName ?? 'in no file'}, can’t be read any more`) };
  const { components, connections } = mine.value;
  const size = `${counted(components.size, 'component')}, ${counted(connections.size, 'connection')}`;
  if (fileName === null) return { readable: true, text: words(`in no file yet: ${size}`) };
  const file = entry.handle === null ? null : await platform.rereadFile(entry.handle);
  const theirs = file?.ok ? parseDiagram(file.value.text) : null;
  if (!theirs?.ok) return { readable: true, text: words(`${fileName}: ${size}`) };
  const difference = describeDifferences(mine.value, theirs.value);
  return {
    readable: true,
    text: words(
      difference === null ? `the same as ${fileName} is now` : `against ${fileName}: ${difference}`,
    ),
  };
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
