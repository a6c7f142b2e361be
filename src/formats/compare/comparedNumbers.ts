/** The numbers of the journeys of two versions, side by side, and whether each is better or worse. */
import { shownAvailability } from '../../estimate/shownAvailability';
import type { JourneyNumbers } from '../../estimate/whatif/savedScenarios';
import type { Comparison } from '../../model/compare';
import type { Diagram } from '../../model/diagram';
import { formatCount, formatDowntime, formatLatency, formatRate } from '../../shared/formatNumbers';
import { journeyName } from '../exporters/shownJourneys';

export type Trend = 'better' | 'worse' | 'same';

export interface ComparedNumber {
  readonly label: string;
  /** null: there is none on that side. */
  readonly before: string | null;
  readonly after: string | null;
  readonly trend: Trend;
}

export interface ComparedJourney {
  readonly name: string;
  /** Ids; null: it isn't there. */
  readonly before: string | null;
  readonly after: string | null;
  readonly numbers: readonly ComparedNumber[];
}

export interface Version {
  readonly diagram: Diagram;
  readonly journeys: ReadonlyMap<string, JourneyNumbers>;
}

/** In the order of the later version, then those that are only in the earlier one. */
export function comparedNumbers(
  before: Version,
  after: Version,
  { same }: Comparison,
): readonly ComparedJourney[] {
  const earlier = new Map([...same.journeys].map(([was, is]) => [is, was]));
  // Where no journey is drawn up, each is known by the component it enters at.
  const entries = new Map([...same.components].map(([was, is]) => [is, was]));
  const used = new Set<string>();
  const rows = [...after.journeys].map(([id, numbers]): ComparedJourney => {
    const was = earlier.get(id) ?? (after.diagram.journeys.has(id) ? undefined : entries.get(id));
    const old = was === undefined ? undefined : before.journeys.get(was);
    if (old && was !== undefined) used.add(was);
    return {
      name: journeyName(after.diagram, id),
      before: old && was !== undefined ? was : null,
      after: id,
      numbers: numbersOf(old, numbers),
    };
  });
  const gone = [...before.journeys].flatMap(([id, numbers]): ComparedJourney[] =>
    used.has(id)
      ? []
      : [
          {
            name: journeyName(before.diagram, id),
            before: id,
            after: null,
            numbers: numbersOf(numbers, undefined),
          },
        ],
  );
  return [...rows, ...gone];
}

function numbersOf(
  before: JourneyNumbers | undefined,
  after: JourneyNumbers | undefined,
): readonly ComparedNumber[] {
  return MEASURES.flatMap(({ label, text, cost }): ComparedNumber[] => {
    const [was, is] = [before && text(before), after && text(after)];
    if (was == null && is == null) return [];
    const [from, to] = [before && cost(before), after && cost(after)];
    const trend =
      was === is || from === undefined || to === undefined || from === to
        ? 'same'
        : to < from
          ? 'better'
          : 'worse';
    return [{ label, before: was ?? null, after: is ?? null, trend }];
  });
}

interface Measure {
  readonly label: string;
  /** null: there is nothing to say. */
  readonly text: (numbers: JourneyNumbers) => string | null;
  /** The less the better. */
  readonly cost: (numbers: JourneyNumbers) => number;
}

const latency = (percentile: 'p50' | 'p99'): Measure => ({
  label: percentile,
  text: ({ latencyMs }) => formatLatency(latencyMs[percentile]),
  cost: ({ latencyMs }) => latencyMs[percentile] ?? Number.POSITIVE_INFINITY,
});

const MEASURES: readonly Measure[] = [
  { label: 'Available', text: shownAvailability, cost: ({ unavailability }) => unavailability },
  {
    label: 'Down a year',
    text: ({ downtimeSecondsPerYear }) => formatDowntime(downtimeSecondsPerYear).replace(/ a year$/, ''),
    cost: ({ unavailability }) => unavailability,
  },
  latency('p50'),
  latency('p99'),
  {
    label: 'At most',
    text: ({ maxRequestsPerSecond: most }) => (most === null ? 'no limit' : formatRate(most)),
    cost: ({ maxRequestsPerSecond: most }) => (most === null ? Number.NEGATIVE_INFINITY : -most),
  },
  {
    label: 'Costs a month',
    text: ({ costPerMonth }) => (costPerMonth === undefined ? null : formatCount(costPerMonth)),
    cost: ({ costPerMonth = 0 }) => costPerMonth,
  },
];
