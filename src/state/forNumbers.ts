/** A diagram without what counts for none of its numbers: less to send from thread to thread. */
import type { Diagram } from '../model/diagram';

export const forNumbers = (diagram: Diagram): Diagram => ({
  ...diagram,
  notes: new Map(),
  drawings: new Map(),
  pages: new Map(),
  extra: {},
});
