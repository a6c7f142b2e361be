/** One call as time to effect follows it, and what is shared along the way. */
import type { ViewAvailability } from '../availability/viewAvailability';
import type { Member } from '../graph/graph';
import type { View } from '../graph/view';
import type { Attempts } from '../latency/attempts';
import type { Distribution } from '../latency/distribution';
import { NO_TIME } from '../latency/distribution';
import type { ViewLatency } from '../latency/latency';
import type { Times } from '../latency/times';

export interface EffectRequest {
  readonly view: View;
  readonly availability: ViewAvailability;
  readonly latency: ViewLatency;
  readonly loadBearing: ReadonlySet<number>;
  readonly times: Times;
}

/** One call that is made and answered, and what follows it. */
export interface Step {
  readonly member: Member;
  /** Of one call; null: it fails at once, because it calls back. */
  readonly attempts: Attempts | null;
  readonly answers: number;
  /** Until the last of: what the call started, and `next` after its answer. */
  made(next: Distribution): Distribution;
}

/** What the effects of groups and lags are computed from. */
export interface Walk extends EffectRequest {
  readonly leavesWork: (node: number) => boolean;
  step(member: Member, isLookUp: boolean): Step;
  /** Everything asynchronous that starts with the component's answer or before it, as if with it: the safe side. */
  lag(node: number): Distribution;
}

export type Weighted = readonly [weight: number, time: Distribution];

export const lateShare = ({ attempts }: Step): number => attempts?.late ?? 0;

/** One of a sequence: made with its probability; one that may fail is gone without, and starts nothing. */
export function inOrder(walk: Walk, step: Step, next: Distribution): Distribution {
  const { times } = walk;
  const { probability, optional, timeoutMs } = step.member.call;
  if (probability <= 0 || !step.attempts) return next;
  const late = step.answers * lateShare(step);
  const done: Weighted = [probability * (step.answers - late), step.made(next)];
  const skipped: Weighted = [1 - probability, next];
  if (!optional) return weighed(walk, [done, skipped]);
  const gaveUp: Weighted[] = late > 0 ? [[probability * late, times.sum(step.attempts.gaveUp(), next)]] : [];
  const failed: Weighted = [
    probability * (1 - step.answers),
    times.sum(times.constant(timeoutMs ?? 0), next),
  ];
  return weighed(walk, [done, ...gaveUp, failed, skipped]);
}

/** Where nothing of it ever happens, as the first would be. */
export function weighed({ times }: Walk, parts: readonly Weighted[]): Distribution {
  const [first] = parts;
  return parts.some(([weight]) => weight > 0) ? times.mix(parts) : (first?.[1] ?? NO_TIME);
}
