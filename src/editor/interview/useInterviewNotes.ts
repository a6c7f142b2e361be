/** What the document has of mock interviews; other edits of it are no reason to look again. */
import { useStore } from 'zustand';
import type { MockInterview } from '../../model/mockInterview';
import { useApp } from '../app/hooks';

export const useInterviewNotes = (): MockInterview =>
  useStore(useApp().document, ({ diagram }) => diagram.interview);
