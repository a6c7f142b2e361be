/** What a journey is meant to reach, as it is typed: one step to undo for each number. */
import type { TargetId } from '../estimate/answer';
import { withKey } from '../model/edits';
import type { Context, Outcome } from './command';
import { changeJourney } from './gestures';

/** undefined: it has no such target any more. */
export function changeTarget(
  context: Context,
  journeyId: string,
  target: TargetId,
  value: number | undefined,
): Outcome {
  const before = context.diagram.journeys.get(journeyId)?.target ?? {};
  const next = withKey(before, target, value);
  const change = { target: Object.keys(next).length > 0 ? next : undefined };
  return changeJourney(context, journeyId, change, `journey ${journeyId} ${target}`);
}
