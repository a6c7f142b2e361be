/** What is under way at a moment of a trace, and the moments at which anything begins or ends. */
import type { Span, Trace } from './trace';

/** out: to what is called · work: of what is called · waits: it has called others · back: with the answer. */
export type Phase = 'out' | 'work' | 'waits' | 'back';

export interface UnderWay {
  readonly span: Span;
  readonly phase: Phase;
  /** How much of the phase has passed, from 0 to 1. */
  readonly progress: number;
}

/** Those that have begun and aren't answered; the callers before what they call. */
export function underWayAt({ spans }: Trace, atMs: number): readonly UnderWay[] {
  return spans.flatMap((span): UnderWay[] => {
    if (atMs < span.startMs || atMs >= span.endMs) return [];
    const { phase, fromMs, toMs } = phaseAt(span, atMs);
    const progress = toMs > fromMs ? (atMs - fromMs) / (toMs - fromMs) : 1;
    return [{ span, phase, progress }];
  });
}

function phaseAt({ startMs, endMs, workFromMs, workToMs }: Span, atMs: number) {
  const backFromMs = Math.max(workToMs, endMs - (workFromMs - startMs));
  if (atMs < workFromMs) return { phase: 'out', fromMs: startMs, toMs: workFromMs } as const;
  if (atMs < workToMs) return { phase: 'work', fromMs: workFromMs, toMs: workToMs } as const;
  if (atMs < backFromMs) return { phase: 'waits', fromMs: workToMs, toMs: backFromMs } as const;
  return { phase: 'back', fromMs: backFromMs, toMs: endMs } as const;
}

export interface Moment {
  readonly atMs: number;
  readonly begins: readonly Span[];
  readonly ends: readonly Span[];
}

/** In their order: the beginning, each time a call is made or answered, and the end. */
export function momentsOf({ spans, totalMs }: Trace): readonly Moment[] {
  const ordered = [0, ...spans.flatMap(({ startMs, endMs }) => [startMs, endMs]), totalMs ?? 0]
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const times = ordered.filter((at, index) => index === 0 || !isSame(at, ordered[index - 1] ?? -1));
  return times.map((atMs) => ({
    atMs,
    begins: spans.filter(({ startMs }) => isSame(startMs, atMs)),
    ends: spans.filter(({ endMs }) => isSame(endMs, atMs)),
  }));
}

/** Closer than anybody sees. */
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a));
