/**
 * What each scenario saved with a diagram would do: of every journey what becomes of it, with its numbers before and
 * after. The rows of figures, texts and `estimate --json`; plain data, to cross from thread to thread.
 */
import { describeEvents } from '../../model/describeEvent';
import type { Diagram } from '../../model/diagram';
import { eventsOf } from '../../model/scenario';
import type { Estimate, JourneyEstimate } from '../answer';
import type { Effort } from '../availability/trials';
import type { Verdict } from './verdicts';
import { createWhatIfs } from './whatIf';

export interface ScenarioAnswer {
  readonly id: string;
  readonly name: string;
  /** What happens, a phrase each. */
  readonly events: readonly string[];
  /** A sentence for each event that means nothing in this diagram. */
  readonly problems: readonly string[];
  readonly journeys: ReadonlyMap<string, JourneyOutcome>;
}

export interface JourneyOutcome {
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
  readonly before: JourneyNumbers;
  readonly after: JourneyNumbers;
}

/** What of a journey crosses: its parts are made when they are looked at, and stay behind. */
export type JourneyNumbers = Pick<JourneyEstimate, (typeof CARRIED)[number]>;

const CARRIED = [
  'availability',
  'unavailability',
  'downtimeSecondsPerYear',
  'latencyMs',
  'timedOut',
  'servedShare',
  'successRate',
  'fullFunctionAvailability',
  'maxRequestsPerSecond',
  'bottleneck',
  'targets',
  'exact',
  'availabilityRange',
  'costPerMonth',
] as const satisfies readonly (keyof JourneyEstimate)[];

/** `before`: the diagram's estimate, where it is known already, made with this effort. */
export function savedScenarios(
  diagram: Diagram,
  effort?: Effort,
  before?: Estimate,
): readonly ScenarioAnswer[] {
  if (diagram.scenarios.size === 0) return [];
  const whatIfs = createWhatIfs(effort);
  return [...diagram.scenarios].map(([id, saved]): ScenarioAnswer => {
    const events = eventsOf(saved);
    const { journeys, problems } = whatIfs.ask(diagram, events, before);
    return {
      id,
      name: saved.name?.trim() || id,
      events: describeEvents(diagram, events),
      problems,
      journeys: new Map(
        [...journeys].map(([journey, { verdict, reasons, before: was, after }]): [string, JourneyOutcome] => [
          journey,
          { verdict, reasons, before: journeyNumbers(was), after: journeyNumbers(after) },
        ]),
      ),
    };
  });
}

export function journeyNumbers(it: JourneyEstimate): JourneyNumbers {
  const { availability, unavailability, downtimeSecondsPerYear, latencyMs, timedOut, servedShare } = it;
  const { successRate, fullFunctionAvailability, maxRequestsPerSecond, bottleneck, targets, exact } = it;
  return {
    ...{ availability, unavailability, downtimeSecondsPerYear, latencyMs, timedOut, servedShare },
    ...{ successRate, fullFunctionAvailability, maxRequestsPerSecond, bottleneck, targets, exact },
    ...(it.availabilityRange && { availabilityRange: it.availabilityRange }),
    ...(it.costPerMonth !== undefined && { costPerMonth: it.costPerMonth }),
  };
}
