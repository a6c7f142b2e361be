/** What a hand is doing on the canvas just now: whether something follows it, and what that lines up with. */
import { createStore } from 'zustand/vanilla';
import type { GapMark } from '../../layout/equalGaps';
import type { GuideLine } from '../../layout/guides';
import type { Diagram } from '../../model/diagram';

export interface Hand {
  /** The page as it would be, were that let go now: the document takes it then, and not before. null: as it is. */
  readonly page: Diagram | null;
  readonly lines: readonly GuideLine[];
  readonly gaps: readonly GapMark[];
}

const IDLE: Hand = { page: null, lines: [], gaps: [] };

export const handStore = createStore<Hand>(() => IDLE);

export const letGo = (): void => handStore.setState(IDLE);

export const hold = (page: Diagram | null): void => handStore.setState({ page });

export function showGuides(lines: readonly GuideLine[], gaps: readonly GapMark[]): void {
  const now = handStore.getState();
  if (lines.length + gaps.length + now.lines.length + now.gaps.length > 0)
    handStore.setState({ lines, gaps });
}

/** One thing at a time: what is in the hand would be gone from under it on another page, or deleted. */
export function keepFromCommands(event: KeyboardEvent): void {
  event.stopPropagation();
  event.preventDefault();
}
