/** Where a played trace is: kept out of the document and the session, as it changes with every frame. */
import { createStore } from 'zustand/vanilla';
import { lengthOf, type Trace } from '../../estimate/trace/trace';

export interface Playing {
  /** null: none is shown. */
  readonly trace: Trace | null;
  readonly atMs: number;
  readonly isPlaying: boolean;
}

const NOTHING: Playing = { trace: null, atMs: 0, isPlaying: false };

export const playStore = createStore<Playing>(() => NOTHING);

/** Another one stays where it is as far as it goes. */
export function showTrace(trace: Trace | null): void {
  const { atMs } = playStore.getState();
  if (trace) playStore.setState({ trace, atMs: Math.min(atMs, lengthOf(trace)) });
  else playStore.setState(NOTHING, true);
}

export function goTo(atMs: number): void {
  const { trace } = playStore.getState();
  playStore.setState({ atMs: Math.min(Math.max(0, atMs), trace ? lengthOf(trace) : 0), isPlaying: false });
}
