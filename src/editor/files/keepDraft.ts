/** Writes the open document to the journal as it is now. Where that fails the editor says so, once, in words. */
import { serializeDiagram } from '../../document/serializeDiagram';
import { journalProblemText, problemInShort } from '../problemText';
import { type Desk, isUnsaved } from './desk';

/** Serializes at once; the answer, once it is on the disk, is whether it is kept. */
export async function keepDraft({ app, platform }: Desk): Promise<boolean> {
  const { diagram } = app.document.getState();
  const { file } = app.session.getState();
  const kept = await platform.journal.write({
    title: diagram.title,
    fileName: file.name,
    handle: file.handle,
    text: serializeDiagram(diagram),
    unsaved: isUnsaved(app),
    savedAt: Date.now(),
  });
  const wasKept = app.session.getState().draftProblem === null;
  if (kept.ok !== wasKept)
    app.apply({
      session: kept.ok
        ? { draftProblem: null }
        : {
            draftProblem: problemInShort(kept.error),
            notice: { tone: 'problem', text: journalProblemText(kept.error) },
          },
    });
  return kept.ok;
}
