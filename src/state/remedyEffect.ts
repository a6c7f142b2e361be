/**
 * What a remedy would do, before it is done: the journey's numbers before and after, and how many findings it ends or
 * brings. The same edit is made as when it is applied, and estimated by itself; only for diagrams where that is quick.
 */
import type { JourneyEstimate } from '../estimate/answer';
import { estimate } from '../estimate/estimate';
import type { Remedy } from '../model/finding';
import { review } from '../rules/review';
import type { Analysis } from './analysis';
import { changedNumbers } from './changeInNumbers';
import type { Context } from './command';
import { applyRemedy } from './gestures';

export interface RemedyEffect {
  /** null: there is no such journey before or after it. */
  readonly journey: { readonly before: JourneyEstimate; readonly after: JourneyEstimate } | null;
  /** Findings there are more then; fewer where below 0. */
  readonly findings: number;
}

/** More parts than that take longer than a menu may. */
const MOST_PARTS = 150;

/** null: nothing to apply, or too large to try. */
export function remedyEffect(
  context: Context,
  { estimate: now, findings }: Analysis,
  remedy: Remedy,
  journeyId: string | null,
): RemedyEffect | null {
  if (context.diagram.components.size > MOST_PARTS) return null;
  const { diagram } = applyRemedy(context, remedy);
  if (!diagram) return null;
  const then = estimate(diagram);
  const before = journeyId === null ? undefined : now.journeys.get(journeyId);
  const after = journeyId === null ? undefined : then.journeys.get(journeyId);
  return {
    journey: before && after ? { before, after } : null,
    findings: review(diagram, then).length - findings.length,
  };
}

/** `p99 120 → 84 ms`, `99.81 → 99.95 %`, `2 findings fewer`; what stays as it is isn't said. */
export function effectWords({ journey, findings }: RemedyEffect): readonly string[] {
  const numbers = journey ? changedNumbers(journey.before, journey.after) : [];
  const count = Math.abs(findings);
  return [
    ...(journey && numbers.length === 0 ? ['the same numbers'] : numbers),
    ...(count === 0
      ? []
      : [`${count} ${count === 1 ? 'finding' : 'findings'} ${findings < 0 ? 'fewer' : 'more'}`]),
  ];
}
