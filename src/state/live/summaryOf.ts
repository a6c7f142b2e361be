import type { JourneyEstimate } from '../../estimate/answer';

export type Parts = Pick<JourneyEstimate, 'components' | 'connections'>;
export type Summary = Omit<JourneyEstimate, keyof Parts>;

/** A journey's own numbers. Those of its parts are worked out when they are looked at; here they are not. */
export function summaryOf(journey: JourneyEstimate): Summary {
  const { components: _, connections: __, ...properties } = Object.getOwnPropertyDescriptors(journey);
  const summary: Summary = Object.create(Object.prototype, properties);
  return summary;
}
