/** What is worked out when it is looked at, worked out: for what goes through all fields there are. */
import type { Estimate } from '../../src/estimate/answer';
import { estimateInFull, journeyInFull } from '../../src/estimate/later';

export const inFull = (estimate: Estimate): Estimate => ({
  ...estimateInFull(estimate),
  journeys: new Map([...estimate.journeys].map(([id, journey]) => [id, journeyInFull(journey)])),
});
