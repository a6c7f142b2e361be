/** Carries out what commands ask of files, layout and the clipboard's menu entries. */

import { autoLayout } from '../../layout/autoLayout';
import { withPositions } from '../../layout/quickPlace';
import { useShell } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';
import { layoutEngine } from '../workers/layoutEngine';
import { newDocument, openFile, saveFile } from './fileActions';

export function useFiles(): void {
  const shell = useShell();
  const { app } = shell;
  const layOut = async () => {
    const { diagram } = app.context();
    const positions = await autoLayout(diagram, layoutEngine()).catch((error: unknown) => {
      const cause = error instanceof Error ? error.message : String(error);
      app.apply({
        session: {
          notice: { tone: 'problem', text: `The layout couldn't be made: ${cause}. Nothing was moved.` },
        },
      });
      return null;
    });
    if (!positions) return;
    // What was edited meanwhile stays: only positions are taken over.
    app.apply({ diagram: withPositions(app.context().diagram, positions) });
    app.apply({ effect: 'fit-all' });
  };
  useEffectHandlers({
    'new-document': () => void newDocument(shell),
    'open-file': () => void openFile(shell),
    'save-file': () => void saveFile(shell),
    'save-file-as': () => void saveFile(shell, { as: true }),
    'lay-out': () => void layOut(),
  });
}
