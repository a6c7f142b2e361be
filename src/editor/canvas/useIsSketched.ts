/** The hand the page in view is drawn in. */
import { useStore } from 'zustand';
import { useApp } from '../app/hooks';

export const useIsSketched = (): boolean =>
  useStore(useApp().view, ({ diagram }) => diagram.style.look === 'sketch');
