/**
 * Numbers made when they are first looked at, as most never are. They are made from what the estimator keeps; once it
 * has gone on to another diagram, from the diagram anew.
 *
 * They are accessors of a class. One of an object's own would give that object a hidden class of its own, which only a
 * collection of all garbage lets go of, and with it all that the number would be made from: of every step of a slider.
 */
import { once } from '../shared/once';
import type { Estimate, JourneyEstimate } from './answer';

export type Later = <T>(make: () => T, from: (anew: Estimate) => T) => () => T;

export function laterWhile(isKept: () => boolean, anew: () => Estimate): Later {
  const again = once(anew);
  return (make, from) => once(() => (isKept() ? make() : from(again())));
}

type Makers<T> = { readonly [K in keyof T]-?: () => T[K] };

/** Of the whole diagram. */
export type LaterNumbers = Pick<Estimate, 'backlogs' | 'effects' | 'burstStorms'>;

/** Of a journey. */
export type LaterOfJourney = Pick<
  JourneyEstimate,
  'effectMs' | 'staleness' | 'soFar' | 'components' | 'connections' | 'effects'
>;

export const estimateWith = (
  numbers: Omit<Estimate, keyof LaterNumbers>,
  later: Makers<LaterNumbers>,
): Estimate => Object.assign(new NumbersLater(later), numbers);

export const journeyWith = (
  numbers: Omit<JourneyEstimate, keyof LaterOfJourney>,
  later: Makers<LaterOfJourney>,
): JourneyEstimate => Object.assign(new JourneyLater(later), numbers);

/** What it was made with. */
export function ownNumbers(journey: JourneyEstimate): Omit<JourneyEstimate, keyof LaterOfJourney> {
  // In one made in full they are fields as the others are.
  const { effectMs, staleness, soFar, components, connections, effects, ...numbers } = { ...journey };
  return numbers;
}

/** With all its numbers worked out and its own, as spreading and sending it need them. */
export const journeyInFull = (journey: JourneyEstimate): JourneyEstimate => {
  const { effectMs, staleness, soFar, components, connections, effects } = journey;
  return { ...journey, effectMs, staleness, soFar, components, connections, effects };
};

/** The same of an estimate; its journeys stay as they are. */
export const estimateInFull = (estimate: Estimate): Estimate => {
  const { backlogs, effects, burstStorms } = estimate;
  return { ...estimate, backlogs, effects, burstStorms };
};

class NumbersLater implements LaterNumbers {
  readonly #later: Makers<LaterNumbers>;

  constructor(later: Makers<LaterNumbers>) {
    this.#later = later;
  }

  get backlogs() {
    return this.#later.backlogs();
  }

  get effects() {
    return this.#later.effects();
  }

  get burstStorms() {
    return this.#later.burstStorms();
  }
}

class JourneyLater implements LaterOfJourney {
  readonly #later: Makers<LaterOfJourney>;

  constructor(later: Makers<LaterOfJourney>) {
    this.#later = later;
  }

  get effectMs() {
    return this.#later.effectMs();
  }

  get staleness() {
    return this.#later.staleness();
  }

  get soFar() {
    return this.#later.soFar();
  }

  get components() {
    return this.#later.components();
  }

  get connections() {
    return this.#later.connections();
  }

  get effects() {
    return this.#later.effects();
  }
}
