/** What the work on files needs: the running editor, and the machine it runs on. */
import type { FileProblem, Platform } from '../../platform/contract';
import type { App } from '../../state/app';
import { fileProblemText } from '../problemText';

export interface Desk {
  readonly app: App;
  readonly platform: Platform;
}

export const isUnsaved = (app: App): boolean =>
  app.session.getState().file.saved !== app.document.getState().diagram;

export function tell({ app }: Pick<Desk, 'app'>, problem: FileProblem): void {
  app.apply({ session: { notice: { tone: 'problem', text: fileProblemText(problem) } } });
}
