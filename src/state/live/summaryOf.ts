import type { JourneyEstimate } from '../../estimate/answer';

export type Parts = Pick<JourneyEstimate, 'components' | 'connections'>;
export type Summary = Omit<JourneyEstimate, keyof Parts>;

/** A journey's own numbers. Those of its parts are worked out when they are looked at; here they are not. */
export function summaryOf(journey: JourneyEstimate): Summary {
  const { effectMs, staleness, soFar, effects } = journey;
  // What is yet to be worked out is no field of the journey's own, so its parts are copied only where they are there.
  const { components: _, connections: __, ...summary } = { ...journey, effectMs, staleness, soFar, effects };
  return summary;
}
