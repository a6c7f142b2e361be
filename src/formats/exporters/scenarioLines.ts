/** What saved scenarios would do, a line for each of the journeys shown: its fate, and its numbers before and after. */
import { shownAvailability } from '../../estimate/shownAvailability';
import type { ScenarioAnswer } from '../../estimate/whatif/savedScenarios';
import type { Verdict } from '../../estimate/whatif/verdicts';
import type { Diagram } from '../../model/diagram';
import { formatChange, formatLatency } from '../../shared/formatNumbers';
import { journeyName } from './shownJourneys';

export interface ScenarioLine {
  /** Only on the first of its lines. */
  readonly scenario: string;
  readonly journey: string;
  readonly verdict: Verdict;
  /** In a word or two. */
  readonly fate: string;
  /** `99.98 → 99.95 %` */
  readonly availability: string;
  /** `158 → 212 ms`; of what stopped there is none: empty. */
  readonly p99: string;
}

export function scenarioLines(
  diagram: Diagram,
  scenarios: readonly ScenarioAnswer[],
  shown: { has(journey: string): boolean },
): readonly ScenarioLine[] {
  return scenarios.flatMap(({ name, journeys }) =>
    [...journeys]
      .filter(([id]) => shown.has(id))
      .map(([id, { verdict, before, after }], index): ScenarioLine => {
        return {
          scenario: index === 0 ? name : '',
          journey: journeyName(diagram, id),
          verdict,
          fate: FATES[verdict],
          availability: changed(shownAvailability(before), shownAvailability(after)),
          p99:
            verdict === 'stopped'
              ? ''
              : changed(formatLatency(before.latencyMs.p99), formatLatency(after.latencyMs.p99)),
        };
      }),
  );
}

export const FATES: Readonly<Record<Verdict, string>> = {
  stopped: 'stopped',
  overloaded: 'overloaded',
  degraded: 'degraded',
  slower: 'slower',
  same: 'as before',
};

/** What reads the same is said once. */
const changed = (from: string, to: string): string => (from === to ? to : formatChange(from, to));
