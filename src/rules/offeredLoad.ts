/** Requests a second that all journeys of a diagram offer together; 0: no load is given. */
import { requestsPerSecondOf } from '../estimate/graph/computable';
import type { Diagram } from '../model/diagram';

export const offeredLoad = ({ journeys }: Diagram): number =>
  [...journeys.values()].reduce((sum, journey) => sum + requestsPerSecondOf(journey), 0);
