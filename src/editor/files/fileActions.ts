/**
 * Opening, saving and exporting. The open document changes only when all went well; what was unsaved is set
 * aside in the journal before another document takes its place.
 */

import { problemSentence } from '../../document/documentProblem';
import { parseDiagram } from '../../document/parseDiagram';
import { serializeDiagram } from '../../document/serializeDiagram';
import { estimate } from '../../estimate/estimate';
import { exportSvg } from '../../formats/exporters/svg';
import { type Diagram, emptyDiagram } from '../../model/diagram';
import type { FileProblem, OpenedFile, Platform } from '../../platform/contract';
import type { App } from '../../state/app';
import { emptySession } from '../../state/sessionStore';
import { fileProblemText } from '../problemText';
import { withPlaces } from './withPlaces';

export interface Desk {
  readonly app: App;
  readonly platform: Platform;
}

export const isUnsaved = (app: App): boolean =>
  app.session.getState().file.saved !== app.document.getState().diagram;

export async function newDocument(desk: Desk): Promise<void> {
  await replaceDocument(desk, emptyDiagram, { handle: null, name: null });
}

export async function openFile(desk: Desk): Promise<void> {
  const opened = await desk.platform.openFile();
  if (!opened.ok) return tell(desk, opened.error);
  if (opened.value) await openText(desk, opened.value);
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
      session: { notice: { tone: 'problem', text: `${file.name} can't be opened.`, details } },
    });
    return false;
  }
  await replaceDocument(desk, await withPlaces(parsed.value), file);
  return true;
}

export async function saveFile(
  { app, platform }: Desk,
  how: { readonly as?: boolean; readonly overwrite?: boolean } = {},
): Promise<boolean> {
  const { diagram } = app.document.getState();
  const { file } = app.session.getState();
  app.apply({ session: { save: { kind: 'saving' }, dialog: null } });
  const saved = await platform.saveFile({
    handle: how.as ? null : file.handle,
    suggestedName: file.name ?? `${fileName(diagram.title)}.plumb`,
    text: serializeDiagram(diagram),
    ifChangedOnDisk: how.overwrite ? 'overwrite' : 'refuse',
  });
  if (!saved.ok) {
    const reason = fileProblemText(saved.error);
    const changed = saved.error.kind === 'changed-on-disk';
    app.apply({
      session: {
        save: { kind: 'failed', reason },
        ...(changed
          ? { dialog: { kind: 'changed-on-disk' } }
          : { notice: { tone: 'problem', text: reason } }),
      },
    });
    return false;
  }
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

export async function exportFigure(desk: Desk): Promise<void> {
  const { diagram } = desk.app.document.getState();
  const { journey } = desk.app.session.getState();
  const exported = await desk.platform.exportFile({
    suggestedName: `${fileName(diagram.title)}.svg`,
    mimeType: 'image/svg+xml',
    data: exportSvg(diagram, estimate(diagram), journey === null ? {} : { journey }),
  });
  if (!exported.ok) tell(desk, exported.error);
  else if (exported.value)
    desk.app.apply({ session: { notice: { tone: 'info', text: `Exported ${exported.value.name}.` } } });
}

/** Shows another document; what was unsaved can be recovered from the journal. */
export async function replaceDocument(
  { app, platform }: Desk,
  diagram: Diagram,
  file: { readonly handle: string | null; readonly name: string | null },
): Promise<void> {
  if (isUnsaved(app)) await platform.journal.setAside();
  const { theme, panels, recent } = app.session.getState();
  app.document.open(diagram);
  app.session.setState({
    ...emptySession,
    theme,
    panels,
    recent,
    file: { handle: file.handle, name: file.name, saved: diagram },
  });
  requestAnimationFrame(() => app.apply({ effect: 'fit-all' }));
}

export function tell({ app }: Pick<Desk, 'app'>, problem: FileProblem): void {
  app.apply({ session: { notice: { tone: 'problem', text: fileProblemText(problem) } } });
}

/** A title as a file's name: letters and digits of any script, and hyphens. */
export function fileName(title: string): string {
  const name = title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return name || 'diagram';
}
