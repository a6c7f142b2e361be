/**
 * Opening and saving. The open document changes only when all went well; what was unsaved is set
 * aside in the journal before another document takes its place.
 */

import { problemSentence } from '../../document/documentProblem';
import { parseDiagram } from '../../document/parseDiagram';
import { serializeDiagram } from '../../document/serializeDiagram';
import { type Diagram, emptyDiagram } from '../../model/diagram';
import type { FileProblem, OpenedFile } from '../../platform/contract';
import type { App } from '../../state/app';
import { emptySession } from '../../state/sessionStore';
import { preferredIn } from '../app/preferences';
import { fileProblemText, problemInShort } from '../problemText';
import { type Desk, isUnsaved, tell } from './desk';
import { fileName } from './fileName';
import { keepDraft } from './keepDraft';
import { withPlaces } from './withPlaces';

export async function newDocument(desk: Desk): Promise<void> {
  await replaceDocument(desk, emptyDiagram, { handle: null, name: null });
}

export async function openFile(desk: Desk): Promise<void> {
  const opened = await desk.platform.openFile();
  if (!opened.ok) return tell(desk, opened.error);
  if (opened.value) await openText(desk, opened.value);
}

/** The file as it is on the disk now, in place of what is open; what of that is unsaved is set aside. */
export async function reopenFile(desk: Desk): Promise<void> {
  const { handle } = desk.app.session.getState().file;
  if (handle === null) return;
  const reopened = await desk.platform.reopenFile(handle);
  if (!reopened.ok) return tell(desk, reopened.error);
  await openText(desk, reopened.value);
}

/** A file that can't be used leaves the open document and the file as they are, and says why by path. */
export async function openText(
  desk: Desk,
  file: Pick<OpenedFile, 'text' | 'name' | 'handle'>,
): Promise<boolean> {
  const parsed = parseDiagram(file.text);
  if (!parsed.ok) {
    const details = parsed.error.map(problemSentence);
    desk.app.apply({
      session: {
        notice: {
          tone: 'problem',
          text: `${file.name} can’t be opened and was left as it is. Mend what is wrong in it, and open it again:`,
          details,
        },
      },
    });
    // To the desktop the window shows the file it was handed, until it hears otherwise.
    if (desk.platform.desktop) void keepDraft(desk);
    return false;
  }
  return replaceDocument(desk, await withPlaces(parsed.value), file);
}

export interface SaveOptions {
  readonly as?: boolean;
  readonly overwrite?: boolean;
}

const saving = new WeakMap<App, Promise<boolean>>();

/** Whether the work is in its file now. A save asked for while one is under way waits, and writes what is new. */
export function saveFile(desk: Desk, how: SaveOptions = {}): Promise<boolean> {
  const underWay = saving.get(desk.app);
  if (underWay) return underWay.then((saved) => (saved && isUnsaved(desk.app) ? saveFile(desk) : saved));
  const save = saveNow(desk, how).finally(() => saving.delete(desk.app));
  saving.set(desk.app, save);
  return save;
}

async function saveNow(desk: Desk, how: SaveOptions): Promise<boolean> {
  const { app, platform } = desk;
  const { diagram } = app.document.getState();
  const { file } = app.session.getState();
  app.apply({ session: { save: { kind: 'saving' }, dialog: null } });
  const saved = await platform.saveFile({
    handle: how.as ? null : file.handle,
    suggestedName: file.name ?? `${fileName(diagram.title)}.plumb`,
    text: serializeDiagram(diagram),
    ifChangedOnDisk: how.overwrite ? 'overwrite' : 'refuse',
  });
  // Another document may have taken its place meanwhile, and this file is not that one's.
  const stillOpen = app.session.getState().file === file;
  if (!saved.ok) {
    if (stillOpen) failed(desk, saved.error);
    else tell(desk, saved.error);
    return false;
  }
  if (stillOpen)
    app.apply({
      session: {
        save: { kind: 'idle' },
        ...(saved.value
          ? { file: { handle: saved.value.handle, name: saved.value.name, saved: diagram } }
          : {}),
      },
    });
  return saved.value !== null;
}

function failed({ app }: Desk, problem: FileProblem): void {
  const reason = fileProblemText(problem);
  app.apply({
    session: {
      save: { kind: 'failed', reason, inShort: problemInShort(problem) },
      ...(problem.kind === 'changed-on-disk'
        ? { dialog: { kind: 'changed-on-disk' } }
        : { notice: { tone: 'problem', text: reason } }),
    },
  });
}

/**
 * Shows another document; what was unsaved is set aside in the journal first, and where it can't be, stays open.
 * The answer is whether the other document is open.
 */
export async function replaceDocument(
  desk: Desk,
  diagram: Diagram,
  file: { readonly handle: string | null; readonly name: string | null },
): Promise<boolean> {
  const { app } = desk;
  const { title } = app.document.getState().diagram;
  const unsaved = isUnsaved(app);
  if (unsaved && !(await setAside(desk))) {
    const text = `“${title}” stays open: its unsaved changes can’t be set aside. Save it first.`;
    app.apply({ session: { dialog: null, notice: { tone: 'problem', text } } });
    return false;
  }
  const before = app.session.getState();
  const text = `“${title}” was set aside with its unsaved changes.`;
  app.document.open(diagram);
  app.session.setState({
    ...emptySession,
    ...preferredIn(before),
    recent: before.recent,
    draftProblem: before.draftProblem,
    exportChoice: before.exportChoice,
    file: { handle: file.handle, name: file.name, saved: diagram },
    notice: unsaved ? { tone: 'info', text, command: 'recover' } : null,
  });
  // At once: what is typed next goes where it is then seen.
  app.apply({ effect: 'show-document' });
  return true;
}

async function setAside(desk: Desk): Promise<boolean> {
  if (!(await keepDraft(desk))) return false;
  return (await desk.platform.journal.setAside()).ok;
}
