/**
 * What a scenario makes of the numbers that the canvas shows, as few records as change, to cross from thread to thread;
 * and the estimate that is shown with them in place.
 */
import type {
  ComponentEstimate,
  ConnectionEstimate,
  Estimate,
  JourneyEstimate,
  SoFarEstimate,
} from '../estimate/answer';
import { estimateInFull, journeyWith, ownNumbers } from '../estimate/later';
import { once } from '../shared/once';
import { type PackedRecords, packRecords, unpackRecords } from './live/packedRecords';
import { sameValue } from './live/sameValue';

interface PartNumbers {
  readonly components: PackedRecords<ComponentEstimate>;
  readonly connections: PackedRecords<ConnectionEstimate>;
}

interface JourneyNumbers extends PartNumbers {
  readonly soFar: PackedRecords<SoFarEstimate>;
}

export interface ScenarioNumbers extends PartNumbers {
  readonly journeys: readonly (readonly [id: string, numbers: JourneyNumbers])[];
}

export interface Shown {
  /** The journey whose parts' numbers are on the screen; null: none in particular. */
  readonly journey: string | null;
  /** Whether what requests have been through so far is. */
  readonly soFar: boolean;
}

/** `isOut`: connections nothing goes over any more, whose numbers stay what they were. */
export function scenarioNumbers(
  before: Estimate,
  after: Estimate,
  isOut: (connectionId: string) => boolean,
  { journey, soFar }: Shown,
): ScenarioNumbers {
  const partsOf = (was: Parts, is: Parts): PartNumbers => ({
    components: packRecords(changedIn(was.components, is.components, never)),
    connections: packRecords(changedIn(was.connections, is.connections, isOut)),
  });
  return {
    ...partsOf(before, after),
    journeys: [...after.journeys].flatMap(([id, is]): [string, JourneyNumbers][] => {
      const was = before.journeys.get(id);
      if (!was || (journey !== null && journey !== id)) return [];
      const ways = soFar ? changedIn(was.soFar ?? NONE, is.soFar ?? NONE, isOut) : [];
      return [[id, { ...partsOf(was, is), soFar: packRecords(ways) }]];
    }),
  };
}

/** As it is, with what the scenario makes of it. */
export function underScenario(estimate: Estimate, numbers: ScenarioNumbers): Estimate {
  const changed = new Map(numbers.journeys);
  return {
    ...estimateInFull(estimate),
    components: overlaid(estimate.components, numbers.components),
    connections: overlaid(estimate.connections, numbers.connections),
    journeys: new Map(
      [...estimate.journeys].map(([id, journey]) => {
        const own = changed.get(id);
        return [id, own ? underIt(journey, own) : journey];
      }),
    ),
  };
}

type Parts = Pick<JourneyEstimate, 'components' | 'connections'>;

const NONE: ReadonlyMap<string, SoFarEstimate> = new Map();
const never = (): boolean => false;

const changedIn = <T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  isOut: (id: string) => boolean,
): [string, T][] =>
  [...after].filter(([id, is]) => {
    const was = before.get(id);
    return was !== undefined && was !== is && !isOut(id) && !sameValue(was, is);
  });

function overlaid<T extends object>(
  before: ReadonlyMap<string, T>,
  changes: PackedRecords<T>,
): ReadonlyMap<string, T> {
  if (changes.ids.length === 0) return before;
  const after = new Map(before);
  for (const [id, record] of unpackRecords(changes)) if (after.has(id)) after.set(id, record);
  return after;
}

/** What is worked out when it is looked at stays so. */
const underIt = (journey: JourneyEstimate, own: JourneyNumbers): JourneyEstimate =>
  journeyWith(ownNumbers(journey), {
    components: once(() => overlaid(journey.components, own.components)),
    connections: once(() => overlaid(journey.connections, own.connections)),
    soFar: once(() => journey.soFar && overlaid(journey.soFar, own.soFar)),
    effectMs: () => journey.effectMs,
    staleness: () => journey.staleness,
    effects: () => journey.effects,
  });
