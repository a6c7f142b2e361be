/** Moves a trace on while it plays: smoothly, or from step to step where nothing is to move. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { momentsOf } from '../../estimate/trace/moments';
import { lengthOf, type Trace } from '../../estimate/trace/trace';
import { prefersStillness } from '../canvas/useViewEffects';
import { playStore } from './playStore';
import { traceScale } from './traceScale';

/** All of it takes so long, however long the request does; a moment as long as it is wide in the chart. */
const PLAYED_MS = 6000;
const STEP_MS = 900;

export function usePlaying(): void {
  const isPlaying = useStore(playStore, (playing) => playing.isPlaying);
  useEffect(() => {
    if (!isPlaying) return;
    return prefersStillness() ? byStep() : byFrame();
  }, [isPlaying]);
}

function byFrame(): () => void {
  let last = performance.now();
  let frame = requestAnimationFrame(function move(now) {
    const { trace, atMs } = playStore.getState();
    const scale = trace && traceScale(trace);
    const next = scale ? scale.shareAt(atMs) + (now - last) / PLAYED_MS : 1;
    last = now;
    if (trace && scale)
      playStore.setState(
        next >= 1 ? { atMs: lengthOf(trace), isPlaying: false } : { atMs: scale.msAt(next) },
      );
    else playStore.setState({ isPlaying: false });
    if (next < 1) frame = requestAnimationFrame(move);
  });
  return () => cancelAnimationFrame(frame);
}

function byStep(): () => void {
  const timer = setInterval(() => {
    const { trace, atMs } = playStore.getState();
    const next = trace && momentAfter(trace, atMs);
    if (next == null) playStore.setState({ isPlaying: false });
    else playStore.setState({ atMs: next });
  }, STEP_MS);
  return () => clearInterval(timer);
}

const CLOSE = 1e-6;

/** null: there is none. */
export const momentAfter = (trace: Trace, atMs: number): number | null =>
  momentsOf(trace).find((moment) => moment.atMs > atMs * (1 + CLOSE) + CLOSE)?.atMs ?? null;

export const momentBefore = (trace: Trace, atMs: number): number | null =>
  momentsOf(trace)
    .filter((moment) => moment.atMs < atMs * (1 - CLOSE) - CLOSE)
    .at(-1)?.atMs ?? null;
