/**
 * What a remedy would do, before it is done: the journey's numbers before and after, and how many findings it ends or
 * brings. The same edit is made as when it is applied, and estimated by itself; only for diagrams where that is quick.
 */
import type { JourneyEstimate } from '../estimate/answer';
import { estimate } from '../estimate/estimate';
import { shownAvailability } from '../estimate/shownAvailability';
import type { Remedy } from '../model/finding';
import { review } from '../rules/review';
import { formatLatency } from '../shared/formatNumbers';
import type { Analysis } from './analysis';
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

/** `99.81 → 99.95 %`, `p99 120 → 84 ms`, `2 findings fewer`; what stays as it is isn't said. */
export function effectWords({ journey, findings }: RemedyEffect): readonly string[] {
  const numbers = journey
    ? [
        changed('', shownAvailability(journey.before), shownAvailability(journey.after)),
        changed(
          'p50 ',
          formatLatency(journey.before.latencyMs.p50),
          formatLatency(journey.after.latencyMs.p50),
        ),
        changed(
          'p99 ',
          formatLatency(journey.before.latencyMs.p99),
          formatLatency(journey.after.latencyMs.p99),
        ),
      ].filter((text) => text !== null)
    : [];
  const count = Math.abs(findings);
  return [
    ...(journey && numbers.length === 0 ? ['the same numbers'] : numbers),
    ...(count === 0
      ? []
      : [`${count} ${count === 1 ? 'finding' : 'findings'} ${findings < 0 ? 'fewer' : 'more'}`]),
  ];
}

const changed = (name: string, before: string, after: string): string | null =>
  before === after ? null : `${name}${before} → ${after}`;
