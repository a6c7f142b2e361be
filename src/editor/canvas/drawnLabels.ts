/**
 * The labels of the page, handed past all that stays as it is while a number changes: only who shows them renders then.
 */
import { createContext, useContext } from 'react';
import type { DrawnLabel } from './labels';

const NONE: readonly DrawnLabel[] = [];

/** At rest. */
export const DrawnLabels = createContext(NONE);

export const useDrawnLabels = (): readonly DrawnLabel[] => useContext(DrawnLabels);

interface Labels {
  readonly labels: readonly DrawnLabel[];
  /** Of these, those that follow a hand. */
  readonly heldLabels: readonly DrawnLabel[];
}

/** Those that are elements just now. */
export const MountedLabels = createContext<Labels>({ labels: NONE, heldLabels: NONE });

export const useMountedLabels = (): Labels => useContext(MountedLabels);
