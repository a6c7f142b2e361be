/** Carries out what commands ask of files. */
import { useShell } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';
import { newDocument, openFile, reopenFile, saveFile } from './fileActions';

export function useFiles(): void {
  const shell = useShell();
  useEffectHandlers({
    'new-document': () => void newDocument(shell),
    'open-file': () => void openFile(shell),
    'reopen-file': () => void reopenFile(shell),
    'save-file': () => void saveFile(shell),
    'save-file-as': () => void saveFile(shell, { as: true }),
  });
}
