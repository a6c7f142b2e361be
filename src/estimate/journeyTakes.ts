/**
 * How many requests a second of a journey can be taken in all, the other journeys staying as they are: its load today and
 * its headroom. Null: nothing limits it.
 */
import type { Journey } from '../model/diagram';
import type { JourneyEstimate } from './answer';
import { requestsPerSecondOf } from './graph/computable';
import { mostTaken } from './load/headroom';

export const journeyTakes = (
  journey: Pick<Journey, 'requestsPerSecond'>,
  { headroom }: Pick<JourneyEstimate, 'headroom'>,
): number | null => (headroom ? mostTaken(requestsPerSecondOf(journey), headroom) : null);
