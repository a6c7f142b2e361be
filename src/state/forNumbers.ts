/** A diagram without what counts for none of its numbers: less to send from thread to thread. */
import { NO_CAPACITY } from '../model/capacity';
import type { Diagram } from '../model/diagram';
import { NO_INTERVIEW } from '../model/mockInterview';

export const forNumbers = (diagram: Diagram): Diagram => ({
  ...diagram,
  notes: new Map(),
  drawings: new Map(),
  pages: new Map(),
  capacity: NO_CAPACITY,
  interview: NO_INTERVIEW,
  extra: {},
});
